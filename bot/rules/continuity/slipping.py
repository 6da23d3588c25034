"""A handover whose boundary moves, and whether one person would hold it then (`continuity.md` D11)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.days import FUTURE, PAST, Days, days, united, without
from bot.rules.continuity.load import DIGITS, counted
from bot.rules.continuity.phases import completed
from bot.rules.facts import Assignment, Person, Phase

DAY = timedelta(days=1)
ALWAYS = Days(PAST, FUTURE)


class Moved(NamedTuple):
    """The two phases at one place of the boundary, and the calendar days between them."""

    giving: Days
    receiving: Days
    gap: int


class Moving:
    """The phases around a boundary; `start` is the receiving phase's first day as planned. The start must be known."""

    def __init__(self, earlier: Phase | None, before: Phase, after: Phase, later: Phase | None) -> None:
        self.around = (earlier, before, after, later)
        self._at: dict[int, Moved] = {}

    def at(self, delta: int) -> Moved:
        """The phases when the boundary has moved by `delta` days; missing dates are completed anew (D2)."""
        if delta not in self._at:
            earlier, before, after, later = self.around
            end, start = before.end and before.end + delta * DAY, after.start and after.start + delta * DAY
            giving = days(completed(earlier.end if earlier else None, before.start, end, start))
            receiving = days(completed(end, start, after.end, later.start if later else None))
            self._at[delta] = Moved(giving, receiving, receiving.first - giving.last - 1)
        return self._at[delta]

    @cached_property
    def moving(self) -> tuple[int, int]:
        """The two days that move with the boundary: the last of the giving phase, the first of the receiving one."""
        _, before, after, _ = self.around
        start, end = after.start or (before.end and before.end + DAY), before.end or (after.start and after.start - DAY)
        assert start is not None
        assert end is not None
        return end.toordinal(), start.toordinal()

    @cached_property
    def fixed(self) -> tuple[int, ...]:
        """The given dates around that do not move."""
        earlier, before, after, later = self.around
        given = (earlier and earlier.end, before.start, after.end, later and later.start)
        return tuple(one.toordinal() + step for one in given if one for step in (-1, 0, 1))


class Part(NamedTuple):
    """An assignment's own days; None where they are the phase's."""

    first: int | None
    last: int | None
    key: bool
    percent: float | None
    counts: bool
    """Whether it counts in the scope; one that does not still takes some of the day."""

    def days(self, phase: Days, active: Days) -> Days:
        first = phase.first if self.first is None else self.first
        last = phase.last if self.last is None else self.last
        return Days(first, last) if active == ALWAYS else Days(first, last).cut(active)


def part(one: Assignment, *, counts: bool = True) -> Part:
    first = None if one.first is None else one.first.toordinal()
    last = None if one.last is None else one.last.toordinal()
    return Part(first, last, one.key or one.lead, one.percent, counts)


@dataclass(kw_only=True)
class Holder:
    """One person on both sides of a moving boundary, with their parts in the two phases of `journey`."""

    person: Person
    journey: str
    moving: Moving
    giving: Sequence[Part]
    receiving: Sequence[Part]
    booked: Booked
    _lost: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.constants = self.booked.constants
        self.active = days(self.person.active)
        self.away = united(map(days, self.person.absences))

    def until(self, delta: int) -> int:
        """The last place in a row, from `delta` on, at which this person holds it; delta - 1 when not there."""
        if self.lost(delta):
            return delta - 1
        if delta < self.constants.slip_horizon and self.lost(delta + 1):
            return delta  # most who are lost at all are lost at once
        for turn in (*(turn for turn in self.turns if turn > delta), self.constants.slip_horizon + 1):
            # Between two turns every day stands still or moves along, so who is lost there stays lost until the next.
            if self.lost(turn - 1):
                return bisect_left(range(turn), 1, lo=delta, key=lambda at: self.lost(at) is not None) - 1
            if turn <= self.constants.slip_horizon and self.lost(turn):
                return turn - 1
            delta = turn
        return self.constants.slip_horizon

    @cached_property
    def turns(self) -> list[int]:
        """The places at which a day that moves comes to one that does not, or leaves it."""
        own = [day for one in (*self.giving, *self.receiving) for day in (one.first, one.last) if day is not None]
        still = {*own, *self.active, *self.moving.fixed, *(day for away in self.away for day in away)}
        horizon = self.constants.slip_horizon
        end, start = self.moving.moving
        still.update(self.booked.changes(self.person.id, Days(start, start + horizon)))
        met = {day - base for day in still for base in (end, start) if 0 <= day - base <= horizon}
        return sorted({turn for at in met for turn in (at, at + 1) if 0 < turn <= horizon})

    def lost(self, delta: int) -> str | None:
        """Why this person would not hold the handover there; None when they would."""
        if delta not in self._lost:
            self._lost[delta] = self._why(self.moving.at(delta))
        return self._lost[delta]

    def _why(self, moved: Moved) -> str | None:
        day = moved.receiving.first
        there = [one for one in self.receiving if self._covers(one, moved.receiving, day)]
        if not any(one.counts for one in there):
            return self._not_there(moved.receiving)
        was_key, _, leaves = self._reach(self.giving, moved.giving)
        is_key, arrives, _ = self._reach(self.receiving, moved.receiving)
        if not (was_key or is_key):
            return "not_key"
        if arrives is None or leaves is None or arrives - leaves - 1 > max(moved.gap, 0) + self.constants.tolerance:
            return "away"
        own = self._own(there)
        elsewhere = self.booked.elsewhere(self.person.id, day, self.journey)
        return "booked" if round(own + elsewhere, DIGITS) > self.constants.capacity else None

    def booked_with(self, delta: int) -> tuple[str, ...]:
        """The other journeys that take some of the first day there."""
        return self.booked.journeys(self.person.id, self.moving.at(delta).receiving.first, self.journey)

    def _covers(self, one: Part, phase: Days, day: int) -> bool:
        whole = one.days(phase, self.active)
        return whole.first <= day <= whole.last

    def _not_there(self, receiving: Days) -> str:
        """Why nothing of theirs covers the receiving phase's first day."""
        day = receiving.first
        if not self.active.first <= day <= self.active.last:
            return "inactive"
        ends = (receiving.last if one.last is None else one.last for one in self.receiving if one.counts)
        return "leaves" if max(ends) < day else "later"

    def _reach(self, parts: Sequence[Part], phase: Days) -> tuple[bool, int | None, int | None]:
        """Of the parts that count: whether one is key, the first and the last day there in those that are effective."""
        key = False
        first = last = None
        for one in parts:
            whole = one.days(phase, self.active)
            if not one.counts or whole.last < whole.first:
                continue
            key = key or one.key
            if whole.meets(phase) and (spells := without(whole, self.away)):
                first = spells[0].first if first is None else min(first, spells[0].first)
                last = spells[-1].last if last is None else max(last, spells[-1].last)
        return key, first, last

    def _own(self, there: Sequence[Part]) -> float:
        """What the receiving phase takes of that day, all systems together."""
        given = [one.percent for one in there if one.percent is not None]
        return counted(sum(given), len(given) < len(there), self.constants)
