"""When the demo plays: the year that has begun by the last Monday before the third of November."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
REGISTERED = -91
"""Day (from the beginning) on which the four seeded journeys were made: early enough for every 28-day step."""


def beginning(today: date) -> date:
    """The Monday a visitor starts on: the guide's project starts on 1 December, so its 28-day step (3 November, or the
    working day before) is the first thing that falls due after it."""
    monday = _monday(today.year)
    return monday if monday <= today else _monday(today.year - 1)


def _monday(year: int) -> date:
    second = date(year, 11, 2)
    return second - timedelta(days=second.weekday())


def morning(day: date, at: time = time(10, 0)) -> datetime:
    """That day at ten (or `at`), where the demo plays."""
    return datetime.combine(day, at, ZONE)
