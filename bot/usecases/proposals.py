"""The assignment that a question proposes and a yes writes: her role, from the start for 30 days, what is free."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.candidates import stay_until
from bot.rules.continuity import free, loads
from bot.rules.continuity.days import Days, working_days
from bot.rules.names import fold
from bot.rules.texts import Refusal
from bot.rules.titles import of_role
from bot.rules.values import fact
from bot.usecases import taking_over
from bot.usecases.changing import Stamp
from bot.usecases.facts import constants
from bot.usecases.handovers import Found, parts
from bot.usecases.loads import journeys_of
from bot.usecases.people.placing import assignments, cover, systems_of
from bot.usecases.rights import NOT_FOUND, Viewer, readable
from bot.usecases.titles import keep_title, table
from storage.tables import Assignment, Phase, System

LONGEST = 60
"""Calendar days within which some working days are found."""

Proposal = dict[str, Any]
"""As kept with the question: {phase, role, title, key, all_systems, systems, first, last, percent}, days as text.

Of who is in the plan for the next phase already: {part, role, first, last, percent}; `part` is the id of the assignment
that is changed, and {system, called} where it is one system more.
"""


@fact
class Wished:
    """What a form changed of the proposal; what is None stays as proposed."""

    role: str | None = None
    first: date | None = None
    last: date | None = None
    percent: float | None = None
    system: str | None = None
    """Name of the one system it is about; of who is in the plan for the next phase: that they take it too."""


def proposal(
    session: Session, found: Found, person_id: int, wished: Wished | None = None, asker: Viewer | None = None
) -> Proposal | None:
    """What a yes would write for the person; None when nothing would be: the plan has them there, or rests on them.

    Who stays for one system is asked as the one who knows it, so as a key person: else their yes would leave it thin
    (`continuity.md` D16). What is free counts only what `asker` may read of their time; None: the person looks at
    their own.
    """
    wished = wished or Wished()
    settled = found.rests_on(person_id) and wished.system is None
    if settled and wished.first is None:
        return None
    planned = [each for each in parts(session, person_id, found.row.to_phase_id) if each.given != "declined"]
    if found.within:
        return _of_taking_over(session, found, person_id, planned, wished)
    if planned:
        return _changed(session, found, planned[0], wished)
    if settled:
        return None
    before = _before(session, found, person_id)
    systems = systems_of(session, before.id) if before else []
    first = wished.first or found.start
    last = wished.last or (_stays_until(session, found, first, wished) if first else None)
    percent = wished.percent if wished.percent is not None else _free(session, found, person_id, first, last, asker)
    return {
        "phase": found.row.to_phase_id,
        "role": (before.role_text if before else "") if wished.role is None else wished.role,
        "title": before.title_id if before and wished.role in (None, before.role_text) else None,
        "key": bool(wished.system is not None or (before and (before.key or before.lead))),
        "all_systems": bool(before and before.all_systems and wished.system is None),
        "systems": systems if wished.system is None else [_system(session, found, wished.system)],
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
        "percent": percent,
        "for": wished.system or "",
    }


def _of_taking_over(
    session: Session, found: Found, person_id: int, planned: list[Assignment], wished: Wished
) -> Proposal | None:
    """What a yes to taking over from who leaves a phase would write."""
    if found.rests_on(person_id):
        return None
    before = None if planned else _before(session, found, person_id)
    systems = systems_of(session, before.id) if before else []
    phase = session.get_one(Phase, found.row.to_phase_id)
    return taking_over.proposal(found, phase, next(iter(planned), None), before, systems, wished.first)


def asks_for_more(proposed: Proposal | None) -> bool:
    """Whether it asks more of what the person has in the plan already: a no to that is no to nothing else."""
    return bool(proposed and proposed.get("part") and not proposed.get("takes_over"))


def write(session: Session, stamp: Stamp, found: Found, person_id: int, proposed: Proposal) -> None:
    """Put what was proposed into the plan."""
    if proposed.get("part"):
        _change(session, found, person_id, proposed)
        return
    title = None if proposed["title"] else of_role(proposed["role"], table(session, stamp.workspace))
    row = Assignment(
        workspace_id=stamp.workspace,
        journey_id=found.row.journey_id,
        phase_id=proposed["phase"],
        person_id=person_id,
        title_id=keep_title(session, stamp.workspace, title) if title else proposed["title"],
        role_text=proposed["role"],
        key=bool(proposed["key"] or (title and title.key)),
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


def _changed(session: Session, found: Found, part: Assignment, wished: Wished) -> Proposal | None:
    """Of who is in the plan for the next phase: one system more, or to be there earlier; None: neither."""
    kept = {
        "part": part.id,
        "role": part.role_text,
        "percent": part.percent,
        "last": part.last and part.last.isoformat(),
    }
    if wished.system is not None:
        system = _system(session, found, wished.system)
        if part.all_systems or system in systems_of(session, part.id):
            return None
        return {**kept, "first": part.first and part.first.isoformat(), "system": system, "called": wished.system}
    begins = part.first or found.start
    if wished.first is None or (begins is not None and wished.first >= begins):
        return None
    return {**kept, "first": wished.first.isoformat()}


def _change(session: Session, found: Found, person_id: int, proposed: Proposal) -> None:
    """A system is taken on both sides of the handover: so somebody follows it. What is gone by now is left alone."""
    part = session.get_one(Assignment, proposed["part"])
    if part.void_change is not None or part.given == "declined":
        return
    if proposed.get("takes_over"):
        taking_over.write(part, proposed)
        return
    if "system" not in proposed:
        part.first = _day(proposed["first"])
        return
    for one in (*parts(session, person_id, found.row.from_phase_id), part):
        if one.given != "declined" and not one.all_systems:
            cover(session, one, [*systems_of(session, one.id), proposed["system"]])


def _before(session: Session, found: Found, person_id: int) -> Assignment | None:
    """What the person has on the giving phase, else their latest part of the journey."""
    giving = parts(session, person_id, found.row.from_phase_id)
    if giving:
        return giving[0]
    mine = [one for one in assignments(session, found.row.journey_id, person_id=person_id) if one.side == "vendor"]
    return mine[-1] if mine else None


def _stays_until(session: Session, found: Found, first: date, wished: Wished) -> date:
    """Thirty days; for one system as many working days as make a transfer (`continuity.md` D6)."""
    if wished.system is None:
        return stay_until(first)
    figures = constants(session, found.row.workspace_id, (first.year, first.year + 1))
    working = working_days(figures.holidays, calendar=figures.calendar)
    days = range(first.toordinal(), first.toordinal() + LONGEST)
    last = bisect_left(days, figures.transfer, key=lambda day: working.count(Days(days[0], day)))
    return date.fromordinal(days[last])


def _system(session: Session, found: Found, name: str) -> int:
    known = select(System.id).where(System.journey_id == found.row.journey_id, System.fold == fold(name))
    id_ = session.scalar(known)
    if id_ is None:
        raise Refusal(NOT_FOUND)
    return id_


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _free(  # noqa: PLR0917 - of whom, when, and for whose eyes
    session: Session, found: Found, person_id: int, first: date | None, last: date | None, asker: Viewer | None
) -> float | None:
    """What is left by given figures, of everything but the phase that is handed over; nothing left is not proposed."""
    if first is None or last is None:
        return None
    giver, seen = str(found.row.from_phase_id), readable(asker) if asker else None
    journeys = (
        replace(journey, assignments=tuple(one for one in journey.assignments if one.phase != giver))
        for journey in journeys_of(session, found.row.workspace_id, [person_id], seen)
    )
    return free(loads(journeys), str(person_id), first, last).percent or None
