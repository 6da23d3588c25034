"""Working days, and local days and times as instants (`reliability.md` §4.4)."""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.facts import Span
from bot.rules.values import value

DAY = timedelta(days=1)
SETTLE = timedelta(minutes=10)
"""How long a journey is left alone after its last change before it is judged."""
OPENS, CLOSES = time(9), time(17)
"""Working hours: outside them a late judgement waits for the next working day."""
LONGEST_REST = 366
"""Days searched for a working one; a workspace that is quiet for longer than a year gets the plain day."""


@value
class WorkDays:
    """Which days people work: no weekends, no free days of the country, no quiet period of the workspace."""

    free: Container[date] = frozenset()
    quiet: tuple[Span, ...] = ()

    def works(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.free and not any(_covers(span, day) for span in self.quiet)

    def on_or_before(self, day: date) -> date:
        return self._nearest(day, -1)

    def on_or_after(self, day: date) -> date:
        return self._nearest(day, 1)

    def _nearest(self, day: date, direction: int) -> date:
        if self.works(day):
            return day
        days = (day + direction * n * DAY for n in range(1, LONGEST_REST))
        return next((each for each in days if self.works(each)), day)


def _covers(span: Span, day: date) -> bool:
    return (span.first is None or span.first <= day) and (span.last is None or day <= span.last)


def instant(day: date, at: time, tz: str) -> datetime:
    """The local day and time in UTC: a missing local time moves forward by the gap, a doubled one is the first."""
    return datetime.combine(day, at, ZoneInfo(tz)).astimezone(UTC)


def midnight_after(day: date, tz: str) -> datetime:
    """When the local day is over, in UTC."""
    return instant(day + DAY, time(0), tz)


def settled(changed: datetime, tz: str, days: WorkDays) -> datetime:
    """When a change within the steps is judged: 10 minutes later in working hours, else when they next begin."""
    ready = (changed + SETTLE).astimezone(ZoneInfo(tz))
    day = ready.date()
    if not days.works(day) or ready.time() >= CLOSES:
        return instant(days.on_or_after(day if ready.time() < OPENS else day + DAY), OPENS, tz)
    return instant(day, OPENS, tz) if ready.time() < OPENS else changed + SETTLE
