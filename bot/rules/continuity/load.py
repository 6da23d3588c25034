"""How much of people's time is given away over all their journeys, and when it is more than they have (D13).

A figure is a given percentage. A blank is no figure: it counts as `Constants.blank_allocation` and is told apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bot.rules.continuity.days import FUTURE, PAST, Days, day, days
from bot.rules.continuity.phases import phase_days
from bot.rules.continuity.presence import stays
from bot.rules.facts import Constants, Journey, Span

DEFAULTS = Constants()
DIGITS = 6
"""Percentages are compared to so many decimals, so that three thirds are exactly 100."""


class Load(NamedTuple):
    """What one journey takes of one person's days from `first` to `last`; None is open to that side."""

    person: str
    journey: str
    first: date | None
    last: date | None
    percent: float | None
    """Sum of the given percentages of all roles there; None when not one is given."""
    blank: bool = False
    """Whether a role there has no percentage; so it is when there is no figure at all."""

    @property
    def days(self) -> Days:
        return days(Span(self.first, self.last))

    def counted(self, constants: Constants) -> float:
        """Percent, a blank at its value."""
        return counted(self.percent, self.blank or self.percent is None, constants)


class Double(NamedTuple):
    """A run of days on which somebody has more to do than fits; `percent` is that of the fullest day."""

    person: str
    first: date | None
    last: date | None
    percent: float
    journeys: tuple[str, ...]
    """Those that take some of these days, by id."""


class Free(NamedTuple):
    """What is left of somebody's time on every one of some days."""

    percent: float | None
    """Never below 0; None when nothing is known: no journey has a figure there."""
    blanks: int
    """Journeys that take some of those days and have no figure."""


def loads(journeys: Iterable[Journey], people: Collection[str] | None = None) -> tuple[Load, ...]:
    """What each journey takes of its people (of `people` only, when given), absences left out, ordered by days.

    Undated assignments take no days. Open ones take all days to come.
    """
    return tuple(load for journey in journeys for load in _of_journey(journey, people))


def double(
    loads: Iterable[Load], constants: Constants = DEFAULTS, *, horizon: date | None = None
) -> tuple[Double, ...]:
    """Runs of days with more than the capacity, by person and day. Exactly the capacity is not too much.

    `horizon` is the last day that counts for stays without an end (`open_until` of all journeys); without it such a
    run is open.
    """
    until = Days(PAST, FUTURE if horizon is None else horizon.toordinal())
    counted = [load for load in loads if load.counted(constants) > 0]
    counted.sort(key=attrgetter("person"))
    return tuple(
        run
        for person, theirs in groupby(counted, key=attrgetter("person"))
        for run in _runs(person, tuple(theirs), constants, until)
    )


def free(loads: Iterable[Load], person: str, first: date, last: date, constants: Constants = DEFAULTS) -> Free:
    """What these loads leave of the person's capacity on every day from `first` to `last`."""
    asked = Days(first.toordinal(), last.toordinal())
    theirs = [load for load in loads if load.person == person and load.days.meets(asked)]
    figured = {load.journey for load in theirs if load.percent is not None}
    blanks = {load.journey for load in theirs} - figured
    if not figured:
        return Free(None, len(blanks))
    spells = ((load.days.cut(asked), load.counted(constants)) for load in theirs)
    fullest = max(total or 0.0 for _, total, _ in summed(spells))
    return Free(max(0.0, constants.capacity - fullest), len(blanks))


def booked(
    loads: Iterable[Load], person: str, first: date, last: date, constants: Constants = DEFAULTS
) -> tuple[str, ...]:
    """The journeys that take some of the person's days from `first` to `last`, by id; blanks as they count."""
    asked = Days(first.toordinal(), last.toordinal())
    theirs = (load for load in loads if load.person == person and load.days.meets(asked))
    return tuple(sorted({load.journey for load in theirs if load.counted(constants) > 0}))


def counted(percent: float | None, blank: bool, constants: Constants) -> float:
    """What roles of one journey take: what is given, at least the blank's value where one is blank, once."""
    return max(percent or 0.0, constants.blank_allocation) if blank else percent or 0.0


def summed(spells: Iterable[tuple[Days, float | None]]) -> Iterator[tuple[Days, float | None, bool]]:
    """Ordered stretches with the sum of what is given on them (None: nothing is), and whether there is a blank."""
    changes: dict[int, list[tuple[int, float | None]]] = defaultdict(list)
    for stretch, percent in spells:
        changes[stretch.first].append((1, percent))
        changes[stretch.last + 1].append((-1, percent))
    given = blanks = since = 0
    total = 0.0
    for edge in sorted(changes):
        if given or blanks:
            yield Days(since, edge - 1), round(total, DIGITS) if given else None, blanks > 0
        for step, percent in changes[edge]:
            if percent is None:
                blanks += step
            else:
                given += step
                total += step * percent
        since = edge


def _of_journey(journey: Journey, people: Collection[str] | None) -> Iterator[Load]:
    spells: dict[str, list[tuple[Days, float | None]]] = defaultdict(list)
    for stay in stays(journey, phase_days(journey)):
        if people is None or stay.assignment.person in people:
            spells[stay.assignment.person] += ((spell, stay.assignment.percent) for spell in stay.present)
    for person, theirs in spells.items():
        for stretch, percent, blank in summed(theirs):
            yield Load(person, journey.id, day(stretch.first), day(stretch.last), percent, blank)


def _runs(person: str, loads: Iterable[Load], constants: Constants, until: Days) -> Iterator[Double]:
    """In one pass over the days on which something changes; `on` are the journeys that take some of the day."""
    changes = _changes(loads, until)
    on: Counter[str] = Counter()
    total = fullest = 0.0
    since, journeys = None, set[str]()
    for edge in sorted(changes):
        for step, load in changes[edge]:
            on[load.journey] += step
            total += step * load.counted(constants)
            if not on[load.journey]:
                del on[load.journey]
        if round(total, DIGITS) > constants.capacity:
            if since is None:
                since, fullest, journeys = edge, 0.0, set(on)
            fullest = max(fullest, round(total, DIGITS))
            journeys.update(load.journey for step, load in changes[edge] if step > 0)
        elif since is not None:
            yield Double(person, day(since), day(edge - 1), fullest, tuple(sorted(journeys)))
            since = None


def _changes(loads: Iterable[Load], until: Days) -> dict[int, list[tuple[int, Load]]]:
    """By day: what begins (1) and what has ended (-1)."""
    changes: dict[int, list[tuple[int, Load]]] = defaultdict(list)
    for load in loads:
        stretch = load.days.cut(until)
        if stretch.first <= stretch.last:
            changes[stretch.first].append((1, load))
            changes[stretch.last + 1].append((-1, load))
    return changes
