"""Dates as people write them, read as periods: a first day, a last day, and whether they are firm."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.rules.dates import forms
from bot.rules.names import fold
from bot.rules.straight import straight
from bot.rules.texts import N_
from bot.rules.typed import Period, Unclear
from bot.rules.values import value

LOOK_BACK = timedelta(days=183)
"""A date without a year may lie so far back; else it is the coming one."""
YEARS = range(1900, 2200)
"""A day of another year is a slip of the hand, and what is counted from it would leave the calendar."""

NOT_A_DATE = N_("I can't read *{text}* as a date. Please write it like 1 Dec or 2026-12-01.")
NO_SUCH_DAY = N_("There is no *{text}* in the calendar. Please check the date.")
TOO_FAR = N_("*{text}* lies too far from today. Please check the year.")
OTHER_WEEKDAY = N_("*{text}* falls on another day of the week. Please check the date.")
TWO_WAYS = N_("*{text}* can be read in two ways. Please write it like 1 Dec or 2026-12-01.")
BACKWARDS = N_("*{text}* ends before it begins. Please check the dates.")


@value
class _Day:
    """A day as written; no year when none was typed. `text` is what was typed, `end` where it ends."""

    year: int | None
    month: int
    day: int
    text: str
    end: int
    weekday: int | None = None

    def from_(self, floor: date) -> date:
        """The day in the year that was typed, else the first one on or after `floor`."""
        passed = (self.month, self.day) < (floor.month, floor.day)
        return self.within(floor.year + passed if self.year is None else self.year)

    def before(self, last: date) -> date:
        """The day in the year that was typed, else the last one on or before `last`."""
        ahead = (self.month, self.day) > (last.month, last.day)
        return self.within(last.year - ahead if self.year is None else self.year)

    def within(self, year: int) -> date:
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            raise Unclear(NO_SUCH_DAY, text=self.text) from None
        if self.weekday not in (None, found.isoweekday()):
            raise Unclear(OTHER_WEEKDAY, text=self.text)
        return near(found, self.text)


def near(day: date, text: str) -> date:
    """The day itself, written as `text`. Raises Unclear when nobody alive plans for it."""
    if day.year not in YEARS:
        raise Unclear(TOO_FAR, text=text)
    return day


def read_period(text: str, today: date, after: date | None = None) -> Period:
    """The period that the whole text is. Raises Unclear."""
    plain = straight(text).strip()
    found = find_period(plain, 0, today, after)
    if found is None or found[1] != len(plain):
        raise Unclear(NOT_A_DATE, text=text.strip())
    return found[0]


def iso_day(text: str | None) -> date | None:
    """A day as forms and the history write it; None for none. Raises Unclear."""
    try:
        return near(date.fromisoformat(text), text) if text else None
    except (ValueError, TypeError):
        raise Unclear(NOT_A_DATE, text=text) from None


def find_period(text: str, at: int, today: date, after: date | None = None) -> tuple[Period, int] | None:
    """The period that begins at `at` in a straight text, and where it ends; None when none does.

    A year left out is the coming one, counted from `after` when given, else from half a year back.
    Raises Unclear for what is a date but cannot be one (31 Feb), or is one in two ways (1/12).
    """
    if unknown := forms.UNKNOWN.match(text, at):
        return Period(None, None, tentative=True), unknown.end()
    around = forms.AROUND.match(text, at)
    span = _span(text, around.end() if around else at, today, after or today - LOOK_BACK)
    if span is None:
        return None
    first, last, end = span
    if last < first:
        raise Unclear(BACKWARDS, text=text[at:end])
    unsure = forms.UNSURE.match(text, end)
    tentative = bool(around or unsure) or first != last
    return Period(first, last, tentative), unsure.end() if unsure else end


def find_days(text: str, at: int) -> tuple[int, int] | None:
    """How many days a duration at `at` is (`10 days`, `2 weeks`), and where it ends."""
    found = forms.DURATION.match(text, at)
    if found is None:
        return None
    n = fold(found["n"])
    days = int(n) if n.isdigit() else forms.NUMBERS[n]
    return days * (1 if found["unit"][0] in "dD" else 7), found.end()


def _span(text: str, at: int, today: date, floor: date) -> tuple[date, date, int] | None:
    """First day, last day and end of what stands at `at`."""
    for whole in (_in_one_month, _weeks, _whole_month):
        if span := whole(text, at, floor):
            return span
    first = _day(text, at, today)
    if first is None:
        return None
    joined = forms.TO.match(text, first.end)
    last = _day(text, joined.end(), today) if joined else None
    if last is None:
        day = first.from_(floor)
        return day, day, first.end
    if last.year is not None and first.year is None:
        end = last.within(last.year)
        return first.before(end), end, last.end
    begin = first.from_(floor)
    return begin, last.from_(begin), last.end


def _day(text: str, at: int, today: date) -> _Day | None:
    """The single day written at `at`."""
    for form in forms.DAY:
        if found := form.match(text, at):
            return _written(found)
    if slashed := forms.SLASHED.match(text, at):
        return _slashed(slashed)
    if near := forms.NEAR.match(text, at):
        day = today + timedelta(days=forms.RELATIVE[fold(near["near"])])
        return _Day(day.year, day.month, day.day, near.group(), near.end())
    if weekday := forms.BARE_WEEKDAY.match(text, at):
        raise Unclear(TWO_WAYS, text=weekday.group())
    return None


def _written(found: re.Match[str]) -> _Day:
    parts = found.groupdict()
    month = int(parts["figure"]) if parts.get("figure") else forms.months()[fold(parts["month"])]
    weekday = forms.weekdays()[fold(parts["weekday"])] if parts.get("weekday") else None
    return _Day(_number(parts["year"]), month, int(parts["day"]), found.group(), found.end(), weekday)


def _slashed(found: re.Match[str]) -> _Day:
    """20/12 and 12/20 are plain; 1/12 is 1 December here and 12 January there."""
    one, two = int(found["one"]), int(found["two"])
    if one != two and max(one, two) <= 12:
        raise Unclear(TWO_WAYS, text=found.group())
    return _Day(_number(found["year"]), min(one, two), max(one, two), found.group(), found.end())


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _in_one_month(text: str, at: int, floor: date) -> tuple[date, date, int] | None:
    """`1-20 dec`, `Dec 1-20 2026`."""
    for form in forms.IN_ONE_MONTH:
        if found := form.match(text, at):
            last = _written(found)
            first = _Day(last.year, last.month, int(found["first"]), last.text, last.end)
            begin = first.from_(floor)
            return begin, last.within(begin.year), last.end
    return None


def _weeks(text: str, at: int, floor: date) -> tuple[date, date, int] | None:
    """Monday to Sunday of `week 50`, `w28-31`, `v. 50`."""
    found = forms.WEEKS.match(text, at)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    years = (int(found["year"]),) if found["year"] else (floor.year - 1, floor.year, floor.year + 1)
    try:
        mondays = (date.fromisocalendar(year, first, 1) for year in years)
        begin = next(monday for monday in mondays if found["year"] or monday + timedelta(days=6) >= floor)
        end = date.fromisocalendar(begin.isocalendar().year + (last < first), last, 7)
    except ValueError:
        raise Unclear(NO_SUCH_DAY, text=found.group()) from None
    return begin, end, found.end()


def _whole_month(text: str, at: int, floor: date) -> tuple[date, date, int] | None:
    """`December 2026`; a month needs its year, since Jan and May are people too."""
    found = forms.WHOLE_MONTH.match(text, at)
    if found is None:
        return None
    year, month = int(found["year"]), forms.months()[fold(found["month"])]
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, 1), last, found.end()
