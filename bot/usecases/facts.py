"""From rows to the facts that the rules read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.usecases.calendars import days_off
from storage import directory
from storage.tables import Absence, Assignment, AssignmentSystem, Person, Phase, System, Title

_phase = Phase.__table__
_assignment = Assignment.__table__
_person = Person.__table__
_absence = Absence.__table__
_link = AssignmentSystem.__table__
_system = System.__table__
_title = Title.__table__

_HERE: Any = bindparam("journey")
_PHASES = select(_phase).where(_phase.c.journey_id == _HERE, _phase.c.void_change.is_(None)).order_by(_phase.c.rank)
_ASSIGNMENTS = (
    select(
        _assignment,
        _person.c.active_from,
        _person.c.active_to,
        _title.c.carries,
        _title.c.kind.label("title_kind"),
    )
    .join(_person, _person.c.id == _assignment.c.person_id)
    .outerjoin(_title, _title.c.id == _assignment.c.title_id)
    .where(_assignment.c.journey_id == _HERE, _assignment.c.void_change.is_(None))
    .order_by(_assignment.c.id)
)
_SYSTEMS = (
    select(_link.c.assignment_id, _system.c.name)
    .join(_system, _system.c.id == _link.c.system_id)
    .where(_system.c.journey_id == _HERE)
)
_ABSENCES = select(_absence.c.person_id, _absence.c.first, _absence.c.last).where(
    _absence.c.void_change.is_(None),
    _absence.c.person_id.in_(select(_assignment.c.person_id).where(_assignment.c.journey_id == _HERE)),
)


def journey_facts(session: Session, journey_id: int) -> facts.Journey:
    """The journey as the rules see it: what is not voided, ids as strings."""
    session.flush()
    here = {"journey": journey_id}
    connection = session.connection()
    systems: dict[int, set[str]] = defaultdict(set)
    for assignment, name in connection.execute(_SYSTEMS, here):
        systems[assignment].add(name)
    absences: dict[int, list[facts.Span]] = defaultdict(list)
    for person, first, last in connection.execute(_ABSENCES, here):
        absences[person].append(facts.Span(first, last))
    rows = list(connection.execute(_ASSIGNMENTS, here))
    phases = tuple(map(as_phase, connection.execute(_PHASES, here)))
    live = {phase.id for phase in phases}
    return facts.Journey(
        id=str(journey_id),
        phases=phases,
        assignments=tuple(
            as_assignment(row, str(row.person_id), systems[row.id]) for row in rows if str(row.phase_id) in live
        ),
        people={str(row.person_id): as_person(row, str(row.person_id), absences[row.person_id]) for row in rows},
    )


def constants(session: Session, workspace: int, years: Iterable[int] = ()) -> facts.Constants:
    """The workspace's figures, with its country's holidays in those years."""
    country: str = directory.workspace_by_id(session, workspace).country
    return facts.Constants(holidays=days_off(country, years))


def years_of(journey: facts.Journey) -> range:
    """The years that any given date of the journey falls in."""
    days = [
        day
        for spans in (
            ((phase.start, phase.end) for phase in journey.phases),
            ((one.first, one.last) for one in journey.assignments),
        )
        for span in spans
        for day in span
        if day is not None
    ]
    return range(min(days).year, max(days).year + 1) if days else range(0)


def as_phase(row: Any) -> facts.Phase:
    return facts.Phase(
        id=str(row.id),
        kind=row.kind,
        name=row.name,
        start=row.start,
        end=row.end,
        tentative=row.tentative,
        start_latest=row.start_latest,
        begun_on=row.begun_on,
    )


def as_assignment(row: Any, person: str, systems: Iterable[str]) -> facts.Assignment:
    return facts.Assignment(
        id=str(row.id),
        phase=str(row.phase_id),
        person=person,
        side=facts.Side(row.side),
        role=row.role_text,
        systems=frozenset(systems),
        all_systems=row.all_systems,
        lead=row.lead,
        key=row.key,
        first=row.first,
        last=row.last,
        percent=row.percent,
        given=facts.Given(row.given),
        carries=row.carries or "solution",
        title_kind=row.title_kind or "",
    )


def as_person(row: Any, id_: str, absences: Iterable[facts.Span]) -> facts.Person:
    return facts.Person(id=id_, active=facts.Span(row.active_from, row.active_to), absences=tuple(absences))
