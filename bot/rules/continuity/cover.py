"""Questions that a good handover still asks: who answers while somebody is away, and who follows an orphaned system.

Absences of at most 35 days do not make a state worse (`continuity.md` D16); a system without anybody after the handover
is orphaned (D8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bot.rules.continuity.days import Days, WorkingDays, days, united, working_days
from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.presence import SHORT_ABSENCE
from bot.rules.facts import Constants, Given, Journey, Side

DEFAULTS = Constants()
SPARE = 14
"""Calendar days by which who stands in may stay longer than the absence; who stays on beyond is there for more."""


class Cover(NamedTuple):
    """Somebody on whom a handover rests and who is away when the next phase starts."""

    from_phase: str
    to_phase: str
    side: Side
    person: str
    first: date
    """First day away."""
    back_on: date
    """First working day after the absence."""
    systems: tuple[str | None, ...]
    """The scopes that rest on them, the whole delivery (None) first."""
    there: tuple[str, ...]
    """Who else answers on the first day, by id: whom it rests on too, or who was put there for just those days.

    Nobody: then the question is worth asking."""


def covers(journey: Journey, boundaries: Iterable[Boundary], constants: Constants = DEFAULTS) -> tuple[Cover, ...]:
    """Who is away on the first working day of the next phase for at most 35 days, by handover, side and person."""
    working = working_days(constants.holidays, calendar=constants.calendar)
    asked: dict[tuple[str, str, Side], list[Boundary]] = defaultdict(list)
    for boundary in boundaries:
        if boundary.start is not None and boundary.rests_on:
            asked[boundary.from_phase, boundary.to_phase, boundary.side].append(boundary)
    return tuple(cover for scopes in asked.values() for cover in _of_handover(journey, scopes, working))


def orphans(boundaries: Iterable[Boundary]) -> tuple[Boundary, ...]:
    """The vendor's answers for systems that have people before the handover and nobody after it."""
    return tuple(
        boundary
        for boundary in boundaries
        if boundary.side is Side.VENDOR and boundary.system is not None and boundary.reason == "unstaffed_to"
    )


def _of_handover(journey: Journey, scopes: Sequence[Boundary], working: WorkingDays) -> Iterable[Cover]:
    one = scopes[0]
    assert one.start is not None
    day = working.on_or_after(one.start.toordinal())
    resting = sorted({person for scope in scopes for person in scope.rests_on if person in scope.to_people})
    away = {person: absence for person in resting if (absence := _absence(journey, person, day))}
    staying = [person for person in resting if person not in away]
    for person, absence in away.items():
        yield Cover(
            from_phase=one.from_phase,
            to_phase=one.to_phase,
            side=one.side,
            person=person,
            first=date.fromordinal(absence.first),
            back_on=date.fromordinal(working.on_or_after(absence.last + 1)),
            systems=tuple(scope.system for scope in scopes if person in scope.rests_on),
            there=tuple(dict.fromkeys([*staying, *_stand_ins(journey, one, absence, day)])),
        )


def _stand_ins(journey: Journey, one: Boundary, absence: Days, day: int) -> Iterable[str]:
    """Who has days of their own on the next phase that end with the absence."""
    theirs = (part for part in journey.assignments if part.phase == one.to_phase and part.side is one.side)
    for part in theirs:
        if part.given is Given.DECLINED or part.last is None or _absence(journey, part.person, day):
            continue
        first = part.first.toordinal() if part.first else day
        if first <= day and absence.last <= part.last.toordinal() <= absence.last + SPARE:
            yield part.person


def _absence(journey: Journey, person: str, day: int) -> Days | None:
    """The short absence that holds the day."""
    known = journey.people.get(person)
    found = united(days(absence) for absence in known.absences) if known else ()
    return next((one for one in found if one.first <= day <= one.last < one.first + SHORT_ABSENCE), None)
