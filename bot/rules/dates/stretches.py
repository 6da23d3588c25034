"""A stretch of days as it lies in any year: a day, weeks, a month, a quarter, a half-year, and parts of these."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.rules.dates.refusals import NO_SUCH_DAY, TOO_FAR, other_weekday
from bot.rules.typed import Unclear
from bot.rules.values import value

LOOK_BACK = timedelta(days=183)
"""A date without a year may lie so far back; else it is the coming one."""
YEARS = range(1900, 2200)
"""A day of another year is a slip of the hand, and what is counted from it would leave the calendar."""
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DAY = timedelta(days=1)
Days = tuple[date, date]


def near(day: date, text: str) -> date:
    """The day itself, written as `text`. Raises Unclear when nobody alive plans for it."""
    if day.year not in YEARS:
        raise Unclear(TOO_FAR, text=text)
    return day


@value
class Stretch:
    """What was written: how it lies in a year (ValueError where it does not), and the year when one was typed."""

    lies: Callable[[int], Days]
    year: int | None = None
    weekday: int | None = None
    """Typed beside it; 1 = Monday."""

    def on_or_after(self, floor: date, now: date, text: str) -> Days:
        """Its days in the year typed, else in the first year in which it begins from `floor` on, or is on at `now`."""
        years = (floor.year - 1, floor.year, floor.year + 1) if self.year is None else (self.year,)
        for year in years:
            found = self._in(year)
            if found and (self.year is not None or found[0] >= floor or found[1] >= now):
                return self._checked(found, text)
        raise Unclear(NO_SUCH_DAY, text=text)

    def before(self, last: date, text: str) -> Days:
        """Its days in the year typed, else in the last year in which it begins by `last`."""
        for year in (last.year, last.year - 1):
            found = self._in(year)
            if found and found[0] <= last:
                return self._checked(found, text)
        raise Unclear(NO_SUCH_DAY, text=text)

    def _in(self, year: int) -> Days | None:
        try:
            return self.lies(year)
        except (ValueError, OverflowError):
            return None

    def _checked(self, found: Days, text: str) -> Days:
        for day in found:
            near(day, text)
        if self.weekday not in (None, found[0].isoweekday()):
            raise other_weekday(text, found[0])
        return found


def fixed(first: date, last: date | None = None) -> Stretch:
    """Days that are what they are, in no other year."""
    return Stretch(lambda year: (first, last or first), first.year)


def a_day(month: int, day: int, year: int | None = None, weekday: int | None = None) -> Stretch:
    return Stretch(lambda y: (date(y, month, day), date(y, month, day)), year, weekday)


def some_days(month: int, first: int, last: int, year: int | None = None) -> Stretch:
    """Two days of one month."""
    return Stretch(lambda y: (date(y, month, first), date(y, month, last)), year)


def weeks(first: int, last: int, year: int | None = None, weekdays: tuple[int, int] = (1, 7)) -> Stretch:
    """ISO weeks, or the same days of the week in them; the last may lie in the year after."""
    monday, sunday = weekdays

    def lies(y: int) -> Days:
        return date.fromisocalendar(y, first, monday), date.fromisocalendar(y + (last < first), last, sunday)

    return Stretch(lies, year)


def months(unit: str, number: int, year: int | None = None) -> Stretch:
    """The so-manieth month, quarter or half of a year, or (1) the year itself."""
    long = MONTHS_OF[unit]
    return Stretch(lambda y: run_of_months(y, (number - 1) * long + 1, long), year)


def run_of_months(year: int, month: int, long: int) -> Days:
    """The first day of a month, and the last of `long` months; raises ValueError when they are not all of the year."""
    first = date(year, month, 1)
    last = date(year, month + long - 1, 1)
    return first, (last.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def unit_from(today: date, unit: str, steps: int) -> Stretch:
    """This week, month, quarter, half or year, or the one so many steps on."""
    if unit == "week":
        monday = today - (today.isoweekday() - 1) * DAY + steps * 7 * DAY
        return fixed(monday, monday + 6 * DAY)
    long = MONTHS_OF[unit]
    begun = (today.year * 12 + today.month - 1) // long * long + steps * long
    return fixed(*run_of_months(begun // 12, begun % 12 + 1, long))


def part_of(whole: Stretch, third: int, *, of: int = 3) -> Stretch:
    """The first, middle or last part: of a month ten days (half of it: 15), of what is longer months.

    Of a year the first quarter, the half in the middle, the last quarter.
    """

    def lies(year: int) -> Days:
        first, last = whole.lies(year)
        long = (last.year * 12 + last.month) - (first.year * 12 + first.month) + 1
        if long == 1:
            days = 30 // of
            ends = last if third == of - 1 else first + (days * (third + 1) - 1) * DAY
            return first + days * third * DAY, ends
        cuts = (0, 3, 9, 12) if long == MONTHS_OF["year"] else range(0, long + 1, long // of)
        return run_of_months(first.year, first.month + cuts[third], cuts[third + 1] - cuts[third])

    return Stretch(lies, whole.year)


def later(today: date, unit: str, steps: int) -> date:
    """Today in so many days, weeks, months, quarters or years; the last of a month that is shorter."""
    if unit in ("day", "week"):
        return today + steps * (7 if unit == "week" else 1) * DAY
    begun = today.year * 12 + today.month - 1 + steps * MONTHS_OF[unit]
    _, last = run_of_months(begun // 12, begun % 12 + 1, 1)
    return last.replace(day=min(today.day, last.day))
