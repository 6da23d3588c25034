"""Months, quarters, half-years and years, and the beginning, middle and end of them."""

from __future__ import annotations

from bot.rules.dates import names
from bot.rules.dates.figures import iso_month, iso_week, month_of_year
from bot.rules.dates.reading import Found, Reading, Rule, first_of
from bot.rules.dates.stretches import YEARS, months, part_of, unit_from
from bot.rules.dates.units import YEAR, how_long, is_week, unit_from_now
from bot.rules.dates.weeks import week
from bot.rules.dates.years import dot, is_to, long_year, nth, year_after


def month(reading: Reading, at: int) -> Found | None:
    """December 2026; in a text that is all date, and for what nobody is called, also the month alone."""
    token = reading.tokens[at]
    alone = len(token.text) >= names.SHORTEST_ALONE and token.text not in names.NAMESAKES
    return _month(reading, at, alone=alone or reading.month)


def _month(reading: Reading, at: int, *, alone: bool) -> Found | None:
    tokens = reading.tokens
    number = names.MONTHS.get(tokens[at].text)
    if number is None:
        return None
    year, end = long_year(reading, dot(reading, at + 1))
    to_another = is_to(reading, end) and tokens[end + 1].text in names.MONTHS
    return Found(months("month", number, year), end) if year or alone or to_another else None


def any_month(reading: Reading, at: int) -> Found | None:
    """A month where no person can be meant: `in may`, `end of march`, `march-april`."""
    return _month(reading, at, alone=True)


def quarter_or_half(reading: Reading, at: int) -> Found | None:
    """Q1 2027, kvartal 1, 1:a kvartalet, first quarter of 2027, H1, första halvåret, 1. halvår 2027."""
    tokens = reading.tokens
    counted = tokens.is_number(at, 1) or tokens[at].text in names.ORDINALS
    word = nth(reading, at + 1) if counted else at
    number = at if counted else dot(reading, at + 1)
    unit = "quarter" if tokens[word].text in names.QUARTERS else "half"
    if tokens[word].text not in names.QUARTERS | names.HALVES or (counted and len(tokens[word].text) == 1):
        return None
    if not counted and not tokens.is_number(number, 1):
        return None
    end = max(word, number) + 1
    which = names.ORDINALS.get(tokens[number].text, tokens[number].value)
    year, end = _year_of(reading, end)
    if unit == "half" and year is None and (part := _half_of_month(reading, end, which)):
        return part
    return Found(months(unit, which, year), end)


def _year_of(reading: Reading, at: int) -> tuple[int | None, int]:
    """The year behind a quarter: 2027, -27, of 2027, i år."""
    tokens = reading.tokens
    year, end = year_after(reading, at, dashed=True)
    if year is not None:
        return year, end
    of = at + (tokens[at].text in names.OF and tokens[at].text != "-")
    turn = first_of((unit_from_now, _this_year), reading, of)
    if turn and turn.stretch.year is not None:
        long = how_long(turn)
        return (turn.stretch.year, turn.end) if long and long >= YEAR else (None, at)
    return year_after(reading, of) if of != at and tokens.is_number(of, 4) else (None, at)


def _this_year(reading: Reading, at: int) -> Found | None:
    """of the year, av året."""
    tokens = reading.tokens
    start = tokens.skip(at, names.ARTICLES)
    if names.UNITS.get(tokens[start].text) != "year":
        return None
    return Found(unit_from(reading.today, "year", 0), start + 1)


def _half_of_month(reading: Reading, at: int, which: int) -> Found | None:
    """first half of December."""
    start = reading.tokens.skip(at, names.OF)
    found = any_month(reading, start) if start != at and which in (1, 2) else None
    return Found(part_of(found.stretch, which - 1, of=2), found.end) if found else None


def bare_year(reading: Reading, at: int) -> Found | None:
    """2027, in a text that is all date."""
    return _year(reading, at) if reading.whole else None


def _year(reading: Reading, at: int) -> Found | None:
    tokens = reading.tokens
    start = at + (tokens[at].text == "ar")
    if not (tokens.is_number(start, 4) and tokens[start].value in YEARS):
        return None
    return Found(months("year", 1, tokens[start].value), start + 1)


def part(reading: Reading, at: int) -> Found | None:
    """end of march, slutet av mars, slut marts, mid May, mitten av maj, end of next month, början av 2027."""
    tokens = reading.tokens
    named = tokens.phrase(at, names.PARTS)
    if named is None:
        return None
    third, end = named
    start = tokens.skip(tokens.skip(end, names.OF), names.ARTICLES)
    whole = first_of((*_WHOLES, _this_unit), reading, start)
    return Found(part_of(whole.stretch, third), whole.end) if whole and not is_week(whole) else None


def _this_unit(reading: Reading, at: int) -> Found | None:
    """the month, året: the one that is on."""
    unit = names.UNITS.get(reading.tokens[at].text)
    return Found(unit_from(reading.today, unit, 0), at + 1) if unit not in (None, "day", "week") else None


def within(reading: Reading, at: int) -> Found | None:
    """in december, i mars, under 2027, during Q1, i början av maj."""
    named = reading.tokens.phrase(at, names.DURING)
    return first_of((part, *_WHOLES, week), reading, named[1]) if named else None


_WHOLES: tuple[Rule, ...] = (iso_week, iso_month, month_of_year, quarter_or_half, any_month, unit_from_now, _year)
"""What has a beginning and an end, said where nobody's name is meant."""
