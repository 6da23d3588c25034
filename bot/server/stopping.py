"""The wish to end: a signal or the watchdog asks for it, the main thread hears it. Imports nothing slow."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType

GRACE = 14.0
"""Seconds for what is under way; supervisors kill after 15 or more."""


class Stop:
    """Asked for once; the first reason decides the exit code."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self.code = 0

    def listen(self) -> None:
        """SIGTERM ends with 0, Ctrl+C with 130; both after what is under way. To be called before slow imports."""
        signal.signal(signal.SIGTERM, lambda number, frame: self._hear(0, frame))
        signal.signal(signal.SIGINT, lambda number, frame: self._hear(130, frame))

    def _hear(self, code: int, frame: FrameType | None) -> None:
        self.ask(code)

    def ask(self, code: int) -> None:
        if not self._asked.is_set():
            self.code = code
            self._asked.set()

    def wait(self, seconds: float) -> bool:
        """Whether the end was asked for. Always with a time-out: a signal can be slept through without one."""
        return self._asked.wait(seconds)

    def hurry(self) -> threading.Timer:
        """Whatever hangs from now on does not outlive the grace."""
        timer = threading.Timer(GRACE, os._exit, (self.code or 1,))
        timer.daemon = True
        timer.start()
        return timer
