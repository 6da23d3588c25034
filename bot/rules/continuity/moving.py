"""The phases around a boundary that moves, place by place (`continuity.md` D11)."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from bot.rules.continuity.days import FUTURE, Days, days
from bot.rules.continuity.phases import completed
from bot.rules.facts import Phase

DAY = timedelta(days=1)


class Moved(NamedTuple):
    """The two phases at one place of the boundary, and the calendar days between them."""

    giving: Days
    receiving: Days
    gap: int


class Moving:
    """The phases around a boundary. The receiving phase's first day as planned, `start`, must be known; `end` is the
    giving phase's last one: these two move."""

    def __init__(self, earlier: Phase | None, before: Phase, after: Phase, later: Phase | None) -> None:
        self.around = (earlier, before, after, later)
        start, end = after.start or (before.end and before.end + DAY), before.end or (after.start and after.start - DAY)
        assert start is not None
        assert end is not None
        self.start, self.end = start.toordinal(), end.toordinal()
        self.stop = FUTURE if after.start or not after.end else after.end.toordinal()
        """The last day that the receiving phase's first one can come to: a given end holds back a start that only
        follows from the phase before (D2: then the phase is that one day)."""
        self._at: dict[int, Moved] = {}

    def day(self, delta: int) -> int:
        """The receiving phase's first day when the boundary has moved by `delta` days."""
        return min(self.start + delta, self.stop)

    def at(self, delta: int) -> Moved:
        """The phases when the boundary has moved by `delta` days; missing dates are completed anew (D2)."""
        if delta not in self._at:
            earlier, before, after, later = self.around
            end, start = before.end and before.end + delta * DAY, after.start and after.start + delta * DAY
            giving = days(completed(earlier.end if earlier else None, before.start, end, start))
            receiving = days(completed(end, start, after.end, later.start if later else None))
            self._at[delta] = Moved(giving, receiving, receiving.first - giving.last - 1)
        return self._at[delta]

    @cached_property
    def fixed(self) -> tuple[int, ...]:
        """The given dates around that do not move."""
        earlier, before, after, later = self.around
        given = (earlier and earlier.end, before.start, after.end, later and later.start)
        return tuple(one.toordinal() + step for one in given if one for step in (-1, 0, 1))
