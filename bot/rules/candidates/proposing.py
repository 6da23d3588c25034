"""The days that a question proposes: thirty from the start, or enough side by side with somebody who gives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.rules.candidates.kinds import Around
from bot.rules.continuity.days import PAST, Days, WorkingDays, day, days, united, without, working_days
from bot.rules.continuity.presence import FULL, Presence
from bot.rules.facts import Person, Span

STAY = 30
"""Calendar days that a person is asked to stay, from the start of the next phase (product.md §4)."""
DAY = timedelta(days=1)
LATE = 366
"""Calendar days; longer than that nobody is asked to stay late."""


def stay_until(start: date) -> date:
    """The last day of the stay that a question proposes."""
    return start + timedelta(days=STAY - 1)


class Proposed(NamedTuple):
    """First and last day on the receiving phase; with whom, and until when they would have to stay late for it."""

    first: date | None
    last: date | None
    partner: str
    partner_last: date | None
    until: date | None
    """The last day side by side."""


def not_there(person: Person) -> tuple[Span, ...]:
    """A person's absences, and all days outside their active period."""
    first, last = person.active.first, person.active.last
    before = () if first is None else (Span(None, first - DAY),)
    after = () if last is None else (Span(last + DAY, None),)
    return (*before, *person.absences, *after)


def side_by_side(
    partner: Presence, start: date, percent: float | None, away: Iterable[Span], around: Around
) -> Proposed | None:
    """Join so late that there are still twice N effective working days with the partner (D6, D16).

    `away` is when either of both is not there. Where today comes too late for that, the partner stays late for the
    rest; None when a year of that is not enough.
    """
    working = working_days(around.constants.holidays, calendar=around.constants.calendar)
    time = _Together(partner, FULL if percent is None else percent, united(map(days, away)), working)
    wanted = 2 * around.constants.transfer * FULL
    begins = max(partner.reach.first, around.today.toordinal() if around.today else PAST)
    latest = max(begins, start.toordinal())
    last = stay_until(start).toordinal()
    if time.within(Days(begins, last)) >= wanted:
        first = bisect_right(range(begins, latest + 1), -wanted, key=lambda at: -time.within(Days(at, last)))
        return Proposed(day(begins + first - 1), day(last), partner.person, None, day(min(last, partner.reach.last)))
    late = time.late(begins, wanted)
    if late is None:
        return None
    return Proposed(day(begins), day(max(last, late)), partner.person, day(late), day(late))


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

    def late(self, begins: int, wanted: float) -> int | None:
        """The first day until which the partner must stay; None when it takes too long."""
        missing = wanted - self.within(Days(begins, self.leaves))
        after = max(self.leaves + 1, begins)
        more = bisect_left(range(LATE), missing, key=lambda days: self._more(Days(after, after + days)))
        return after + more if more < LATE else None

    def _more(self, late: Days) -> float:
        return sum(self.working.count(spell) for spell in without(late, self.away)) * self.percent
