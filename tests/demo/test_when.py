"""When the demo plays."""

from __future__ import annotations

from datetime import date

import pytest

from bot.demo.when import beginning


@pytest.mark.parametrize(
    ("today", "first"),
    [
        pytest.param(date(2026, 11, 21), date(2026, 11, 2), id="in november"),
        pytest.param(date(2026, 11, 2), date(2026, 11, 2), id="on the very day"),
        pytest.param(date(2027, 6, 1), date(2026, 11, 2), id="in summer it is still last year's story"),
        pytest.param(date(2026, 11, 1), date(2025, 10, 27), id="the day before it is last year's"),
        pytest.param(date(2028, 12, 31), date(2028, 10, 30), id="a leap year"),
    ],
)
def test_the_demo_begins_on_the_last_monday_before_the_third_of_november(today: date, first: date) -> None:
    assert beginning(today) == first


@pytest.mark.parametrize("year", range(2024, 2040))
def test_the_guides_first_reminder_is_ahead_of_the_beginning_by_at_most_a_week(year: int) -> None:
    ahead = (date(year, 11, 3) - beginning(date(year, 12, 31))).days

    assert 1 <= ahead <= 7
