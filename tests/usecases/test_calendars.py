"""Public holidays come by country and year; an unknown country has none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.usecases.calendars import days_off


@pytest.mark.parametrize(
    ("country", "day"),
    [
        pytest.param("SE", date(2026, 6, 19), id="Midsummer's Eve, by custom"),
        pytest.param("DK", date(2026, 6, 5), id="Constitution Day, optional"),
        pytest.param("GB", date(2026, 8, 31), id="the English summer bank holiday"),
        pytest.param("NO", date(2026, 5, 17), id="another country"),
    ],
)
def test_a_country_has_its_days_off(country: str, day: date) -> None:
    assert day in days_off(country, [day.year])


@pytest.mark.parametrize("country", ["", "XX", "utils"])
def test_an_unknown_country_has_none(country: str) -> None:
    assert days_off(country, [2026]) == frozenset()


def test_years_are_added_up() -> None:
    assert {day.year for day in days_off("SE", range(2026, 2029))} == {2026, 2027, 2028}
