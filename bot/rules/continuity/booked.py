"""What people are booked for, asked by day: an index of loads over many journeys (`continuity.md` D13)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.rules.continuity.days import Days
from bot.rules.continuity.load import DEFAULTS, DIGITS, Load, summed
from bot.rules.facts import Constants


class _Steps(NamedTuple):
    """One person's total, stretch by stretch: from each of `firsts` to the same place of `lasts`."""

    firsts: list[int]
    lasts: list[int]
    totals: list[float]


class Booked:
    """The loads of people, what counts for nothing left out. Days are ordinals."""

    def __init__(self, loads: Iterable[Load] = (), constants: Constants = DEFAULTS) -> None:
        self.constants = constants
        self._loads: dict[str, list[Load]] = defaultdict(list)
        self._here: dict[tuple[str, str], list[Load]] = defaultdict(list)
        self._steps: dict[str, _Steps] = {}
        for load in loads:
            if load.counted(constants) > 0:
                self._loads[load.person].append(load)
                self._here[load.person, load.journey].append(load)

    def elsewhere(self, person: str, day: int, journey: str) -> float:
        """Percent taken on a day by all journeys but this one."""
        if person not in self._loads:
            return 0.0
        steps = self._total(person)
        place = bisect_right(steps.firsts, day) - 1
        if place < 0 or steps.lasts[place] < day:
            return 0.0
        here = sum(load.counted(self.constants) for load in _on(self._here.get((person, journey), ()), day))
        return round(steps.totals[place] - here, DIGITS)

    def journeys(self, person: str, day: int, journey: str) -> tuple[str, ...]:
        """The other journeys that take some of that day, by id."""
        others = (load.journey for load in _on(self._loads.get(person, ()), day) if load.journey != journey)
        return tuple(sorted(set(others)))

    def changes(self, person: str, within: Days) -> Iterator[int]:
        """First days of a new total, and days after the last of one, on those days."""
        if person not in self._loads:
            return
        steps = self._total(person)
        for place in range(bisect_left(steps.lasts, within.first - 1), bisect_right(steps.firsts, within.last)):
            yield steps.firsts[place]
            yield steps.lasts[place] + 1

    def _total(self, person: str) -> _Steps:
        if person not in self._steps:
            spells = ((load.days, load.counted(self.constants)) for load in self._loads[person])
            pieces = [(stretch, total or 0.0) for stretch, total, _ in summed(spells)]
            self._steps[person] = _Steps(
                [stretch.first for stretch, _ in pieces],
                [stretch.last for stretch, _ in pieces],
                [total for _, total in pieces],
            )
        return self._steps[person]


def _on(loads: Iterable[Load], day: int) -> Iterator[Load]:
    return (load for load in loads if load.days.first <= day <= load.days.last)
