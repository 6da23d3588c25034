"""The people of a source: known again by its id of them, or by their Slack id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import facts, names
from bot.rules.reminders.weekly import following
from bot.usecases.changing import Stamp
from storage.tables import Absence, Person, Workspace

SLACK_ID = re.compile(r"[UW][A-Z0-9]{7,}")
"""A Slack user id as Slack hands them out; another id is somebody outside Slack."""


def keep_people(session: Session, stamp: Stamp, journeys: Sequence[facts.Journey]) -> tuple[dict[str, int], int]:
    """Our id of everybody in the source, by its id of them; and how many of them are new."""
    told = {ref: person for journey in journeys for ref, person in journey.people.items()}
    refs = {one.person for journey in journeys for one in journey.assignments}
    every = select(Person).where(Person.workspace_id == stamp.workspace, Person.merged_into.is_(None))
    known = {row.slack_id or row.outside_ref: row for row in session.scalars(every)}
    workspace = session.get_one(Workspace, stamp.workspace)
    new = [ref for ref in sorted(refs) if ref not in known]
    for ref in new:
        known[ref] = _made(stamp.workspace, ref)
        if known[ref].slack_id is not None:
            known[ref].digest_at = following(stamp.at, workspace.at_time, workspace.tz)
        session.add(known[ref])
    session.flush()
    people = {ref: known[ref] for ref in refs}
    for ref, person in people.items():
        if ref in told:
            person.active_from, person.active_to = told[ref].active.first, told[ref].active.last
    _keep_absences(session, stamp.workspace, {row.id: told[ref].absences for ref, row in people.items() if ref in told})
    return {ref: row.id for ref, row in people.items()}, len(new)


def _made(workspace: int, ref: str) -> Person:
    name = names.tidy(ref) or ref
    if SLACK_ID.fullmatch(ref):
        return Person(workspace_id=workspace, slack_id=ref, name=name, fold=names.fold(name), kind="member")
    return Person(workspace_id=workspace, outside_ref=ref, name=name, fold=names.fold(name), kind="outside")


def _keep_absences(session: Session, workspace: int, told: dict[int, Iterable[facts.Span]]) -> None:
    here = select(Absence.person_id, Absence.first, Absence.last).where(
        Absence.workspace_id == workspace, Absence.void_change.is_(None)
    )
    known = {(person, first, last) for person, first, last in session.execute(here)}
    for person, spans in told.items():
        for span in spans:
            if span.first and span.last and (person, span.first, span.last) not in known:
                session.add(Absence(workspace_id=workspace, person_id=person, first=span.first, last=span.last))
    session.flush()
