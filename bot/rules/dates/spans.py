"""What stands at a place, from the first word to the last: one stretch or two joined, and how sure it is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.rules.dates import figures, longer, names, spoken, units, weeks, worded
from bot.rules.dates.reading import Found, Reading, Rule, first_of
from bot.rules.dates.refusals import BACKWARDS
from bot.rules.dates.stretches import LOOK_BACK, Days
from bot.rules.dates.years import is_to
from bot.rules.typed import Period, Unclear

_NUMBERED: tuple[Rule, ...] = (
    figures.iso,
    figures.iso_week,
    figures.iso_month,
    figures.compact,
    figures.day_and_month,
    figures.month_of_year,
    worded.days_of_month,
    worded.day_of_month,
    longer.quarter_or_half,
    spoken.from_now,
    longer.bare_year,
)
_DATED: tuple[Rule, ...] = (
    figures.iso,
    figures.day_and_month,
    worded.after_article,
    worded.days_of_month,
    worded.day_of_month,
    worded.month_and_day,
)
_WORDED: tuple[Rule, ...] = (
    spoken.near_day,
    spoken.in_some_time,
    worded.with_weekday(_DATED),
    weeks.weekday_of_week,
    worded.after_article,
    worded.month_and_day,
    worded.day_of_month,
    longer.month,
    weeks.week,
    longer.part,
    longer.quarter_or_half,
    spoken.from_now,
    spoken.weekday,
    units.unit_from_now,
    longer.within,
)
_ANY_MONTH: tuple[Rule, ...] = (longer.any_month,)


class Spanned(NamedTuple):
    period: Period
    end: int
    """The place after the last token."""


def span(reading: Reading, place: int, after: date | None) -> Spanned | None:
    """The period at a place, `~` and `?` with it. Raises Unclear."""
    tokens = reading.tokens
    if tokens[place].text == "?":
        return Spanned(_UNKNOWN, place + 1)
    if unknown := tokens.phrase(place, names.UNKNOWN):
        return Spanned(_UNKNOWN, unknown[1])
    start = _between(reading, place) or _around(reading, place)
    found = _stretch(reading, start)
    if found is None:
        return None
    first, last, end = _days(reading, start, found, after)
    if last < first:
        raise Unclear(BACKWARDS, text=tokens.between(place, end))
    if first == last and reading.joints is names.AND:
        return None
    sure = _unsure(reading, end)
    tentative = start != place or sure != end or reading.tentative or first != last
    return Spanned(Period(first, last, tentative), sure)


_UNKNOWN = Period(None, None, tentative=True)


def _stretch(reading: Reading, place: int) -> Found | None:
    return first_of(_NUMBERED if reading.tokens.is_number(place) else _WORDED, reading, place)


def _days(reading: Reading, place: int, found: Found, after: date | None) -> tuple[date, date, int]:
    """First day, last day and end of one stretch, or of two that are joined."""
    floor, now = after or reading.today - LOOK_BACK, after or reading.today
    text = reading.tokens.between(place, found.end)
    second = _second(reading, place, found.end) if is_to(reading, found.end) else None
    if second is None:
        return (*found.stretch.on_or_after(floor, now, text), found.end)
    said = reading.tokens.between(found.end + 1, second.end)
    if second.stretch.year is not None and found.stretch.year is None:
        last = second.stretch.on_or_after(floor, now, said)[1]
        return found.stretch.before(last, text)[0], last, second.end
    begins: Days = found.stretch.on_or_after(floor, now, text)
    return begins[0], second.stretch.on_or_after(begins[0], begins[0], said)[1], second.end


def _second(reading: Reading, place: int, joint: int) -> Found | None:
    """After a month alone, another may follow alone."""
    found = _stretch(reading, joint + 1)
    months = found is None and longer.any_month(reading, place)
    return first_of(_ANY_MONTH, reading, joint + 1) if months and months.end == joint else found


def _between(reading: Reading, place: int) -> int | None:
    """The place after `between`, from which on `and` joins two dates."""
    if reading.tokens[place].text not in names.BETWEEN:
        return None
    reading.joints = names.AND
    return place + 1


def _around(reading: Reading, place: int) -> int:
    """The place after `~`, `ca`, `någon gång`; the same where nothing says that it is about."""
    tokens = reading.tokens
    if tokens[place].text == "~":
        return place + 1
    about = tokens.phrase(place, names.AROUND)
    if about is None:
        return place
    end = about[1] + tokens.is_mark(about[1], ".")
    colon = tokens[place].text == "c" and tokens.is_mark(end, ":")
    return end + 2 if colon else tokens.skip(end, names.LEADING)


def _unsure(reading: Reading, place: int) -> int:
    """The place after `?`, `(?)`, `or so`."""
    tokens = reading.tokens
    if tokens[place].text == "?":
        return place + 1
    if tokens[place].text == "(" and tokens[place + 1].text == "?" and tokens[place + 2].text == ")":
        return place + 3
    said = tokens.phrase(place, names.UNSURE)
    return said[1] if said else place
