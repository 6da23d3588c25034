"""The days that a question proposes: thirty from the start, or enough side by side with somebody who gives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.rules.candidates.kinds import Around
from bot.rules.continuity.days import PAST, Days, WorkingDays, day, days, united, without
from bot.rules.continuity.presence import FULL, Presence
from bot.rules.facts import Span

STAY = 30
"""Calendar days that a person is asked to stay, from the start of the next phase (product.md §4)."""
LATE = 366
"""Calendar days; longer than that nobody is asked to stay late."""


def stay_until(start: date) -> date:
    """The last day of the stay that a question proposes."""
    return start + timedelta(days=STAY - 1)


class Proposed(NamedTuple):
    """First and last day on the receiving phase; with whom, and until when they would have to stay late for it."""

    first: date | None
    last: date | None
    partner: str | None = None
    partner_last: date | None = None


def side_by_side(
    partner: Presence, start: date, percent: float | None, away: Iterable[Span], around: Around
) -> Proposed:
    """Join so late that there are still twice N effective working days with the partner (D6, D16).

    `away` are the absences of both. Where today comes too late for that, the partner stays late for the rest.
    """
    working = WorkingDays(around.constants.holidays, calendar=around.constants.calendar)
    time = _Together(partner, FULL if percent is None else percent, united(map(days, away)), working)
    wanted = 2 * around.constants.transfer * FULL
    begins = max(partner.reach.first, around.today.toordinal() if around.today else PAST)
    latest = max(begins, start.toordinal())
    last = stay_until(start).toordinal()
    if time.within(Days(begins, last)) >= wanted:
        first = bisect_right(range(begins, latest + 1), -wanted, key=lambda at: -time.within(Days(at, last)))
        return Proposed(day(begins + first - 1), day(last), partner.person)
    late = time.late(begins, wanted)
    return Proposed(day(begins), day(max(last, late)), partner.person, day(late))


class _Together:
    """Working days, times percent, that a partner has with somebody of so many percent."""

    def __init__(self, partner: Presence, percent: float, away: Sequence[Days], working: WorkingDays) -> None:
        self.loads = [
            (spell, min(load, percent)) for stretch, load in partner.loads for spell in without(stretch, away)
        ]
        self.leaves, self.percent = partner.reach.last, min(partner.loads[-1][1], percent)
        self.away, self.working = away, working

    def within(self, asked: Days) -> float:
        return sum(self.working.count(stretch.cut(asked)) * percent for stretch, percent in self.loads)

    def late(self, begins: int, wanted: float) -> int:
        """The first day until which the partner must stay."""
        missing = wanted - self.within(Days(begins, self.leaves))
        after = max(self.leaves + 1, begins)
        return after + bisect_left(range(LATE), missing, key=lambda more: self._more(Days(after, after + more)))

    def _more(self, late: Days) -> float:
        return sum(self.working.count(spell) for spell in without(late, self.away)) * self.percent
