"""The people of a source: known again by its id of them, or by their Slack id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import facts, names
from bot.rules.reminders.weekly import following
from bot.usecases.changing import Stamp
from storage.tables import Absence, Person, Workspace

SLACK_ID = re.compile(r"[UW][A-Z0-9]{7,}")
"""A Slack user id as Slack hands them out; another id is somebody outside Slack."""


def keep_people(
    session: Session,
    stamp: Stamp,
    journeys: Sequence[facts.Journey],
    named: Mapping[str, str] | None = None,
    *,
    among: Collection[int] | None = None,
) -> tuple[dict[str, int], int]:
    """Our id of everybody in the source, by its id of them; and how many of them are new.

    `named`: what people are called whose id does not say it. Where it is given, even empty, members are known again by
    their whole name too. `among`: of people outside Slack only these (ids) are known; None: all are.
    """
    told = {ref: person for journey in journeys for ref, person in journey.people.items()}
    refs = {one.person for journey in journeys for one in journey.assignments}
    every = select(Person).where(Person.workspace_id == stamp.workspace, Person.merged_into.is_(None))
    rows = session.scalars(every.where(Person.forgotten_at.is_(None))).all()
    here = [row for row in rows if row.slack_id is not None or among is None or row.id in among]
    known = {row.slack_id or row.outside_ref: row for row in here}
    taken = {row.outside_ref for row in rows}
    if named is not None:
        known |= {ref: row for ref in refs - known.keys() if (row := _called(named.get(ref, ref), here)) is not None}
    workspace = session.get_one(Workspace, stamp.workspace)
    new = [ref for ref in sorted(refs) if ref not in known]
    for ref in new:
        known[ref] = _made(stamp.workspace, ref, (named or {}).get(ref, ref))
        if ref in taken:  # by somebody whom who brings this may know nothing of
            known[ref].outside_ref = None
        if known[ref].slack_id is not None:
            known[ref].digest_at = following(stamp.at, workspace.at_time, workspace.tz)
        session.add(known[ref])
    session.flush()
    people = {ref: known[ref] for ref in refs}
    for ref, person in people.items():
        if ref in told:
            person.active_from = told[ref].active.first
            if named is None or person.slack_id is None:  # whose account is closed is for Slack to say, not for a form
                person.active_to = told[ref].active.last
    _keep_absences(session, stamp.workspace, {row.id: told[ref].absences for ref, row in people.items() if ref in told})
    return {ref: row.id for ref, row in people.items()}, len(new)


def _called(name: str, rows: Sequence[Person]) -> Person | None:
    """The one person of that whole name whose account is open, or who is outside Slack and of no source."""
    fold = names.fold(name)
    alike = [row for row in rows if row.fold == fold and row.active_to is None and row.outside_ref is None]
    return alike[0] if fold and len(alike) == 1 else None


def _made(workspace: int, ref: str, called: str) -> Person:
    name = names.tidy(called) or ref
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
