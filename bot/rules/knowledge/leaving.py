"""Whom to ask an open question, and when: somebody who knows, in the week before their last day with the customer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.knowledge.asking import LastDay, last_day_to_ask
from bot.rules.projection.knowing import Stay
from bot.rules.reminders.days import DAY, WorkDays, instant

BEFORE = timedelta(days=7)
"""Before the last day of who knows an open question is put to them."""
LOOKED_AT = time(6)
"""When the open questions are looked at, before the morning in which they are put."""


def whom_to_ask(
    circles: Iterable[Collection[int]], stays: Collection[Stay], askable: Collection[int], today: date
) -> LastDay:
    """The last of the nearest circle of people (ids) who know, of those that can be asked; nobody: none is there."""
    for circle in circles:
        found = last_day_to_ask({*circle} & {*askable}, stays)
        if not found.is_past(today):
            return found
    return LastDay(None, ())


def asked_at(last: date, now: datetime, at: time, tz: str, days: WorkDays) -> datetime | None:
    """When it is put to somebody whose last day that is: on a morning of theirs, on the day itself if there is none
    left; None: not yet, or too late."""
    today = now.astimezone(ZoneInfo(tz)).date()
    if last < today or today < days.on_or_before(last - BEFORE):
        return None
    mornings = (instant(days.on_or_after(day), at, tz) for day in (today, today + DAY))
    ahead = next((one for one in mornings if one >= now), None)
    if ahead is not None and ahead.astimezone(ZoneInfo(tz)).date() <= last:
        return ahead
    return max(now, instant(today, at, tz))


def next_look(now: datetime, tz: str) -> datetime:
    """The next early morning in that zone."""
    today = now.astimezone(ZoneInfo(tz)).date()
    this = instant(today, LOOKED_AT, tz)
    return this if this > now else instant(today + DAY, LOOKED_AT, tz)
