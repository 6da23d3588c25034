"""Noting what Slack has answered, however long others hold the database: what is not noted might be said again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TypeVar

from bot.usecases.posts.times import Times
from storage.engine import BUSY

BREATH = 0.1
"""Seconds between two tries: a lock is waited for by the database itself, a full disk is not."""

Noted = TypeVar("Noted")

log = logging.getLogger(__name__)


def patiently(note: Callable[[], Noted], times: Times) -> Noted:
    """Try one transaction until it is through. It may have been before, when its end could not be told: it must do
    nothing twice. Raises what the last try raised when `times.patience` is over."""
    until = monotonic() + times.patience.total_seconds()
    while monotonic() < until:
        try:
            return note()
        except BUSY as busy:
            log.warning("What Slack has answered could not be noted (%s); it is tried again.", type(busy).__name__)
        Event().wait(BREATH)
    return note()
