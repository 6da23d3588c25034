"""How far a long word has come: a line on standard error when that is a terminal, nothing when it is not."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY = 0.1
"""Seconds between two looks of the line."""


def told(doing: str, journeys: Iterable[T], total: int) -> Iterator[T]:
    """The journeys themselves, while the line tells how many of them are done."""
    if not sys.stderr.isatty():
        yield from journeys
        return
    shown, due, done = "", 0.0, 0
    try:
        for journey in journeys:
            yield journey
            done += 1
            if (now := time.monotonic()) >= due:
                shown = _show(f"{doing} {done:,} of {total:,} journeys ({done * 100 // total} %)", shown)
                due = now + EVERY
    finally:
        _show("", shown)


def _show(line: str, instead_of: str) -> str:
    """The line in the place of an earlier one."""
    print(f"\r{line.ljust(len(instead_of))}", end="\r" if not line else "", file=sys.stderr, flush=True)
    return line
