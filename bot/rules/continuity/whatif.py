"""What would become of a journey's handovers: a date slips, somebody is lost, somebody joins. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.phases import phase_days, slid
from bot.rules.facts import Assignment, Journey, Person, Side, Span, State


class Difference(NamedTuple):
    """A handover, side and scope whose answer changes. None: there is no such answer (D7, D8)."""

    from_phase: str
    to_phase: str
    side: Side
    system: str | None
    was: State | None
    becomes: State | None
    reason: str
    """Why it becomes so, as in `Boundary.reason`; blank where there is no answer any more."""
    lost: tuple[str, ...]
    """Whom it rested on and does not rest on any more, by id."""
    gained: tuple[str, ...]
    """Whom it rests on now, by id."""

    @property
    def worse(self) -> bool:
        return _rank(self.becomes) > _rank(self.was)


def slipped(journey: Journey, phase: str, new_start: date) -> Journey:
    """The phase starts on `new_start` instead; the end of the phase before moves along (D11).

    A phase without a start gets one. The first phase moves alone.
    """
    known = phase_days(journey)[phase].first
    place = next(place for place, one in enumerate(journey.phases) if one.id == phase)
    phases = list(journey.phases)
    if place and known is not None:
        phases[place - 1], _ = slid(phases[place - 1], phases[place], new_start - known)
    phases[place] = replace(phases[place], start=new_start)
    return replace(journey, phases=tuple(phases))


def without(journey: Journey, person: str, from_day: date | None = None) -> Journey:
    """The person is not there from that day on; None: was never there."""
    if from_day is None:
        kept = tuple(one for one in journey.assignments if one.person != person)
        return replace(journey, assignments=kept)
    known = journey.people.get(person) or Person(id=person)
    last = from_day - timedelta(days=1)
    last = min(last, known.active.last or last)
    gone = replace(known, active=Span(known.active.first, last))
    return replace(journey, people={**journey.people, person: gone})


def with_person(journey: Journey, assignment: Assignment) -> Journey:
    """Somebody has one assignment more."""
    return replace(journey, assignments=(*journey.assignments, assignment))


def compared(before: Iterable[Boundary], after: Iterable[Boundary]) -> tuple[Difference, ...]:
    """What is different between two lists of a journey's `handovers`, in their order: state, reason or people."""
    was, becomes = ({_place(one): one for one in found} for found in (before, after))
    return tuple(
        _difference(place, was.get(place), becomes.get(place))
        for place in {**was, **becomes}
        if _told(was.get(place)) != _told(becomes.get(place))
    )


Place = tuple[str, str, Side, str | None]


def _place(one: Boundary) -> Place:
    return one.from_phase, one.to_phase, one.side, one.system


def _told(one: Boundary | None) -> tuple[State, str, tuple[str, ...]] | None:
    return (one.state, one.reason, one.rests_on) if one else None


def _difference(place: Place, was: Boundary | None, becomes: Boundary | None) -> Difference:
    rested, rests = (set(one.rests_on) if one else set() for one in (was, becomes))
    return Difference(
        *place,
        was=was.state if was else None,
        becomes=becomes.state if becomes else None,
        reason=becomes.reason if becomes else "",
        lost=tuple(sorted(rested - rests)),
        gained=tuple(sorted(rests - rested)),
    )


def _rank(state: State | None) -> int:
    return (State.HOLDS, State.THIN, State.BREAKS, State.UNSTAFFED, None).index(state)
