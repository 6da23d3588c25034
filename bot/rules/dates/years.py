"""Small parts that several ways of writing share: a year at the end, what joins two dates, what follows a number."""

from __future__ import annotations

from bot.rules.dates import names
from bot.rules.dates.reading import Reading
from bot.rules.dates.stretches import YEARS

AHEAD = 15
"""A year of two figures behind a month lies at most so far ahead (`1 dec 27`), or is the one before this."""


def year_after(reading: Reading, place: int, *, dashed: bool = False) -> tuple[int | None, int]:
    """The year that may follow (`2027`, `, 2027`, `'27`, `27`), and the place after it.

    `dashed`: also `-27` and `/2027`, where no range can be meant.
    """
    tokens = reading.tokens
    at = place + (tokens[place].text == ",")
    if dashed and tokens.is_mark(place, "-/") and tokens[place + 1].tight and tokens.is_number(place + 1, 2, 4):
        at = place + 1
    elif tokens[at].text == "'" and tokens.is_number(at + 1, 2):
        return 2000 + tokens[at + 1].value, at + 2
    if tokens.is_number(at, 4) and tokens[at].value in YEARS and not _begins_iso(reading, at):
        return tokens[at].value, at + 1
    if at != place and not dashed:
        return None, place
    if tokens.is_number(at, 2) and _is_short_year(reading, at):
        return 2000 + tokens[at].value, at + 1
    return None, place


def _begins_iso(reading: Reading, place: int) -> bool:
    tokens = reading.tokens
    return (
        tokens.is_mark(place + 1, "-")
        and tokens[place + 2].tight
        and tokens.is_number(place + 2)
        and tokens.is_mark(place + 3, "-")
        and tokens.is_number(place + 4)
    )


def _is_short_year(reading: Reading, place: int) -> bool:
    """Not what is a percentage, a length of time or the day of another date."""
    tokens, after = reading.tokens, reading.tokens[place + 1]
    other = after.text in ("%", "procent", "percent") or after.text in names.UNITS or after.text in names.MONTHS
    joined = after.tight and after.text in "-/:.e" and bool(after.text) and tokens[place + 2].goes_on
    return (
        is_near(reading, tokens[place].value)
        and not other
        and not joined
        and not after.goes_on
        and not is_to(reading, place + 1)
    )


def is_near(reading: Reading, year: int) -> bool:
    """Whether a year of two figures is one that people plan for."""
    return -1 <= 2000 + year - reading.today.year <= AHEAD


def is_to(reading: Reading, place: int) -> bool:
    """Whether what stands there joins two dates: a dash, dots, where nothing else can be meant also `to` or `and`."""
    text = reading.tokens[place].text
    return text in ("-", "…") or text.startswith("..") or text in reading.joints


def nth(reading: Reading, place: int) -> int:
    """The place after what makes a number the so-manieth: `st`, `.`, `:a`."""
    tokens = reading.tokens
    if tokens[place].tight and tokens[place].text in ("st", "nd", "rd", "th", "a", "e", "."):
        return place + 1
    if tokens.is_mark(place, ":") and tokens[place + 1].tight and tokens[place + 1].text in ("a", "e"):
        return place + 2
    return place


def dot(reading: Reading, place: int) -> int:
    """The place after the dot of a word that was shortened."""
    return place + reading.tokens.is_mark(place, ".")


def long_year(reading: Reading, at: int) -> tuple[int | None, int]:
    """A year of four figures: behind a month or a week, two may be a day or another week."""
    year, end = year_after(reading, at, dashed=reading.tokens.is_number(at + 1, 4))
    short = year is not None and reading.tokens.is_number(end - 1, 2) and reading.tokens[end - 2].text != "'"
    return (None, at) if short else (year, end)
