"""When a meeting is looked at: 14, 7 and 2 days before, and the day after (product.md §7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.rules.reminders import WorkDays, instant
from bot.rules.values import value

BEFORE = (14, 7, 2)
AFTER = "after"
DAY = timedelta(days=1)


@value
class Look:
    """One moment. `name`: the days before, as text, or `after`; `over`: until when it may be told."""

    name: str
    day: date
    at: datetime
    over: datetime


def looks(day: date, at: time, tz: str, days: WorkDays) -> tuple[Look, ...]:
    """In their order. Before: on the working day or the last one before it; after: on the first one after the meeting.

    Those that fall on one day are one, the later.
    """
    falls = {days.on_or_before(day - n * DAY): str(n) for n in BEFORE}
    falls[days.on_or_after(day + DAY)] = AFTER
    found = sorted(falls.items())
    ends = [*(instant(each, at, tz) for each, _ in found[1:]), instant(found[-1][0] + 7 * DAY, at, tz)]
    return tuple(_looks(found, ends, day, at, tz))


def _looks(found: list[tuple[date, str]], ends: list[datetime], day: date, at: time, tz: str) -> Iterator[Look]:
    """Before the meeting it may be told until the next look, and never on its day."""
    begins = instant(day, time(0), tz)
    for (each, name), end in zip(found, ends, strict=True):
        yield Look(name, each, instant(each, at, tz), end if name == AFTER else min(end, begins))


def due(found: tuple[Look, ...], was_due: datetime, now: datetime) -> Look | None:
    """The look that is on: the last one that has come, if that is not before what was waited for."""
    come = [look for look in found if look.at <= now]
    return come[-1] if come and come[-1].at >= was_due and now < come[-1].over else None


def following(found: tuple[Look, ...], now: datetime) -> datetime | None:
    """When to look next; None: never again."""
    return next((look.at for look in found if look.at > now), None)
