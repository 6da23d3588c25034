"""The assignment that a question proposes and a yes writes: her role, from the start for 30 days, what is free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.candidates import stay_until
from bot.rules.continuity import free, loads
from bot.usecases.changing import Stamp
from bot.usecases.handovers import Found, parts
from bot.usecases.people.placing import cover, systems_of
from storage.tables import Assignment, Journey, Phase

Proposal = dict[str, Any]
"""As kept with the question: {phase, role, title, key, all_systems, systems, first, last, percent}, days as text."""


_theirs = Assignment.__table__.alias()
_PHASES_OF = (
    select(
        *(Phase.journey_id, Phase.id, Phase.start, Phase.end),
        *(Assignment.id.label("assignment"), Assignment.person_id, Assignment.first, Assignment.last),
        Assignment.percent,
    )
    .join(Journey, Journey.id == Phase.journey_id)
    .outerjoin(
        Assignment,
        and_(
            Assignment.phase_id == Phase.id,
            Assignment.person_id == bindparam("person"),
            Assignment.phase_id != bindparam("giver"),
            Assignment.given != "declined",
            Assignment.void_change.is_(None),
        ),
    )
    .where(
        Journey.id.in_(
            select(_theirs.c.journey_id).where(
                _theirs.c.workspace_id == bindparam("workspace"),
                _theirs.c.person_id == bindparam("person"),
                _theirs.c.void_change.is_(None),
            )
        ),
        Journey.void_change.is_(None),
        Journey.state == "open",
        Phase.void_change.is_(None),
    )
    .order_by(Phase.journey_id, Phase.rank)
)
"""All phases of the open journeys that a person is on (missing dates come from the neighbours), with their parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """What a form changed of the proposal; what is None stays as proposed."""

    role: str | None = None
    first: date | None = None
    last: date | None = None
    percent: float | None = None


def proposal(session: Session, found: Found, person_id: int, wished: Wished | None = None) -> Proposal | None:
    """What a yes would write for the person; None when the plan has them on the receiving side, or rests on them."""
    if found.rests_on(person_id):
        return None
    if any(each.given != "declined" for each in parts(session, found, person_id, found.row.to_phase_id)):
        return None
    wished = wished or Wished()
    before = next(iter(parts(session, found, person_id, found.row.from_phase_id)), None)
    first = wished.first or found.start
    last = wished.last or (stay_until(first) if first else None)
    percent = wished.percent if wished.percent is not None else _free(session, found, person_id, first, last)
    return {
        "phase": found.row.to_phase_id,
        "role": (before.role_text if before else "") if wished.role is None else wished.role,
        "title": before.title_id if before and wished.role in (None, before.role_text) else None,
        "key": bool(before and (before.key or before.lead)),
        "all_systems": bool(before and before.all_systems),
        "systems": systems_of(session, before.id) if before else [],
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
        "percent": percent,
    }


def write(session: Session, stamp: Stamp, found: Found, person_id: int, proposed: Proposal) -> None:
    """Put the proposed assignment into the plan."""
    row = Assignment(
        workspace_id=stamp.workspace,
        journey_id=found.row.journey_id,
        phase_id=proposed["phase"],
        person_id=person_id,
        title_id=proposed["title"],
        role_text=proposed["role"],
        key=proposed["key"],
        all_systems=proposed["all_systems"],
        first=_day(proposed["first"]),
        last=_day(proposed["last"]),
        percent=proposed["percent"],
        added_by=stamp.by,
        added_at=stamp.at,
    )
    session.add(row)
    session.flush()
    cover(session, row, proposed["systems"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _free(session: Session, found: Found, person_id: int, first: date | None, last: date | None) -> float | None:
    """What is left by given figures, of everything but the phase that is handed over; nothing left is not proposed."""
    if first is None or last is None:
        return None
    figures = {"workspace": found.row.workspace_id, "person": person_id, "giver": found.row.from_phase_id}
    rows = session.execute(_PHASES_OF, figures).all()
    journeys = (_facts(id_, tuple(theirs)) for id_, theirs in groupby(rows, key=lambda row: row.journey_id))
    return free(loads(journeys), str(person_id), first, last).percent or None


def _facts(journey_id: int, rows: tuple[Any, ...]) -> facts.Journey:
    """A journey's phases in their order, with one person's assignments."""
    phases = {row.id: facts.Phase(id=str(row.id), start=row.start, end=row.end) for row in rows}
    theirs = tuple(
        facts.Assignment(
            id=str(row.assignment),
            phase=str(row.id),
            person=str(row.person_id),
            first=row.first,
            last=row.last,
            percent=row.percent,
        )
        for row in rows
        if row.assignment is not None
    )
    return facts.Journey(id=str(journey_id), phases=tuple(phases.values()), assignments=theirs)
