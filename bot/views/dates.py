"""Dates as they are said back: whole days for what was typed, short ones where many stand together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import PhaseShown
from bot.rules.texts import N_


def whole_start(
    say: Say, start: date | None, latest: date | None = None, *, tentative: bool = False, begun: bool = False
) -> Raw:
    """When a phase starts, in full: "Tuesday 1 December 2026 (week 49)", with how sure that is."""
    if start is None:
        return Raw(say(N_("no date yet")))
    day = say.whole_day(start)
    if latest is not None and latest != start:
        return Raw(say(N_("between {first} and {last}"), first=day, last=say.whole_day(latest)))
    if begun:
        return Raw(say(N_("since {day}"), day=day))
    return Raw(say(N_("around {day}"), day=day) if tentative else day)


def short_start(phase: PhaseShown, say: Say) -> Raw:
    """The same for a list of phases: "since Tue 1 Sep", "around Tue 1 Dec", "between 1 and 20 Dec", "no date yet"."""
    if phase.start is None:
        return Raw(say(N_("no date yet")))
    day = say.day(phase.start)
    if phase.begun:
        return Raw(say(N_("since {day}"), day=day))
    if phase.start_latest is not None and phase.start_latest != phase.start:
        return between(say, phase.start, phase.start_latest)
    return Raw(say(N_("around {day}"), day=day) if phase.tentative else say(N_("from {day}"), day=day))


def between(say: Say, first: date, last: date) -> Raw:
    """A range of starts, the month said once: "between 1 and 20 Dec", "between 28 Dec and 10 Jan"."""
    same_month = (first.year, first.month) == (last.year, last.month)
    begins = say.number_of_day(first) if same_month else say.short_day(first)
    return Raw(say(N_("between {first} and {last}"), first=begins, last=say.short_day(last)))


def short_days(say: Say, days: Iterable[date]) -> Raw:
    """Several single days: "3 Nov and 17 Nov"."""
    return say.names(map(say.short_day, days))


def whole_days(say: Say, first: date | None, last: date | None) -> Raw | None:
    """Somebody's own days, in full; None when they are all of the phase."""
    if (
        first
        and last
        and first.isocalendar().year == last.isocalendar().year == first.year == last.year
        and first < last
    ):
        one, other = first.isocalendar().week, last.isocalendar().week
        several = N_("{first} to {last} {year} (weeks {one} to {other})")
        told = N_("{first} to {last} {year} (week {one})") if one == other else several
        return Raw(say(told, first=say.long_day(first), last=say.long_day(last), year=last.year, one=one, other=other))
    if first and last:
        return Raw(say(N_("{first} to {last}"), first=say.whole_day(first), last=say.whole_day(last)))
    if first:
        return Raw(say(N_("from {day}"), day=say.whole_day(first)))
    return Raw(say(N_("until {day}"), day=say.whole_day(last))) if last else None
