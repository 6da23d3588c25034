"""The assignment that a question proposes and a yes writes: her role, from the start for 30 days, what is free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.candidates import Load, free_percent, stay_until
from bot.usecases.changing import Stamp
from bot.usecases.handovers import Found, parts
from bot.usecases.people.placing import cover, systems_of
from storage.tables import Assignment, Journey, Phase

Proposal = dict[str, Any]
"""As kept with the question: {phase, role, title, key, all_systems, systems, first, last, percent}, days as text."""


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
    begins, ends = (Assignment.first, Assignment.last)
    mine = (
        select(begins, Phase.start, ends, Phase.end, Assignment.percent)
        .join(Phase, Phase.id == Assignment.phase_id)
        .join(Journey, Journey.id == Assignment.journey_id)
        .where(
            Assignment.workspace_id == found.row.workspace_id,
            Assignment.person_id == person_id,
            Assignment.phase_id != found.row.from_phase_id,
            Assignment.given != "declined",
            Assignment.void_change.is_(None),
            Phase.void_change.is_(None),
            Journey.void_change.is_(None),
            Journey.state == "open",
        )
    )
    loads = [Load(own or start, until or end, percent) for own, start, until, end, percent in session.execute(mine)]
    return free_percent(loads, first, last) or None
