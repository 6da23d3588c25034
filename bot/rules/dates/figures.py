"""Dates in figures: 2026-12-01, 1.12.2026, 1/12. Which figure is the day is told by the reader's language."""

from __future__ import annotations

from datetime import date

from bot.rules.dates import names
from bot.rules.dates.reading import Found, Reading
from bot.rules.dates.stretches import YEARS, Stretch, a_day, months, weeks
from bot.rules.dates.years import year_after

LEAP = 2028
SHORT = (1, 2)
SHORTEST_CENTURY = 1900


def iso(reading: Reading, at: int) -> Found | None:
    """2026-12-01, 2026/12/1, 2026.12.01."""
    tokens = reading.tokens
    mark = tokens[at + 1].text
    if not (tokens.is_number(at, 4) and tokens.is_mark(at + 1, "-/.") and _tight_number(reading, at + 2)):
        return None
    if not (tokens.is_mark(at + 3, mark) and _tight_number(reading, at + 4)):
        return None
    return Found(a_day(tokens[at + 2].value, tokens[at + 4].value, tokens[at].value), at + 5)


def iso_month(reading: Reading, at: int) -> Found | None:
    """2026-12."""
    tokens = reading.tokens
    if not (tokens.is_number(at, 4) and tokens[at].value in YEARS and tokens.is_mark(at + 1, "-")):
        return None
    number = tokens[at + 2]
    if not (number.tight and number.figures == 2 and 1 <= number.value <= 12) or tokens.is_mark(at + 3, "-/"):
        return None
    return Found(months("month", number.value, tokens[at].value), at + 3)


def iso_week(reading: Reading, at: int) -> Found | None:
    """2026-W49, 2026-W49-2, 2026 v49; also 2027-Q1 and 2027 H1."""
    tokens = reading.tokens
    if not (tokens.is_number(at, 4) and tokens[at].value in YEARS):
        return None
    year = tokens[at].value
    word = at + 1 + (tokens[at + 1].text == "-")
    number = tokens[word + 1].value
    if not tokens.is_number(word + 1, *SHORT):
        return None
    if tokens[word].text in ("q", "h"):
        return Found(months("quarter" if tokens[word].text == "q" else "half", number, year), word + 2)
    if tokens[word].text not in names.WEEKS:
        return None
    if tokens.is_mark(word + 2, "-") and tokens[word + 3].tight and tokens.is_number(word + 3, 1):
        day = tokens[word + 3].value
        return Found(weeks(number, number, year, (day, day)), word + 4)
    return Found(weeks(number, number, year), word + 2)


def compact(reading: Reading, at: int) -> Found | None:
    """20261201."""
    token = reading.tokens[at]
    year, month, day = token.value // 10000, token.value // 100 % 100, token.value % 100
    if token.figures != 8 or year not in YEARS or not _exists(month, day):
        return None
    return Found(a_day(month, day, year), at + 1)


def month_of_year(reading: Reading, at: int) -> Found | None:
    """12/2026, 12.2026."""
    tokens = reading.tokens
    year = tokens[at + 2]
    if not (tokens.is_number(at, *SHORT) and 1 <= tokens[at].value <= 12 and tokens.is_mark(at + 1, "/.-")):
        return None
    if not (year.tight and year.figures == 4 and year.value in YEARS) or tokens.is_mark(at + 3, "-/"):
        return None
    return Found(months("month", tokens[at].value, year.value), at + 3)


def day_and_month(reading: Reading, at: int) -> Found | None:
    """1/12, 1.12., 1/12 2026, 12/1/26, 01.12.2026, 01-12-2026."""
    tokens = reading.tokens
    mark = tokens[at + 1].text
    if not (tokens.is_number(at, *SHORT) and tokens.is_mark(at + 1, "/.-") and _tight_number(reading, at + 2, *SHORT)):
        return None
    one, two = tokens[at].value, tokens[at + 2].value
    year, end = _year(reading, at + 3, mark)
    if year is not None and mark == "-" and tokens.is_number(end - 1, 2):
        return Found(_year_first_or_last(reading, one, two, year), end)
    if year is None and mark != "/":
        dotted = mark == "." and tokens.is_mark(end, ".")
        european = mark == "." and reading.language != "en" and _exists(two, one)
        if not (dotted or european) or tokens[end].text == "%":
            return None
        end += dotted
    day_first = reading.language != "en" or (mark == "." and year is not None)
    return Found(_either(reading, one, two, year, day_first=day_first), end)


def _year(reading: Reading, at: int, mark: str) -> tuple[int | None, int]:
    """The year behind day and month: after the same mark, or `1/12-26`, `1/12 2026`."""
    tokens = reading.tokens
    number = tokens[at + 1]
    same = tokens.is_mark(at, mark) or (mark == "/" and tokens.is_mark(at, "-"))
    if same and number.tight and number.figures in (2, 4) and not _goes_on(reading, at + 2):
        return number.value + (2000 if number.figures == 2 else 0), at + 2
    at += mark == "." and tokens.is_mark(at, ".")
    found, end = year_after(reading, at)
    if found is not None and tokens.is_number(end - 1, 4):
        return found, end
    return None, at - (mark == "." and tokens.is_mark(at - 1, "."))


def _goes_on(reading: Reading, at: int) -> bool:
    """Another figure follows after a mark: what stood before was no year but a day."""
    return reading.tokens.is_mark(at, "/.") and _tight_number(reading, at + 1)


def _either(reading: Reading, one: int, two: int, year: int | None, *, day_first: bool) -> Stretch:
    """Day first where that is the custom, or where it cannot be otherwise; else both readings are as good."""
    plain, american = a_day(two, one, year), a_day(one, two, year)
    if one == two or not _exists(one, two) or (day_first and _exists(two, one)):
        return plain
    if day_first or not _exists(two, one):
        return american
    return reading.fork(american, plain)


def _year_first_or_last(reading: Reading, one: int, two: int, last: int) -> Stretch:
    """01-12-26 is 1 December in Denmark; a Swede may have meant 2001-12-26."""
    day_last = last - 2000
    swedish = a_day(two, day_last, 2000 + one)
    if reading.language == "sv" and _exists(two, day_last):
        likely = abs(2000 + one - reading.today.year) <= abs(last - reading.today.year)
        return swedish if likely else reading.fork(swedish, a_day(two, one, last))
    return _either(reading, one, two, last, day_first=reading.language != "en")


def _tight_number(reading: Reading, at: int, *figures: int) -> bool:
    return reading.tokens[at].tight and reading.tokens.is_number(at, *(figures or SHORT))


def _exists(month: int, day: int) -> bool:
    """In some year."""
    try:
        date(LEAP, month, day)
    except ValueError:
        return False
    return True
