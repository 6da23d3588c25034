"""The wish to end: a signal or the watchdog asks for it, the main thread hears it. Imports nothing slow."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

GRACE = 14.0
"""Seconds for what is under way; supervisors kill after 15 or more."""


class Stop:
    """Asked for once; the first reason decides the exit code."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self.code = 0

    def listen(self) -> None:
        """SIGTERM ends with 0, Ctrl+C with 130; both after what is under way. To be called before slow imports."""
        signal.signal(signal.SIGTERM, lambda number, frame: self.ask(0))
        signal.signal(signal.SIGINT, lambda number, frame: self.ask(130))

    def ask(self, code: int) -> None:
        if not self._asked.is_set():
            self.code = code
            self._asked.set()

    def wait(self, seconds: float) -> bool:
        """Whether the end was asked for. Always with a time-out: a signal can be slept through without one."""
        return self._asked.wait(seconds)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Whatever hangs in this block does not outlive the grace."""
        timer = threading.Timer(GRACE, os._exit, (self.code or 1,))
        timer.daemon = True
        timer.start()
        yield
        timer.cancel()
