"""A handover whose boundary moves, and whether one person would hold it then (`continuity.md` D11)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.days import Days, days, united, without
from bot.rules.continuity.load import DIGITS, counted
from bot.rules.continuity.phases import completed, slid
from bot.rules.facts import Assignment, Person, Phase

DAY = timedelta(days=1)


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
            before, after = slid(before, after, delta * DAY)
            giving, receiving = days(completed(earlier, before, after)), days(completed(before, after, later))
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
        own = Days(phase.first if self.first is None else self.first, phase.last if self.last is None else self.last)
        return own.cut(active)


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
        turns = {day + step - base for day in still for base in (end, start) for step in (0, 1)}
        return sorted(turn for turn in turns if 0 < turn <= horizon)

    def lost(self, delta: int) -> str | None:
        """Why this person would not hold the handover there; None when they would."""
        if delta not in self._lost:
            self._lost[delta] = self._why(self.moving.at(delta))
        return self._lost[delta]

    def _why(self, moved: Moved) -> str | None:
        giving = list(self._live(self.giving, moved.giving))
        receiving = list(self._live(self.receiving, moved.receiving))
        there = [one for one, whole in receiving if whole.first <= moved.receiving.first <= whole.last]
        if not any(one.counts for one in there):
            return self._not_there(moved.receiving)
        if not any(one.key and one.counts for one, _ in (*giving, *receiving)):
            return "not_key"
        if self._away(giving, receiving, moved) > max(moved.gap, 0) + self.constants.tolerance:
            return "away"
        own = self._own(there)
        elsewhere = self.booked.elsewhere(self.person.id, moved.receiving.first, self.journey)
        return "booked" if round(own + elsewhere, DIGITS) > self.constants.capacity else None

    def booked_with(self, delta: int) -> tuple[str, ...]:
        """The other journeys that take some of the first day there."""
        return self.booked.journeys(self.person.id, self.moving.at(delta).receiving.first, self.journey)

    def _live(self, parts: Sequence[Part], phase: Days) -> Iterator[tuple[Part, Days]]:
        for one in parts:
            whole = one.days(phase, self.active)
            if whole.first <= whole.last:
                yield one, whole

    def _not_there(self, receiving: Days) -> str:
        """Why nothing of theirs covers the receiving phase's first day."""
        day = receiving.first
        if not self.active.first <= day <= self.active.last:
            return "inactive"
        ends = (receiving.last if one.last is None else one.last for one in self.receiving if one.counts)
        return "leaves" if max(ends) < day else "later"

    def _away(self, giving: Sequence[tuple[Part, Days]], receiving: Sequence[tuple[Part, Days]], moved: Moved) -> float:
        """Calendar days between the last day before and the first day after, in effective assignments (D5)."""
        before = [spells[-1].last for spells in self._spells(giving, moved.giving)]
        after = [spells[0].first for spells in self._spells(receiving, moved.receiving)]
        return min(after) - max(before) - 1 if before and after else float("inf")

    def _spells(self, live: Sequence[tuple[Part, Days]], phase: Days) -> Iterator[tuple[Days, ...]]:
        for one, whole in live:
            if one.counts and whole.meets(phase) and (spells := without(whole, self.away)):
                yield spells

    def _own(self, there: Sequence[Part]) -> float:
        """What the receiving phase takes of that day, all systems together."""
        given = [one.percent for one in there if one.percent is not None]
        return counted(sum(given), len(given) < len(there), self.constants)
