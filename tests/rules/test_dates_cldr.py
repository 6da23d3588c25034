"""Every date that CLDR writes for our people is read as that date; its names stand in our tables."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date

from bot.rules.dates import names, read_period
from bot.rules.names import fold
from bot.rules.typed import Period, Unclear

LOCALES = ("en_US", "en_GB", "sv_SE", "da_DK")
FIRST = date(2025, 11, 21)
THREE_YEARS = 1096


def days() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range(THREE_YEARS))


def readings(typed: str, language: str) -> tuple[Period, ...]:
    """What it may mean, a year into the three."""
    try:
        return (read_period(typed, date(2026, 11, 21), language=language),)
    except Unclear as unclear:
        return unclear.readings


def misread(locale: str, form: str) -> list[str]:
    written = ((day, format_date(day, form, locale=locale)) for day in days())
    return [typed for day, typed in written if Period(day, day) not in readings(typed, locale[:2])]


@pytest.mark.parametrize("form", ["short", "medium", "long", "full"])
@pytest.mark.parametrize("locale", LOCALES)
def test_all_that_cldr_writes_in_three_years_is_read_back(locale: str, form: str) -> None:
    assert misread(locale, form) == []


@pytest.mark.parametrize("form", ["medium", "long", "full"])
@pytest.mark.parametrize("locale", LOCALES)
def test_words_of_every_language_are_understood_from_anybody(locale: str, form: str) -> None:
    typed = format_date(date(2027, 3, 4), form, locale=locale)
    assert {readings(typed, language) for language in ("en", "sv", "da")} == {
        (Period(date(2027, 3, 4), date(2027, 3, 4)),)
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_only_english_figures_have_two_readings(locale: str) -> None:
    typed = format_date(date(2026, 12, 1), "short", locale=locale)
    assert len(readings(typed, locale[:2])) == 1 + (locale[:2] == "en")


@pytest.mark.parametrize(("kind", "table", "first"), [("months", names.MONTHS, 0), ("days", names.SHORT_WEEKDAYS, 1)])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_tables_hold_the_names_of_cldr(locale: str, kind: str, table: dict[str, int], first: int) -> None:
    told = getattr(Locale.parse(locale), kind)
    written = {
        (fold(name).rstrip("."), number + first)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in told[context][width].items()
    }
    assert {(name, number) for name, number in written if table.get(name) != number} == set()


def test_every_name_in_the_tables_is_folded() -> None:
    tables = (names.MONTHS, names.SHORT_WEEKDAYS, names.NEAR, names.NUMBERS, names.UNITS, names.PARTS, names.WHICH)
    assert [name for table in tables for name in table if fold(name) != name] == []


def test_a_month_is_known_by_its_first_three_letters() -> None:
    wide = [fold(name) for locale in LOCALES for name in Locale.parse(locale).months["format"]["wide"].values()]
    assert {name for name in wide if names.MONTHS.get(name[:3]) != names.MONTHS[name]} == set()
