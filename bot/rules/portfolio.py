"""How much hangs on one person over many journeys, and who would have to leave until it breaks (`product.md` §8).

Works on light values, so that a caller may stream them: for each handover to come what keeps it from breaking.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

WHOLE = 10**6
"""All of what is left of a handover; shares are whole numbers, so that no order of rows changes a sum."""


class Carried(NamedTuple):
    """A handover, a whole delivery or one system, that does not break as planned.

    `evidence` as in `Boundary.evidence`: one person who stays on, or a pair side by side. It breaks when somebody of
    every item is gone. What has none breaks anyhow and says nothing here.
    """

    handover: str
    evidence: tuple[tuple[str, ...], ...]


class CarrierLoad(NamedTuple):
    """What hangs on one person: handovers they are part of the evidence for, and those that break without them."""

    person: str
    handovers: int
    alone: int


class Step(NamedTuple):
    """One more person who leaves: how many handovers are broken then, of those that held, and what share in percent."""

    person: str
    broken: int
    percent: float


def carrier_load(carried: Iterable[Carried]) -> tuple[CarrierLoad, ...]:
    """Everybody that something hangs on, the most handovers first, then those they hold alone, then the id.

    A handover that comes several times (its systems) counts once.
    """
    part: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, set[str]] = defaultdict(set)
    for one in carried:
        for person in _people(one.evidence):
            part[person].add(one.handover)
        for person in _in_all(one.evidence):
            alone[person].add(one.handover)
    found = [CarrierLoad(person, len(their), len(alone[person])) for person, their in part.items()]
    return tuple(sorted(found, key=lambda one: (-one.handovers, -one.alone, one.person)))


def breaks_without(carried: Iterable[Carried], person: str) -> tuple[str, ...]:
    """The handovers that break when the person leaves, in the order they come in, each once."""
    return tuple(dict.fromkeys(one.handover for one in carried if person in _in_all(one.evidence)))


def fewest(carried: Iterable[Carried], percent: float) -> tuple[Step, ...]:
    """A small set of people whose leaving breaks `percent` % of the handovers that do not break as planned.

    Greedy, so it may be one or two larger than the smallest: each step takes who breaks the most at once; else who is
    in the largest shares of what is left of each evidence; else the first by id. Empty when nothing holds.
    """
    left = _Left(carried)
    steps: list[Step] = []
    while left.scopes and left.percent < percent:
        person = left.next()
        left.remove(person)
        steps.append(Step(person, left.broken, left.percent))
    return tuple(steps)


class _Left:
    """What still holds while people leave. A handover breaks with its whole delivery or with any of its systems."""

    def __init__(self, carried: Iterable[Carried]) -> None:
        self.scopes: dict[str, list[set[tuple[str, ...]]]] = defaultdict(list)
        for one in carried:
            if one.evidence:
                self.scopes[one.handover].append(set(one.evidence))
        self.all = len(self.scopes)
        self.of: dict[str, set[str]] = defaultdict(set)
        self.breaks: Counter[str] = Counter()
        self.shares: Counter[str] = Counter()
        for handover in self.scopes:
            self._count(handover, 1)
            for person in self._shares(handover):
                self.of[person].add(handover)

    @property
    def broken(self) -> int:
        return self.all - len(self.scopes)

    @property
    def percent(self) -> float:
        return 100 * self.broken / self.all if self.all else 0.0

    def next(self) -> str:
        """Who breaks the most at once, else who is in the largest shares, else the first by id."""
        return min(self.of, key=lambda person: (-self.breaks[person], -self.shares[person], person))

    def remove(self, person: str) -> None:
        for handover in self.of.pop(person) & self.scopes.keys():
            self._count(handover, -1)
            scopes = [{item for item in items if person not in item} for items in self.scopes[handover]]
            if all(scopes):
                self.scopes[handover] = scopes
                self._count(handover, 1)
            else:
                del self.scopes[handover]

    def _count(self, handover: str, step: int) -> None:
        """Put what people mean to a handover into the sums, or take it out."""
        for person, share in self._shares(handover).items():
            self.shares[person] += step * share
            self.breaks[person] += step * (share == WHOLE)

    def _shares(self, handover: str) -> dict[str, int]:
        """The share of what is left that hangs on each person, of the scope where it is the largest."""
        found: dict[str, int] = {}
        for items in self.scopes[handover]:
            for person, hits in Counter(person for item in items for person in item).items():
                found[person] = max(found.get(person, 0), WHOLE * hits // len(items))
        return found


def _people(evidence: Iterable[Iterable[str]]) -> set[str]:
    return {person for item in evidence for person in item}


def _in_all(evidence: Iterable[Iterable[str]]) -> set[str]:
    """Who is part of every item."""
    sets = [set(item) for item in evidence]
    return set.intersection(*sets) if sets else set()
