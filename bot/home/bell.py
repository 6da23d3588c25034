"""Whose Home is to be drawn: rung where people are heard, answered by the thread that publishes."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event, Lock


class Bell:
    """One a process. What was rung when it ends is lost, and drawn with the next opening."""

    def __init__(self) -> None:
        self.rung = Event()
        self._lock = Lock()
        self._opened: dict[str, None] = {}
        self._touched: dict[str, None] = {}

    def opened(self, slack_id: str) -> None:
        """Somebody looks at their Home."""
        self._ring(self._opened, slack_id)

    def touched(self, slack_id: str) -> None:
        """Somebody did something that may show in their Home, if they have opened it."""
        self._ring(self._touched, slack_id)

    def _ring(self, at: dict[str, None], slack_id: str) -> None:
        with self._lock:
            at[slack_id] = None
        self.rung.set()

    def ring_again(self, opened: Iterable[str], touched: Iterable[str]) -> None:
        """For those who could not be seen to."""
        for slack_id in opened:
            self.opened(slack_id)
        for slack_id in touched:
            self.touched(slack_id)

    def answer(self) -> tuple[list[str], list[str]]:
        """Slack's ids of those who opened it, and of those who did something since it was asked last."""
        with self._lock:
            opened, touched = [*self._opened], [*self._touched]
            self._opened.clear()
            self._touched.clear()
        return opened, touched
