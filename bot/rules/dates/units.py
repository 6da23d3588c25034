"""The week, month, quarter or year that is on, was last or comes next: next week, denne måned, i år, EOY."""

from __future__ import annotations

from datetime import timedelta

from bot.rules.dates import names
from bot.rules.dates.reading import Found, Reading
from bot.rules.dates.stretches import part_of, unit_from

WEEK = timedelta(days=6)
YEAR = timedelta(days=364)
"""From the first day to the last, in a year that is short."""


def unit_from_now(reading: Reading, at: int) -> Found | None:
    """next week, nästa månad, denne uge, i år, EOY."""
    tokens = reading.tokens
    if known := tokens.phrase(at, names.FIXED):
        (now, ending), end = known
        whole = unit_from(reading.today, now, 0)
        return Found(part_of(whole, names.LATE) if ending else whole, end)
    which = tokens.phrase(at, names.WHICH)
    unit = names.UNITS.get(tokens[which[1]].text) if which else None
    if which is None or unit in (None, "day"):
        return None
    steps = min(which[0], names.FOLLOWING)
    return Found(unit_from(reading.today, str(unit), steps), which[1] + 1)


def is_week(found: Found) -> bool:
    return how_long(found) == WEEK


def how_long(found: Found) -> timedelta | None:
    """From the first day to the last; None where that depends on a year that is not said, or there are no such days."""
    if found.stretch.year is None:
        return None
    try:
        first, last = found.stretch.lies(found.stretch.year)
    except ValueError:
        return None
    return last - first
