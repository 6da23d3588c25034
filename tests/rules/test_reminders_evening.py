"""When somebody is told quietly: 16:00 of a working day, else the morning of the next; across zones and summer time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.rules.reminders import WorkDays
from bot.rules.reminders.evening import evening

DAYS = WorkDays(free=frozenset({date(2026, 10, 15)}))
NINE = time(9)


@pytest.mark.parametrize(
    ("now", "tz", "due"),
    [
        pytest.param("2026-10-12T08:00", "Europe/Stockholm", "2026-10-12T14:00", id="the same day"),
        pytest.param("2026-10-12T14:00", "Europe/Stockholm", "2026-10-13T14:00", id="at four it is too late for today"),
        pytest.param("2026-10-12T15:30", "America/New_York", "2026-10-12T20:00", id="where it is still morning"),
        pytest.param("2026-10-12T15:30", "Asia/Tokyo", "2026-10-13T07:00", id="where it is tomorrow already"),
        pytest.param("2026-10-14T15:00", "Europe/Stockholm", "2026-10-16T07:00", id="a free day: the next morning"),
        pytest.param("2026-10-16T15:00", "Europe/Stockholm", "2026-10-19T07:00", id="Friday evening: Monday morning"),
        pytest.param("2026-10-25T11:00", "Europe/Stockholm", "2026-10-26T08:00", id="Sunday when summer time ends"),
        pytest.param("2026-10-23T10:00", "Europe/Stockholm", "2026-10-23T14:00", id="in summer time"),
        pytest.param("2026-10-26T10:00", "Europe/Stockholm", "2026-10-26T15:00", id="in winter time"),
    ],
)
def test_the_evening_is_four_in_the_readers_afternoon(now: str, tz: str, due: str) -> None:
    day, at = evening(datetime.fromisoformat(now).replace(tzinfo=UTC), tz, NINE, DAYS)

    assert at == datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert DAYS.works(day)
