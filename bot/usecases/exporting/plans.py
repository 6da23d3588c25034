"""The tables of the normalised form (`docs/files.md`), of the journeys that are meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from bot.rules.tabled import Table
from bot.usecases.figures import columns, known, on_journeys
from storage.tables import (
    Absence,
    Assignment,
    AssignmentSystem,
    Customer,
    Journey,
    Person,
    Phase,
    System,
    ToldFigures,
)

JOURNEY: Any = func.coalesce(Journey.outside_ref, Journey.key)
"""What a journey is called in files: by its id in the source it came from, else by its key."""
PERSON: Any = func.coalesce(Person.slack_id, Person.outside_ref, Person.name)
FIGURES = ("segment", "revenue", "service_hours")
Mine = Select[Any]
"""Ids of the journeys."""


def journeys(session: Session, mine: Mine) -> Table:
    """Each with what is told of its customer on it."""
    found = select(Journey.id, JOURNEY, Journey.name, Customer.name, Journey.state)
    rows = session.execute(found.join(Customer).where(Journey.id.in_(mine)).order_by(Journey.id)).all()
    told, named = on_journeys(session, mine), _systems(session, mine)
    return Table(
        name="journeys",
        columns=("journey_id", "name", "customer_id", *FIGURES, "state", "systems"),
        rows=tuple(
            (*row[1:4], *_figures(told.get(row.id)), row.state if row.state != "open" else None, named.get(row.id))
            for row in rows
        ),
    )


def customers(session: Session, *so: ColumnElement[bool]) -> Table:
    """What is told of customers to the people of channels, of the rows that are so."""
    here = (ToldFigures.journey_id.is_(None), *so)
    told = known(session, *here)
    theirs = Customer.id.in_(select(ToldFigures.customer_id).where(*here))
    names = session.execute(select(Customer.id, Customer.name).where(theirs).order_by(Customer.id))
    rows = tuple((name, *columns(told[id_]).values()) for id_, name in names)
    return Table(name="customers", columns=("customer_id", *FIGURES), rows=rows)


def _figures(row: ToldFigures | None) -> tuple[str | None, ...]:
    return (row.segment, row.revenue, row.service_hours) if row else (None, None, None)


def phases(session: Session, mine: Mine) -> Table:
    here = (Phase.kind, Phase.name, Phase.start, Phase.end, Phase.tentative, Phase.start_latest)
    found = select(JOURNEY, Phase.id, Phase.rank, *here).join(Journey, Journey.id == Phase.journey_id)
    live = (Phase.journey_id.in_(mine), Phase.void_change.is_(None))
    rows = session.execute(found.where(*live).order_by(Phase.journey_id, Phase.rank)).all()
    return Table(
        name="phases",
        columns=("journey_id", "phase_id", "seq", "name", "kind", "start", "end", "tentative", "start_latest"),
        rows=tuple(
            (row[0], f"p{row.id}", row.rank, row.name, row.kind, row.start, row.end, row.tentative, row.start_latest)
            for row in rows
        ),
    )


def assignments(session: Session, mine: Mine) -> Table:
    here = (Assignment.side, Assignment.role_text, Assignment.lead, Assignment.key, Assignment.first, Assignment.last)
    more = (Assignment.percent, Assignment.given, Assignment.all_systems)
    found = (
        select(Assignment.id, JOURNEY, Assignment.phase_id, PERSON.label("person"), *here, *more)
        .join(Journey, Journey.id == Assignment.journey_id)
        .join(Person, Person.id == Assignment.person_id)
        .join(Phase, Phase.id == Assignment.phase_id)
        .where(Assignment.journey_id.in_(mine), Assignment.void_change.is_(None), Phase.void_change.is_(None))
    )
    rows = session.execute(found.order_by(Assignment.journey_id, Phase.rank, Assignment.id)).all()
    covered = _covered(session, mine)
    return Table(
        name="assignments",
        columns=(
            *("assignment_id", "journey_id", "phase_id", "person_id", "side", "role", "systems", "lead", "key"),
            *("start", "end", "allocation", "status"),
        ),
        rows=tuple(
            (
                *(f"a{row.id}", row[1], f"p{row.phase_id}", row.person, row.side, row.role_text),
                ";".join([*(["*"] if row.all_systems else []), *covered[row.id]]),
                *(row.lead, row.key, row.first, row.last, row.percent, row.given),
            )
            for row in rows
        ),
    )


def people(session: Session, mine: Mine) -> Table:
    """Everybody in those plans; a name where the id does not say it."""
    found = select(PERSON.label("ref"), Person.name, Person.active_from, Person.active_to).where(
        Person.id.in_(_on(mine))
    )
    rows = session.execute(found.order_by(Person.id)).all()
    return Table(
        name="people",
        columns=("person_id", "side", "active_from", "active_to", "name"),
        rows=tuple(
            (row.ref, None, row.active_from, row.active_to, row.name if row.name != row.ref else None) for row in rows
        ),
    )


def absences(session: Session, mine: Mine) -> Table:
    found = select(PERSON, Absence.first, Absence.last).join(Person, Person.id == Absence.person_id)
    live = (Absence.person_id.in_(_on(mine)), Absence.void_change.is_(None))
    rows = session.execute(found.where(*live).order_by(Absence.id)).all()
    return Table(name="absences", columns=("person_id", "start", "end"), rows=tuple(map(tuple, rows)))


def _on(mine: Mine) -> Select[Any]:
    return select(Assignment.person_id).where(Assignment.journey_id.in_(mine), Assignment.void_change.is_(None))


def _systems(session: Session, mine: Mine) -> Mapping[int, str]:
    """The systems of a journey, where they are not all told by who covers them; a star marks the main one."""
    told = {name for names in _covered(session, mine).values() for name in names}
    found = select(System.journey_id, System.name, System.main).where(System.journey_id.in_(mine)).order_by(System.id)
    named: dict[int, list[str]] = defaultdict(list)
    more = set()
    for journey, name, main in session.execute(found):
        named[journey].append(f"{name}*" if main else name)
        if main or name not in told:
            more.add(journey)
    return {journey: ";".join(names) for journey, names in named.items() if journey in more}


def _covered(session: Session, mine: Mine) -> Mapping[int, list[str]]:
    """The systems of each assignment, by its id."""
    found = (
        select(AssignmentSystem.assignment_id, System.name)
        .join(System, System.id == AssignmentSystem.system_id)
        .where(System.journey_id.in_(mine))
    )
    covered: dict[int, list[str]] = defaultdict(list)
    for assignment, name in session.execute(found.order_by(System.name)):
        covered[assignment].append(name)
    return covered
