"""What people's places on a journey would be if somebody left or joined: as `remove` and `add` would make it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from bot.rules import names
from bot.rules.facts import Assignment, Given, Journey, Phase, Side
from bot.rules.typed import Placement

DAY = timedelta(days=1)
NEW = "new"
"""What the ids of assignments begin with that are only supposed."""


def left(journey: Journey, person: str, day: date, phases: Collection[str] = ()) -> Journey:
    """The person is not there from `day` on, on these phases (none named: all). Nothing before that day is changed."""
    starts = {phase.id: phase.start for phase in journey.phases if not phases or phase.id in phases}
    return replace(
        journey,
        assignments=tuple(
            _ended(one, day) if one.person == person and one.phase in starts and _lasts(one, day) else one
            for one in journey.assignments
            if not (one.person == person and one.phase in starts and _begins(one, starts[one.phase], day))
        ),
    )


def is_on(journey: Journey, person: str, day: date, phases: Collection[str] = ()) -> bool:
    """Whether the person has a part that lasts to that day, on these phases (none named: on any)."""
    return any(
        one.person == person and (not phases or one.phase in phases) and _lasts(one, day) for one in journey.assignments
    )


def joined(journey: Journey, person: str, phases: Sequence[Phase], wanted: Placement) -> Journey:
    """The person is on these phases of the journey, by the rules of `add`:

    1. In the same role, or where they stand once and no role is given, they stand there as before, with what is new.
    2. The first of the vendor's on a phase without a lead is its lead; a lead is key, and so is a title that is key.
    3. An architect covers all systems unless some are named. Who stays on keeps their systems.
    4. Days of their own cut the phases they fall into.
    """
    for phase in phases:
        journey = _on(journey, person, phase, phases, wanted)
    return journey


def _on(journey: Journey, person: str, phase: Phase, phases: Sequence[Phase], wanted: Placement) -> Journey:
    side = Side.CUSTOMER if wanted.customer else Side.VENDOR
    here = [one for one in journey.assignments if (one.person, one.phase, one.side) == (person, phase.id, side)]
    known = _same(here, wanted.role)
    if known is None:
        made = _described(_new(journey, person, phase, side, wanted), phase, phases, wanted)
        return replace(journey, assignments=(*journey.assignments, made))
    changed = _described(known, phase, phases, wanted)
    if wanted.systems or wanted.all_systems:
        changed = replace(changed, systems=frozenset(wanted.systems), all_systems=wanted.all_systems)
    kept = tuple(changed if one is known else one for one in journey.assignments)
    return replace(journey, assignments=kept)


def _same(here: Sequence[Assignment], role: str) -> Assignment | None:
    if not role:
        return here[0] if len(here) == 1 else None
    return next((one for one in here if names.fold(one.role) == names.fold(role)), None)


def _new(journey: Journey, person: str, phase: Phase, side: Side, wanted: Placement) -> Assignment:
    taken = {one.id for one in journey.assignments}
    systems, everything = _systems(journey, person, phase, side, wanted)
    led = any(
        one.lead and one.phase == phase.id and one.side is Side.VENDOR and one.given is not Given.DECLINED
        for one in journey.assignments
    )
    return Assignment(
        id=next(id_ for id_ in (f"{NEW}{n}" for n in count(1)) if id_ not in taken),
        phase=phase.id,
        person=person,
        side=side,
        systems=systems,
        all_systems=everything,
        lead=side is Side.VENDOR and not led,
        given=Given.UNCONFIRMED,
    )


def _systems(journey: Journey, person: str, phase: Phase, side: Side, wanted: Placement) -> tuple[frozenset[str], bool]:
    """Those named; an architect's are all; who stays on keeps those of their nearest earlier phase."""
    title = wanted.title
    if wanted.systems or wanted.all_systems:
        return frozenset(wanted.systems), wanted.all_systems
    if title is not None and title.kind == "architect":
        return frozenset(), True
    order = [each.id for each in journey.phases]
    earlier = order[: order.index(phase.id)]
    mine = [one for one in journey.assignments if one.person == person and one.side is side and one.phase in earlier]
    nearest = max(mine, key=lambda one: order.index(one.phase), default=None)
    return (nearest.systems, nearest.all_systems) if nearest else (frozenset(), False)


def _described(one: Assignment, phase: Phase, phases: Sequence[Phase], wanted: Placement) -> Assignment:
    title = wanted.title
    lead = one.lead or wanted.lead
    first = phase is phases[0] or _later(wanted.first, phase.start)
    last = phase is phases[-1] or _later(phase.end, wanted.last)
    return replace(
        one,
        role=wanted.role or one.role,
        carries=(title.carries if title else "solution") if wanted.role else one.carries,
        title_kind=(title.kind if title else "") if wanted.role else one.title_kind,
        lead=lead,
        key=bool(one.key or lead or wanted.key or (title and title.key)),
        percent=one.percent if wanted.percent is None else wanted.percent,
        first=wanted.first if wanted.first and first else one.first,
        last=wanted.last if wanted.last and last else one.last,
        given=Given.UNCONFIRMED if one.given is Given.DECLINED else one.given,
    )


def _begins(one: Assignment, start: date | None, day: date) -> bool:
    """Has not begun by then: taken away whole."""
    begins = one.first or start
    return _lasts(one, day) and begins is not None and begins >= day


def _lasts(one: Assignment, day: date) -> bool:
    return one.last is None or one.last >= day


def _ended(one: Assignment, day: date) -> Assignment:
    return replace(one, last=day - DAY)


def _later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than
