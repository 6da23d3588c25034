"""Dates as people write them in English, Swedish and Danish, read as periods: a first day, a last day, and whether they
are firm (product.md: the command). Words of all three are understood from anybody; the reader's language only decides
what can be read in two ways."""

from __future__ import annotations

from datetime import date

from bot.rules.dates import names
from bot.rules.dates.reading import Reading
from bot.rules.dates.refusals import NOT_A_DATE, two_ways
from bot.rules.dates.spans import Spanned, span
from bot.rules.dates.spoken import length_in_days
from bot.rules.dates.stretches import LOOK_BACK, YEARS, near, weeks
from bot.rules.dates.tokens import Tokens
from bot.rules.straight import straight
from bot.rules.typed import Period, Unclear

__all__ = ["LOOK_BACK", "YEARS", "find_days", "find_period", "find_week", "iso_day", "near", "read_period"]


def read_period(text: str, today: date, after: date | None = None, language: str = "en") -> Period:
    """The period that the whole text is; without a year as `find_period` says.

    Raises Unclear: no date, a day that does not exist, a weekday that contradicts its date, or two readings, which it
    carries (`1/12` in English, `next friday` on a Monday).
    """
    plain = straight(text).strip()
    tokens = Tokens(plain, 0)
    found = _found(tokens, _leading(tokens), today, after, language, whole=True)
    if found is None or found[1] != len(plain):
        raise Unclear(NOT_A_DATE, text=text.strip())
    return found[0]


def find_period(
    text: str, at: int, today: date, after: date | None = None, language: str = "en", *, month: bool = False
) -> tuple[Period, int] | None:
    """The period that begins at `at` in a straight text, and where it ends; None when none does.

    A year left out is the coming one, counted from `after` when given, else from half a year back; a longer stretch
    that is on counts. `language` (en, sv, da) is the reader's. `month`: one that stands alone there is
    nobody's name (`project may`). Raises Unclear as `read_period` does, but not for no date.
    """
    tokens = Tokens(text, at)
    alone = month and tokens[0].text in names.MONTHS and not tokens[1].text.isalpha()
    return _found(tokens, 0, today, after, language, month=alone)


def find_days(text: str, at: int) -> tuple[int, int] | None:
    """How many days a duration at `at` is (`10 days`, `2 weeks`, `två veckor`), and where it ends."""
    tokens = Tokens(text, at)
    found = length_in_days(_plain(tokens), 0)
    if found is None or tokens[found[1]].goes_on:
        return None
    return found[0], tokens[found[1] - 1].end


def find_week(text: str, at: int, after: date) -> tuple[Period, int] | None:
    """The second of two weeks, where only the first is called one: `week 28 to 31`, at the number."""
    tokens = Tokens(text, at)
    after_it = tokens[1]
    if (
        not tokens.is_number(0, 1, 2)
        or after_it.goes_on
        or after_it.text in ("%", "/", ":")
        or after_it.text in names.UNITS
    ):
        return None
    first, last = weeks(tokens[0].value, tokens[0].value).on_or_after(after, after, tokens.between(0, 1))
    return Period(first, last, tentative=True), tokens[0].end


def iso_day(text: str | None) -> date | None:
    """A day as forms and the history write it; None for none. Raises Unclear."""
    try:
        return near(date.fromisoformat(text), text) if text else None
    except (ValueError, TypeError):
        raise Unclear(NOT_A_DATE, text=text) from None


def _plain(tokens: Tokens) -> Reading:
    return Reading(tokens, date.min, "en")


def _leading(tokens: Tokens) -> int:
    """The place of the date itself: `on friday`, `från den 1 dec`."""
    at = 0
    while tokens[at].text in names.LEADING and tokens[at + 1].text:
        at += 1
    return at


def _found(
    tokens: Tokens, place: int, today: date, after: date | None, language: str, **seen: bool
) -> tuple[Period, int] | None:
    """The reading, when there is one; where the words leave two that differ, neither is guessed."""
    first = tokens[place]
    if first.value < 0 and first.text not in names.SPOKEN and first.text not in ("~", "?", "("):
        return None
    found: list[Spanned] = []
    refused: Unclear | None = None
    for other in (False, True):
        reading = Reading(tokens, today, language, other=other, **seen)
        try:
            read = span(reading, place, after)
        except Unclear as unclear:
            refused = refused or unclear
        else:
            found += [read] if read else []
        if not reading.forked:
            break
    if not found:
        if refused:
            raise refused
        return None
    if len(found) == 2 and found[0].period != found[1].period:
        raise two_ways(tokens.between(place, found[0].end), found[0].period, found[1].period)
    return found[0].period, tokens[found[0].end - 1].end
