"""Who could carry a handover that lacks somebody: the people of the giving side, the likeliest first.

Leaves out how many days each of them has free on other journeys (`continuity.md` D13).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bot.rules.facts import Assignment, Given, Journey, Side

STAY = 30
"""Calendar days that a person is asked to stay, from the start of the next phase (product.md §4)."""
CAPACITY = 100.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the giving side. `since` is the first day with the customer, as far as it was given."""

    person: str
    role: str
    key: bool
    carries: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Load:
    """A share of somebody's time, in percent, over closed days; None is open to that side."""

    first: date | None
    last: date | None
    percent: float | None


def candidates(
    journey: Journey,
    giver: str,
    receiver: str,
    *,
    askable: Container[str],
    refused: Container[str] = (),
    system: str | None = None,
) -> tuple[Candidate, ...]:
    """The vendor's people on phase `giver` who are not on `receiver` and can be asked.

    Key persons first, who carries the solution before the relation, then the longest with the customer. With a
    `system`: only who covers it.
    """
    live = [each for each in journey.assignments if each.side is Side.VENDOR and each.given is not Given.DECLINED]
    staying = {each.person for each in live if each.phase == receiver}
    givers = sorted((each for each in live if each.phase == giver and covers(each, system)), key=_person)
    found = [
        _candidate(journey, person, tuple(group))
        for person, group in groupby(givers, key=_person)
        if person in askable and person not in refused and person not in staying
    ]
    still_here = (each for each in found if not _gone(journey, each.person, receiver))
    return tuple(sorted(still_here, key=_rank))


def covers(assignment: Assignment, system: str | None) -> bool:
    """D8: a person counts for the whole, for the systems named, and for all when marked so."""
    return system is None or assignment.all_systems or system in assignment.systems


def free_percent(loads: Iterable[Load], first: date, last: date) -> float | None:
    """What is left of a person's time on every day from `first` to `last`; None when no figure was given (D13)."""
    given = [
        load
        for load in loads
        if load.percent is not None and (load.first or first) <= last and (load.last or last) >= first
    ]
    if not given:
        return None
    peaks = {max(first, load.first or first) for load in given}
    return max(0.0, CAPACITY - max(_load_on(day, given) for day in peaks))


def stay_until(start: date) -> date:
    """The last day of the stay that a question proposes."""
    return start + timedelta(days=STAY - 1)


def _load_on(day: date, loads: Iterable[Load]) -> float:
    on = (load for load in loads if (load.first or day) <= day <= (load.last or day))
    return sum(load.percent or 0.0 for load in on)


def _person(assignment: Assignment) -> str:
    return assignment.person


def _candidate(journey: Journey, person: str, assignments: tuple[Assignment, ...]) -> Candidate:
    best = min(assignments, key=lambda each: (not (each.key or each.lead), each.carries != "solution", each.id))
    return Candidate(person, best.role, key=best.key or best.lead, carries=best.carries, since=_since(journey, person))


def _since(journey: Journey, person: str) -> date | None:
    starts = {phase.id: phase.start for phase in journey.phases}
    days = [
        each.first or starts.get(each.phase)
        for each in journey.assignments
        if each.person == person and each.given is not Given.DECLINED
    ]
    return min((day for day in days if day), default=None)


def _gone(journey: Journey, person: str, receiver: str) -> bool:
    """Has left before the next phase starts."""
    start = next((phase.start for phase in journey.phases if phase.id == receiver), None)
    known = journey.people.get(person)
    last = known.active.last if known else None
    return last is not None and (start is None or last < start)


def _rank(candidate: Candidate) -> tuple[bool, bool, date, str]:
    return (not candidate.key, candidate.carries != "solution", candidate.since or date.max, candidate.person)
