"""What follows in a line: another day, or a day and hours at its very end (`... on 3 dec at 13:00`)."""

from __future__ import annotations

import re
from datetime import date

from bot.rules.dates import find_period
from bot.rules.line.opened import WORD
from bot.rules.meetings.hours import Hours, find_hours
from bot.rules.meetings.words import QUIET
from bot.rules.names import fold
from bot.rules.typed import Period, Unclear

_DOTTED = re.compile(r"[\d.-]+")
Read = tuple[Period | None, Hours | None]
NOTHING: Read = (None, None)


def dated_from(text: str, at: int, today: date, language: str) -> bool:
    """Whether a day follows in a straight text that is none of figures with a dot alone."""
    for word in WORD.finditer(text, at):
        try:
            found = find_period(text, word.start(), today, language=language)
        except Unclear:
            return True
        if found is not None:
            return not _DOTTED.fullmatch(text, word.start(), found[1])
    return False


def ends_with(text: str, at: int, today: date, language: str) -> Read:
    """What stands from `at` to the end of a straight text, where it is nothing else; each at most once."""
    period: Period | None = None
    hours: Hours | None = None
    end = len(text.rstrip())
    try:
        while at < end:
            if text[at] in " ,":
                at += 1
            elif not hours and (clock := find_hours(text, at, dated=period is not None, behind=period is not None)):
                hours, at = clock
            elif not period and (day := find_period(text, at, today, language=language)) and not day[0].unknown:
                period, at = day
            elif (period or hours) and (after := _quiet(text, at)):
                at = after
            else:
                return NOTHING
    except Unclear:
        return NOTHING
    return period, hours


def _quiet(text: str, at: int) -> int:
    """The place after a small word between the two; 0: something else stands there."""
    word = WORD.match(text, at)
    return word.end() if word and fold(word.group().rstrip(".")) in QUIET else 0
