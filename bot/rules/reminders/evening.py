"""When somebody is told what needs no answer: quietly, at the end of their day (`product.md` §4)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.reminders.days import WorkDays, instant

EVENING = time(16)
DAY = timedelta(days=1)


def evening(now: datetime, tz: str, at: time, days: WorkDays) -> tuple[date, datetime]:
    """The local day and the instant: 16:00 today, tomorrow when that is past.

    Where nobody works then, it waits for the morning (`at`) of the next working day, mostly for Monday's digest.
    """
    local = now.astimezone(ZoneInfo(tz))
    day = local.date() + (DAY if local.time() >= EVENING else timedelta())
    works = days.on_or_after(day)
    return works, instant(works, EVENING if works == day else at, tz)
