"""Who is asked an open question, and when: the nearest of those who may know, one after the other, in good time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.reminders.days import DAY, WorkDays, instant
from bot.rules.values import fact

BEFORE = timedelta(days=7)
"""Before their last day who leaves is asked; and after it was noted who stays, where no handover is to come."""
AHEAD = timedelta(days=14)
"""Before the next handover whoever stays on is asked."""
PATIENCE = timedelta(days=14)
"""Who has said nothing for so long is waited for no more: the next is asked."""
LOOKED_AT = time(6)
"""When the open questions are looked at, before the morning in which they are put."""

Few = frozenset[int]
NOBODY: Few = frozenset()


@fact
class Circles:
    """People (ids) by how near they are to the answer, the nearest circle first; somebody may be in several."""

    heard: Few = NOBODY
    """The question itself, from the customer."""
    speaker: Few = NOBODY
    """Something that the same person of the customer said."""
    system: Few = NOBODY
    """Something of the same system."""
    journey: Few = NOBODY
    """Anything of the journey."""
    customer: Few = NOBODY
    """Anything of the customer."""
    carriers: Few = NOBODY
    """On both sides of the next handover."""
    keys: Few = NOBODY
    """A key person of the phase that is on."""
    there: Few = NOBODY
    """Anybody of ours who is on the journey."""
    owners: Few = NOBODY
    """Who has the customer's account, and who owns the journey."""

    @property
    def who_heard(self) -> tuple[Few, ...]:
        return (self.heard, self.speaker, self.system, self.journey, self.customer)

    @property
    def who_is_there(self) -> tuple[Few, ...]:
        return (self.carriers, self.keys, self.there)

    @property
    def everybody(self) -> Few:
        return self.owners.union(*self.who_heard, *self.who_is_there)


def nearest(circles: Circles, lasts: Mapping[int, date], askable: Collection[int], today: date) -> tuple[int, ...]:
    """All of them that can be asked, each once: those who are there circle by circle, the last to leave first; then who
    heard something and has left; then who answers for the customer.

    `lasts`: their last day by the plan, date.max where none is planned; who is in no plan is not in it, and is there.
    """

    def until(person: int) -> date:
        return lasts.get(person, date.max)

    def ordered(circle: Few) -> list[int]:
        return sorted((one for one in circle if one in askable), key=lambda one: (-until(one).toordinal(), one))

    heard = [ordered(circle) for circle in circles.who_heard]
    there = [ordered(circle) for circle in circles.who_is_there]
    present = (one for circle in (*heard, *there) for one in circle if until(one) >= today)
    left = (one for circle in heard for one in circle if until(one) < today)
    return tuple(dict.fromkeys([*present, *left, *ordered(circles.owners)]))


def wanted_on(last: date | None, start: date | None, noted: date) -> date:
    """The day on which somebody is to be asked: a week before their last day, if that comes before the next handover
    (`start`); two weeks before that, if they stay; a week after it was noted at the latest where there is none."""
    leaves = last - BEFORE if last is not None and (start is None or last <= start) else None
    if start is None:
        return min(noted + BEFORE, leaves or date.max)
    return leaves or start - AHEAD


def is_time(wanted: date, now: datetime, tz: str, days: WorkDays) -> bool:
    """Whether that day, or the working day before it, has come in their zone."""
    return days.on_or_before(wanted) <= now.astimezone(ZoneInfo(tz)).date()


def put_at(wanted: date, last: date | None, now: datetime, *, at: time, tz: str, days: WorkDays) -> datetime:
    """When it is put: on the morning (`at`) of that day or of the working day before, on the next one if that is past;
    with none left until their last day at once."""
    today = now.astimezone(ZoneInfo(tz)).date()
    first = max(days.on_or_before(wanted), today)
    mornings = (instant(days.on_or_after(day), at, tz) for day in (first, first + DAY))
    ahead = next(one for one in mornings if one >= now)
    if last is None or ahead.astimezone(ZoneInfo(tz)).date() <= last:
        return ahead
    return max(now, instant(today, at, tz))


def next_look(now: datetime, tz: str) -> datetime:
    """The next early morning in that zone."""
    today = now.astimezone(ZoneInfo(tz)).date()
    this = instant(today, LOOKED_AT, tz)
    return this if this > now else instant(today + DAY, LOOKED_AT, tz)
