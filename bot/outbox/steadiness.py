"""Whether the clock of this process can be believed: asked before anything is judged, and before anything is sent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic, time

JUMP = timedelta(minutes=2)
"""By how much two clocks may disagree before neither is believed."""
ASKED = 5.0
"""Seconds between two questions to Slack at the least."""

log = logging.getLogger(__name__)


class Steadiness:
    """Whether the wall clock has gone on as the monotonic one did (`reliability.md` 4.4). One a process.

    After a jump it is believed again once Slack's clock agrees with it: a laptop that slept, an hour set by hand.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        slack_time: Callable[[], datetime | None] = lambda: None,
        wall: Callable[[], float] = time,
        steady: Callable[[], float] = monotonic,
    ) -> None:
        """`slack_time`: the present by Slack's clock, None when it cannot be asked; only needed after a jump."""
        self._now, self._slack_time = now, slack_time
        self._wall, self._steady = wall, steady
        self._apart = wall() - steady()
        self._asked_at: float | None = None
        self._judging = Lock()
        self.doubted = False

    def sure(self) -> bool:
        """Small steps, by which a clock is set right all the time, are no jump."""
        with self._judging:
            apart = self._wall() - self._steady()
            if self.doubted or abs(apart - self._apart) > JUMP.total_seconds():
                self._doubt(not self._agrees())
            if not self.doubted:
                self._apart, self._asked_at = apart, None
            return not self.doubted

    def _doubt(self, doubted: bool) -> None:
        if doubted and not self.doubted:
            log.warning("The clock has jumped, and Slack's does not agree: nothing is judged or sent until it does.")
        self.doubted = doubted

    def _agrees(self) -> bool:
        asked = self._asked_at
        if asked is not None and self._steady() - asked < ASKED:
            return False
        self._asked_at = self._steady()
        told = self._slack_time()
        return told is not None and abs(told - self._now()) <= JUMP
