"""Days told from today: tomorrow, in 3 weeks, om tre veckor, next friday, i fredags."""

from __future__ import annotations

from datetime import date, timedelta

from bot.rules.dates import names
from bot.rules.dates.reading import Found, Reading
from bot.rules.dates.refusals import TOO_FAR
from bot.rules.dates.stretches import fixed, later
from bot.rules.typed import Unclear

DAY = timedelta(days=1)
WEEK = 7


def near_day(reading: Reading, at: int) -> Found | None:
    """today, i morgon, day after tomorrow."""
    named = reading.tokens.phrase(at, names.NEAR)
    return Found(fixed(reading.today + named[0] * DAY), named[1]) if named else None


def in_some_time(reading: Reading, at: int) -> Found | None:
    """in 3 weeks, om tre veckor, om to uger, in 2-3 months, in about a week."""
    tokens = reading.tokens
    if tokens[at].text not in names.IN:
        return None
    about = tokens.phrase(at + 1, names.AROUND)
    reading.tentative = reading.tentative or about is not None
    return _counted(reading, about[1] if about else at + 1, 1)


def from_now(reading: Reading, at: int) -> Found | None:
    """3 weeks from now, två dagar sedan, a week ago."""
    length = _length(reading, at)
    turned = reading.tokens.phrase(length[3], names.HENCE) if length else None
    found = _counted(reading, at, turned[0]) if turned else None
    return Found(found.stretch, turned[1]) if found and turned else None


def weekday(reading: Reading, at: int) -> Found | None:
    """friday, next friday, på fredag, kommande fre, last monday, i fredags."""
    tokens = reading.tokens
    if tokens[at].text == "i" and (day := names.GONE_WEEKDAYS.get(tokens[at + 1].text)):
        return Found(fixed(_last(reading.today, day)), at + 2)
    which = tokens.phrase(at, names.WHICH)
    known = names.SHORT_WEEKDAYS if which else names.WEEKDAYS
    sort, place = which or (None, at)
    day = known.get(tokens[place].text, 0)
    return Found(fixed(_meant(reading, day, sort)), place + 1) if day else None


def _meant(reading: Reading, day: int, sort: int | None) -> date:
    """The weekday alone is the coming one (today, on that day, or in a week); `next` that or the one of next week."""
    today = reading.today
    coming = today + ((day - today.isoweekday() - 1) % WEEK + 1) * DAY
    this_week = today + (day - today.isoweekday()) * DAY
    if sort == names.NEXT_OF_ITS_KIND:
        return coming
    if sort == names.GONE:
        return reading.fork(_last(today, day), this_week - WEEK * DAY)
    if sort == names.FOLLOWING:
        return reading.fork(coming, this_week + WEEK * DAY)
    if sort == names.CURRENT and this_week >= today:
        return this_week
    return reading.fork(this_week if this_week == today or sort == names.CURRENT else coming, coming)


def _last(today: date, day: int) -> date:
    return today - ((today.isoweekday() - day - 1) % WEEK + 1) * DAY


def _counted(reading: Reading, at: int, sign: int) -> Found | None:
    length = _length(reading, at)
    if length is None:
        return None
    least, most, unit, end = length
    text = reading.tokens.between(at, end)
    try:
        days = sorted(later(reading.today, unit, sign * n) for n in (least, most))
    except (ValueError, OverflowError):
        raise Unclear(TOO_FAR, text=text) from None
    return Found(fixed(*days), end)


def _length(reading: Reading, at: int) -> tuple[int, int, str, int] | None:
    """`3 weeks`, `2-3 veckor`, `en månad`: at least, at most, the unit, and the place after it."""
    tokens = reading.tokens
    counted = _number(reading, at)
    if counted is None:
        return None
    number, end = counted
    most = number
    if tokens[end].text == "-" and (more := _number(reading, end + 1)) is not None:
        most, end = more
    unit = names.UNITS.get(tokens[end].text)
    if unit is None or (len(tokens[end].text) == 1 and not tokens[end].tight):
        return None
    danish = tokens[end].text in names.DANISH_UNITS
    return (number, most, unit, end + 1) if danish or tokens[at].text != "to" else None


def _number(reading: Reading, at: int) -> tuple[int, int] | None:
    """The number, in figures or words, and the place after it."""
    token = reading.tokens[at]
    if token.figures in (1, 2, 3):
        return token.value, at + 1
    return reading.tokens.phrase(at, names.NUMBERS)


def length_in_days(reading: Reading, at: int) -> tuple[int, int] | None:
    """How many days a plain length of days or weeks is, and the place after it."""
    length = _length(reading, at)
    if length is None or length[2] not in ("day", "week") or length[0] != length[1]:
        return None
    return length[0] * (WEEK if length[2] == "week" else 1), length[3]
