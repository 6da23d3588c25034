"""Two weeks into a phase those who took over are asked once whether the knowledge arrived (`product.md` §5)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.rules.reminders.days import WorkDays, instant

AFTER = timedelta(days=14)
KEPT = timedelta(days=14)
"""How long after that it is still worth asking, when nothing ran or the journey was quiet."""


def asked_at(start: date, at: time, tz: str, days: WorkDays) -> datetime:
    """The morning of that day, or of the first working day after it."""
    return instant(days.on_or_after(start + AFTER), at, tz)
