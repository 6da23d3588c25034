"""Days with a month in words, with or without their weekday: 1 dec, December 1st, tirsdag den 1. december, 1-5 dec."""

from __future__ import annotations

from typing import NamedTuple

from bot.rules.dates import names
from bot.rules.dates.figures import day_and_month
from bot.rules.dates.reading import Found, Reading, Rule, first_of
from bot.rules.dates.stretches import Days, Stretch, a_day, some_days
from bot.rules.dates.years import dot, is_to, nth, year_after


class Worded(NamedTuple):
    """A day, its month and perhaps its year, and the place after them."""

    day: int
    month: int
    year: int | None
    end: int


def day_of_month(reading: Reading, at: int) -> Found | None:
    """1 dec, 1. december 2026, the 1st of December, 1:a dec, första mars."""
    found = _day_month(reading, at)
    return Found(a_day(found.month, found.day, found.year), found.end) if found else None


def month_and_day(reading: Reading, at: int) -> Found | None:
    """Dec 1, December 1st, 2026, Dec 1-5."""
    tokens = reading.tokens
    month = names.MONTHS.get(tokens[at].text)
    number = dot(reading, at + 1)
    if month is None or not tokens.is_number(number, 1, 2) or _counts(reading, number + 1):
        return None
    day, end = tokens[number].value, nth(reading, number + 1)
    last = _joined(reading, end)
    if last and names.MONTHS.get(tokens[nth(reading, last + 1)].text) is None and not _counts(reading, last + 1):
        year, end = year_after(reading, nth(reading, last + 1))
        return Found(some_days(month, day, tokens[last].value, year), end)
    year, end = year_after(reading, end)
    return Found(a_day(month, day, year), end)


def days_of_month(reading: Reading, at: int) -> Found | None:
    """1-20 dec, 1.-5. december 2026; with `to` in a line only the first day, since the second is read by itself."""
    tokens = reading.tokens
    if not tokens.is_number(at, 1, 2):
        return None
    first, end = tokens[at].value, nth(reading, at + 1)
    joined = is_to(reading, end)
    if not joined and tokens[end].text not in names.THROUGH:
        return None
    weekday = names.SHORT_WEEKDAYS.get(tokens[end + 1].text)
    start = dot(reading, end + 2) if weekday else end + 1
    last = _day_month(reading, tokens.skip(start, names.ARTICLES))
    if last is None:
        return _days_in_figures(reading, first, start) if joined else None
    if joined:
        return Found(some_days(last.month, first, last.day, last.year), last.end)
    return Found(a_day(last.month, first, last.year), end)


def _days_in_figures(reading: Reading, first: int, at: int) -> Found | None:
    """1-3/12, 1.-3.12.2026: the month is told in figures."""
    last = day_and_month(reading, at)
    if last is None:
        return None

    def lies(year: int) -> Days:
        _, ends = last.stretch.lies(year)
        return ends.replace(day=first), ends

    return Found(Stretch(lies, last.stretch.year), last.end)


def after_article(reading: Reading, at: int) -> Found | None:
    """den 1 dec, d. 1. december, the 1st of December, den första mars."""
    if reading.tokens[at].text not in names.ARTICLES:
        return None
    return first_of((days_of_month, day_of_month, month_and_day), reading, dot(reading, at + 1))


def with_weekday(rules: tuple[Rule, ...]) -> Rule:
    """tisdag 1 december, Tue, Dec 1: the weekday before a date of one of these rules."""

    def rule(reading: Reading, at: int) -> Found | None:
        weekday = names.SHORT_WEEKDAYS.get(reading.tokens[at].text)
        if weekday is None:
            return None
        start = dot(reading, at + 1)
        found = first_of(rules, reading, start + (reading.tokens[start].text == ","))
        if found is None:
            return None
        return Found(Stretch(found.stretch.lies, found.stretch.year, weekday), found.end)

    return rule


def _day_month(reading: Reading, at: int) -> Worded | None:
    tokens = reading.tokens
    day = tokens[at].value if tokens.is_number(at, 1, 2) else names.FIRST_DAYS.get(tokens[at].text)
    if day is None:
        return None
    start = tokens.skip(nth(reading, at + 1), names.OF_MONTH)
    month = names.MONTHS.get(tokens[start].text)
    if month is None:
        return None
    year, end = year_after(reading, dot(reading, start + 1))
    return Worded(day, month, year, end)


def _joined(reading: Reading, at: int) -> int | None:
    """The place of the number that a range goes to."""
    joined = is_to(reading, at) and reading.tokens.is_number(at + 1, 1, 2)
    return at + 1 if joined else None


def _counts(reading: Reading, at: int) -> bool:
    """Whether a number before it is a percentage or a length of time: `Jan 50%`, `May 2 weeks`."""
    text = reading.tokens[at].text
    return text in ("%", "percent", "procent") or (text in names.UNITS and text != "d")
