"""Whether one person would hold a handover whose boundary moves (`continuity.md` D11)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.days import FUTURE, Days, days, united, without
from bot.rules.continuity.load import DIGITS, counted
from bot.rules.continuity.moving import Moved, Moving
from bot.rules.facts import Assignment, Person, Span

EVER = days(Span(None, None))


class Part(NamedTuple):
    """An assignment with its own days; None where they are the phase's."""

    assignment: Assignment
    first: int | None
    last: int | None

    @property
    def key(self) -> bool:
        return self.assignment.key or self.assignment.lead

    def days(self, phase: Days) -> Days:
        return Days(phase.first if self.first is None else self.first, phase.last if self.last is None else self.last)


def part(one: Assignment) -> Part:
    first = None if one.first is None else one.first.toordinal()
    return Part(one, first, None if one.last is None else one.last.toordinal())


class Holder:
    """One person on both sides of a moving boundary of a journey, with their parts in the two phases.

    `others` are parts in the receiving phase that do not count in the scope: they still take some of the day. Who
    `carries` it, with a key, while nothing moves (D5), is not asked about that again.
    """

    def __init__(  # noqa: PLR0917 - made by the thousand
        self,
        person: Person,
        journey: str,
        moving: Moving,
        giving: Sequence[Part],
        receiving: Sequence[Part],
        others: Sequence[Part],
        booked: Booked,
        *,
        carries: bool,
    ) -> None:
        self.person, self.journey, self.moving = person, journey, moving
        self.giving, self.receiving, self.others = giving, receiving, others
        self.carries = carries
        self.booked, self.constants = booked, booked.constants
        self.limited = not person.active.always
        self.active = days(person.active) if self.limited else EVER
        self.away = united(map(days, person.absences)) if person.absences else ()
        self._lost: dict[int, str | None] = {}

    def until(self, delta: int) -> int:
        """The last place in a row, from `delta` on, at which this person holds it; delta - 1 when not there."""
        end = self._end()
        if delta > end or self.lost(delta):
            return delta - 1
        if delta == end or self.lost(delta + 1):
            return delta  # most who are lost at all are lost at once
        for turn in (*(turn for turn in self.turns if delta < turn <= end), end + 1):
            # Between two turns every day stands still or moves along, so who is lost there stays lost until the next.
            if self.lost(turn - 1):
                return bisect_left(range(turn), 1, lo=delta, key=lambda at: self.lost(at) is not None) - 1
            if turn <= end and self.lost(turn):
                return turn - 1
            delta = turn
        return end

    def _end(self) -> int:
        """The last place that a last day of their own allows, at most the horizon."""
        last = max([FUTURE if one.last is None else one.last for one in self.receiving])
        if last >= self.moving.stop:
            return self.constants.slip_horizon
        return min(last - self.moving.start, self.constants.slip_horizon)

    @cached_property
    def turns(self) -> list[int]:
        """The places at which a day that moves comes to one that does not, or leaves it."""
        parts = (*self.giving, *self.receiving, *self.others)
        own = [day for one in parts for day in (one.first, one.last) if day is not None]
        still = {*own, *self.active, *self.moving.fixed, *(day for away in self.away for day in away)}
        horizon = self.constants.slip_horizon
        end, start = self.moving.end, self.moving.start
        still.update(self.booked.changes(self.person.id, Days(start, start + horizon)))
        met = {day - base for day in still for base in (end, start) if 0 <= day - base <= horizon}
        return sorted({turn for at in met for turn in (at, at + 1) if 0 < turn <= horizon})

    def lost(self, delta: int) -> str | None:
        """Why this person would not hold the handover there; None when they would."""
        if delta not in self._lost:
            self._lost[delta] = self._why(delta)
        return self._lost[delta]

    def _why(self, delta: int) -> str | None:
        day = self.moving.day(delta)
        there = self._there(self.receiving, day)
        if not there:
            return self._not_there(self.moving.at(delta).receiving)
        if (delta or not self.carries) and (why := self._carries_not(self.moving.at(delta))):
            return why
        if self.others:
            there += self._there(self.others, day)
        own = self._own(there)
        elsewhere = self.booked.elsewhere(self.person.id, day, self.journey)
        return "booked" if round(own + elsewhere, DIGITS) > self.constants.capacity else None

    def _carries_not(self, moved: Moved) -> str | None:
        """Why it is not a key person who carries it (D5)."""
        was_key, _, leaves = self._reach(self.giving, moved.giving)
        is_key, arrives, _ = self._reach(self.receiving, moved.receiving)
        if not (was_key or is_key):
            return "not_key"
        if arrives is None or leaves is None or arrives - leaves - 1 > max(moved.gap, 0) + self.constants.tolerance:
            return "away"
        return None

    def booked_with(self, delta: int) -> tuple[str, ...]:
        """The other journeys that take some of the first day there."""
        return self.booked.journeys(self.person.id, self.moving.day(delta), self.journey)

    def _days(self, one: Part, phase: Days) -> Days:
        whole = one.days(phase)
        return whole.cut(self.active) if self.limited else whole

    def _there(self, parts: Sequence[Part], day: int) -> list[Part]:
        """Those that cover the phase's first day."""
        if self.limited and not self.active.first <= day <= self.active.last:
            return []
        begun = [one for one in parts if one.first is None or one.first <= day]
        return [one for one in begun if one.last is None or day <= one.last]

    def _not_there(self, receiving: Days) -> str:
        """Why nothing of theirs covers the receiving phase's first day."""
        day = receiving.first
        if not self.active.first <= day <= self.active.last:
            return "inactive"
        ends = (receiving.last if one.last is None else one.last for one in self.receiving)
        return "leaves" if max(ends) < day else "later"

    def _reach(self, parts: Sequence[Part], phase: Days) -> tuple[bool, int | None, int | None]:
        """Whether one of the parts is key, the first and the last day there in those that are effective."""
        key = False
        first = last = None
        for one in parts:
            whole = self._days(one, phase)
            if whole.last < whole.first:
                continue
            key = key or one.key
            if whole.meets(phase) and (spells := without(whole, self.away)):
                first = spells[0].first if first is None else min(first, spells[0].first)
                last = spells[-1].last if last is None else max(last, spells[-1].last)
        return key, first, last

    def _own(self, there: Sequence[Part]) -> float:
        """What the receiving phase takes of that day, all systems together."""
        given = [one.assignment.percent for one in there if one.assignment.percent is not None]
        return counted(sum(given), len(given) < len(there), self.constants)
