"""Everybody's days on the journeys in question, from a fixed handful of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.continuity import phase_days
from bot.rules.projection import Who
from bot.rules.projection.knowing import Stay
from storage.tables import Assignment, AssignmentSystem, Customer, Journey, Person, Phase, System

MOST = 200
"""Journeys looked at for one answer: the open ones, then those that changed last."""

_person = Person.__table__
_phase = Phase.__table__
_assignment = Assignment.__table__

Row = Any


def journeys(session: Session, *so: ColumnElement[bool]) -> Sequence[Row]:
    """At most MOST + 1 journeys that are so: id, uid, key, name, customer."""
    quiet = case({"open": 0, "paused": 1}, value=Journey.state, else_=2)
    found = (
        select(Journey.id, Journey.uid, Journey.key, Journey.name, Customer.name.label("customer"))
        .join(Customer, Customer.id == Journey.customer_id)
        .where(*so)
        .order_by(quiet, Journey.changed_at.desc(), Journey.id.desc())
        .limit(MOST + 1)
    )
    return session.execute(found).all()


def stays(session: Session, found: Sequence[Row], *so: ColumnElement[bool]) -> list[tuple[Row, Stay]]:
    """The stays on these journeys of assignments that are so, each with its row (person, phase, active days)."""
    ids = [row.id for row in found]
    named = {row.id: row for row in found}
    spans = _spans(session, ids)
    rows = session.execute(_staying(ids).where(*so)).all()
    systems = _systems(session, ids)
    told = ((row, _stay(row, named[row.journey_id], spans, systems)) for row in rows if row.phase_id in spans)
    return [(row, stay) for row, stay in told if stay is not None]


def _staying(ids: Sequence[int]) -> Any:
    columns = ("id", "journey_id", "phase_id", "person_id", "side", "role_text", "lead", "key", "all_systems")
    person = ("name", "slack_id", "uid", "active_from", "active_to")
    return (
        select(
            *(_assignment.c[name] for name in (*columns, "first", "last")),
            *(_person.c[name] for name in person),
            _person.c["class"].label("kind"),
            _phase.c.kind.label("phase_kind"),
        )
        .join(_person, _person.c.id == _assignment.c.person_id)
        .join(_phase, _phase.c.id == _assignment.c.phase_id)
        .where(
            _assignment.c.journey_id.in_(ids),
            _assignment.c.void_change.is_(None),
            _assignment.c.given != "declined",
            _person.c.forgotten_at.is_(None),
        )
        .order_by(_assignment.c.id)
    )


def _spans(session: Session, ids: Sequence[int]) -> dict[int, facts.Span]:
    """The days of every phase (D2)."""
    wanted = select(_phase.c.id, _phase.c.journey_id, _phase.c.start, _phase.c.end)
    live = wanted.where(_phase.c.journey_id.in_(ids), _phase.c.void_change.is_(None)).order_by(_phase.c.rank)
    phases: dict[int, list[facts.Phase]] = defaultdict(list)
    for row in session.execute(live):
        phases[row.journey_id].append(facts.Phase(id=str(row.id), start=row.start, end=row.end))
    journeys = (facts.Journey(id=str(journey), phases=tuple(each)) for journey, each in phases.items())
    return {int(phase): span for journey in journeys for phase, span in phase_days(journey).items()}


def _systems(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The systems each assignment names; of one that covers all, the journey's, under minus the journey's id."""
    every: Any = select(System.id, System.journey_id, System.name).where(System.journey_id.in_(ids)).order_by(System.id)
    of_journey: dict[int, list[str]] = defaultdict(list)
    called = {}
    for row in session.execute(every):
        of_journey[-row.journey_id].append(row.name)
        called[row.id] = row.name
    named = select(AssignmentSystem.assignment_id, AssignmentSystem.system_id)
    links = named.join(System, System.id == AssignmentSystem.system_id).where(System.journey_id.in_(ids))
    of_assignment: dict[int, list[str]] = defaultdict(list)
    link: Any
    for link in session.execute(links.order_by(AssignmentSystem.system_id)):
        of_assignment[link.assignment_id].append(called[link.system_id])
    return {one: tuple(names) for one, names in (of_journey | of_assignment).items()}


def _stay(row: Row, journey: Row, spans: dict[int, facts.Span], systems: dict[int, tuple[str, ...]]) -> Stay | None:
    """The assignment's days, else its phase's, within the days the person is here; None when nothing is left."""
    span = spans[row.phase_id]
    first = _last_of(row.first or span.first, row.active_from)
    last = _first_of(row.last or span.last, row.active_to)
    if first is not None and last is not None and last < first:
        return None
    return Stay(
        who=Who(row.person_id, row.name, row.slack_id, row.uid),
        side=row.side,
        role=row.role_text,
        key=row.key or row.lead,
        systems=systems.get(-row.journey_id if row.all_systems else row.id, ()),
        journey=(journey.uid, journey.key, journey.name),
        customer=journey.customer,
        first=first,
        last=last,
    )


def _last_of(*days: date | None) -> date | None:
    return max(_given(days), default=None)


def _first_of(*days: date | None) -> date | None:
    return min(_given(days), default=None)


def _given(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]
