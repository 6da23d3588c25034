"""`paused`: until when, as a day, a week, a month or a length of time."""

from __future__ import annotations

from datetime import date, timedelta

from bot.rules.line.months import months_later
from bot.rules.line.opened import opened
from bot.rules.line.reading import Trouble
from bot.rules.line.scan import scan
from bot.rules.line.things import Kind, Thing, Vocabulary
from bot.rules.texts import N_

ONE_TIME = N_("I read two dates. Please give the day on which I may speak up again.")
_BARE = Vocabulary(titles=())


def read_pause(text: str, today: date, language: str = "en") -> date | None:
    """The day it is over (`until 1 feb`, `until week 5`, `6 weeks`), None when nothing was typed.

    Of a stretch after `until` the first day counts, of one alone (`6-20 jul`) the last. Raises Unclear with the day.
    """
    line, trouble = scan(opened(text), _BARE, today, today, language), Trouble()
    found: list[date] = []
    until = False
    for thing in line.things:
        if thing.kind is Kind.TO:
            until = True
        elif (day := _day(thing, until, today)) is not None:
            found.append(day)
        else:
            trouble.odd(line, [thing], _BARE)
    if len(found) > 1:
        trouble.add(ONE_TIME, "until")
    ends = found[0] if found else None
    trouble.tell(line, ends)
    return ends


def _day(thing: Thing, until: bool, today: date) -> date | None:
    if thing.kind is Kind.DAYS:
        return today + timedelta(days=thing.value)
    if thing.kind is Kind.MONTHS:
        return months_later(today, thing.value)
    if thing.kind is not Kind.PERIOD:
        return None
    return thing.value.first if until else thing.value.last  # type: ignore[no-any-return]  # a Period's
