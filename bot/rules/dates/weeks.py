"""Weeks by their number, and weekdays in them: w49, v49-51, torsdag v 50, friday next week."""

from __future__ import annotations

from bot.rules.dates import names
from bot.rules.dates.reading import Found, Reading
from bot.rules.dates.stretches import weeks
from bot.rules.dates.units import is_week, unit_from_now
from bot.rules.dates.years import dot, is_near, is_to, long_year

MONDAY_TO_SUNDAY = (1, 7)


def week(reading: Reading, at: int) -> Found | None:
    """w49, week 49 2026, v. 49, v49-51, uge 49 torsdag; v50-26 is twenty-eight weeks, or week 50 of 2026."""
    found = _weeks(reading, at, MONDAY_TO_SUNDAY)
    if found is None:
        return None
    day = names.WEEKDAYS.get(reading.tokens[found.end].text)
    beside = _weeks(reading, at, (day, day)) if day else None
    return Found(beside.stretch, found.end + 1) if beside else found


def weekday_of_week(reading: Reading, at: int) -> Found | None:
    """torsdag v 50, fre uge 49, Monday to Friday week 50, thursday next week."""
    tokens = reading.tokens
    first = names.SHORT_WEEKDAYS.get(tokens[at].text)
    if first is None:
        return None
    last, end = first, dot(reading, at + 1)
    if is_to(reading, end) or tokens[end].text in names.THROUGH:
        last, end = names.SHORT_WEEKDAYS.get(tokens[end + 1].text, 0), dot(reading, end + 2)
    start = tokens.skip(end + (tokens[end].text == ","), names.OF)
    if last == 0:
        return None
    return _weeks(reading, start, (first, last)) or _week_from_now(reading, start, (first, last))


def _weeks(reading: Reading, at: int, weekdays: tuple[int, int]) -> Found | None:
    tokens = reading.tokens
    number = dot(reading, at + 1)
    if tokens[at].text not in names.WEEKS or not tokens.is_number(number, 1, 2):
        return None
    if tokens[at].text in names.TIGHT_WEEKS and not (tokens[number].tight and number == at + 1):
        return None
    first = last = tokens[number].value
    end = number + 1
    if is_to(reading, end) and tokens.is_number(end + 1, 1, 2) and tokens[end + 2].text not in names.MONTHS:
        last, end = tokens[end + 1].value, end + 2
        if last < first and reading.fork(False, is_near(reading, last)):
            return Found(weeks(first, first, 2000 + last, weekdays), end)
    year, end = long_year(reading, end)
    return Found(weeks(first, last, year, weekdays), end)


def _week_from_now(reading: Reading, at: int, weekdays: tuple[int, int]) -> Found | None:
    """Days of this, the last or the next week."""
    found = unit_from_now(reading, at)
    if found is None or found.stretch.year is None or not is_week(found):
        return None
    year, number, _ = found.stretch.lies(found.stretch.year)[0].isocalendar()
    return Found(weeks(number, number, year, weekdays), found.end)
