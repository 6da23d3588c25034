"""Whoever takes over hears so in person: on the last working day before, or on the day itself when told late."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.rules.reminders.days import DAY, WorkDays, instant, midnight_after

BEFORE, AFTER = timedelta(days=28), timedelta(days=7)
"""Who comes into a phase that goes on so long before somebody's last day there, or so soon after, takes over from
them."""


def told_at(first: date, at: time, tz: str, days: WorkDays) -> datetime:
    """The morning on which they are told; `first`: the day on which they take over."""
    return instant(told_on(first, days), at, tz)


def told_on(first: date, days: WorkDays) -> date:
    return days.on_or_before(first - DAY)


def told_until(first: date, tz: str, days: WorkDays) -> datetime:
    """From then on it is not told any more: the day is past, or the first working day after it."""
    return midnight_after(days.on_or_after(first), tz)
