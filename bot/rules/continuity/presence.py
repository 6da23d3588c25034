"""Who is on a phase, and on which days (`continuity.md` D3, D4, D8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.rules.continuity.days import FUTURE, PAST, Days, days, united, without
from bot.rules.facts import Assignment, Given, Journey, Person, Span
from bot.rules.values import value

SHORT_ABSENCE = 35
"""Calendar days; an absence of at most so many does not count as away in D16."""
CONFIRMED, DECLINED = Given.CONFIRMED, Given.DECLINED  # Python 3.11 is slow to find a member of an enumeration
FULL = 100.0
"""Percent; what a blank percentage counts as in D6."""


@value
class Stay:
    """A live assignment (D3). `days` are cut to the person's active period; `effective` by D4."""

    assignment: Assignment
    days: Days
    undated: bool
    effective: bool
    present: tuple[Days, ...]
    """Days less absences."""
    settled: tuple[Days, ...]
    """Days less absences of more than 35 days (D16)."""


def stays(journey: Journey, phases: Mapping[str, Span]) -> tuple[Stay, ...]:
    """Every live assignment of a journey whose phases have these days (D2)."""
    whole = {id_: days(span) for id_, span in phases.items()}
    people = journey.people
    live = [one for one in journey.assignments if one.given is not DECLINED]
    found = [_stay(one, whole[one.phase], people.get(one.person)) for one in live]
    return tuple([stay for stay in found if stay is not None])


def _stay(one: Assignment, phase: Days, person: Person | None) -> Stay | None:
    """The assignment's days, or None when nothing is left of it."""
    first = phase.first if one.first is None else one.first.toordinal()
    last = phase.last if one.last is None else one.last.toordinal()
    undated = first == PAST and last == FUTURE
    whole = Days(first, last)
    if person is not None and not person.active.always:
        whole = whole.cut(days(person.active))
    if whole.last < whole.first:
        return None
    present, settled = ((), ()) if undated else _there(whole, person)
    return Stay(one, whole, undated, whole.meets(phase), present, settled)


def _there(whole: Days, person: Person | None) -> tuple[tuple[Days, ...], tuple[Days, ...]]:
    """What absences leave of a stay: all of them, and those of more than 35 days alone."""
    if person is None or not person.absences:
        return (there := (whole,)), there
    away = united(map(days, person.absences))
    present = without(whole, away)
    long = [one for one in away if one.last - one.first >= SHORT_ABSENCE]
    return present, present if len(long) == len(away) else without(whole, long)


class Presence:
    """One person on one phase in one scope: roles united, days and load of all of them together.

    `window` are the days that count for stays without an end (D2).
    """

    lead = key = confirmed = solution = undated = endless = False
    _loads: tuple[tuple[Days, float], ...] | None = None

    def __init__(self, stays: Sequence[Stay], window: Days) -> None:
        self.stays = stays
        self.window = window
        self.person = stays[0].assignment.person
        self.effective: list[Stay] = []
        for stay in stays:
            one = stay.assignment
            if one.lead:
                self.lead = self.key = True
            elif one.key:
                self.key = True
            if one.given is CONFIRMED:
                self.confirmed = True
            if one.carries == "solution":
                self.solution = True
            if stay.effective:
                self.effective.append(stay)
                if stay.undated:
                    self.undated = self.endless = True
                elif stay.days.last == FUTURE:
                    self.endless = True

    def arrives(self, *, settled: bool) -> int | None:
        """The first day there in an effective stay. None when there is no day without absence."""
        first = None
        for stay in self.effective:
            spells = stay.settled if settled else stay.present
            if spells and (first is None or spells[0].first < first):
                first = spells[0].first
        return first

    def leaves(self, *, settled: bool) -> int | None:
        """The last day there in an effective stay."""
        last = None
        for stay in self.effective:
            spells = stay.settled if settled else stay.present
            if spells and (last is None or spells[-1].last > last):
                last = spells[-1].last
        return last

    @property
    def loads(self) -> tuple[tuple[Days, float], ...]:
        """Ordered stretches of presence and the percentage on them; came early or late counts too (D6)."""
        if self._loads is None:
            self._loads = self._stretches()
        return self._loads

    def _stretches(self) -> tuple[tuple[Days, float], ...]:
        spells = [
            (spell.cut(self.window), _percent(stay))
            for stay in self.stays
            for spell in stay.present
            if spell.meets(self.window)
        ]
        return tuple(spells) if len(self.stays) == 1 else _added(spells)

    @property
    def reach(self) -> Days:
        """From the first to the last stretch of `loads`; empty when there is none."""
        return Days(self.loads[0][0].first, self.loads[-1][0].last) if self.loads else Days(FUTURE, PAST)


def _percent(stay: Stay) -> float:
    given = stay.assignment.percent
    return FULL if given is None else min(given, FULL)


def _added(spells: Sequence[tuple[Days, float]]) -> tuple[tuple[Days, float], ...]:
    """Loads of several roles added day by day, never above a full day."""
    edges = sorted({edge for stretch, _ in spells for edge in (stretch.first, stretch.last + 1)})
    pieces = (Days(first, after - 1) for first, after in pairwise(edges))
    loads = ((piece, [percent for stretch, percent in spells if stretch.meets(piece)]) for piece in pieces)
    return tuple((piece, min(sum(percents), FULL)) for piece, percents in loads if percents)
