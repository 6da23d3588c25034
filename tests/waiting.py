"""Waiting for the thing itself, as long as a busy machine may need."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

LONGEST = 50.0
"""Seconds in which whatever is to happen has happened, on the slowest machine; less than a test may take."""


def until(holds: Callable[[], object], what: str, seconds: float = LONGEST) -> None:
    """Comes back when it holds. Raises AssertionError when it does not in time."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, f"in vain: {what}"
        Event().wait(0.02)
