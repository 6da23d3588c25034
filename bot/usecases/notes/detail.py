"""One note whole: what stands in a list and what does not, for its own page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection.detailed import NoteChanged, NoteDetail
from bot.usecases.done import day_in
from bot.usecases.inquiries.planned import asked_shown, asking_shown
from bot.usecases.notes.rights import note_of
from bot.usecases.notes.showing import note_shown
from bot.usecases.rights import Access, Viewer, access
from storage.engine import Store
from storage.tables import Change, Journey, Note, Person, Workspace

CHANGES = 10
"""Changes of a note that are told, the newest."""


def detail(store: Store, viewer: Viewer, uid: str, now: datetime) -> NoteDetail:
    """Retired ones too; NOT_FOUND for what is not the reader's to know."""
    with store.read() as session:
        note = note_of(session, viewer, uid)
        workspace = session.get_one(Workspace, note.workspace_id)
        journey = session.get_one(Journey, note.journey_id) if note.journey_id else None
        return NoteDetail(
            note=note_shown(session, viewer, day_in(workspace, now), note),
            asked=asked_shown(session, note, workspace),
            asking=asking_shown(session, viewer, note, now),
            history=_history(session, note, workspace),
            may_change=journey is None or access(session, viewer, journey) >= Access.CHANGE,
        )


def _history(session: Session, note: Note, workspace: Workspace) -> tuple[NoteChanged, ...]:
    rows = session.execute(_changes(note)).all()
    mine = select(Change.undoes).where(Change.undoes.in_([change.id for change, _ in rows]))
    undone = set(session.scalars(mine))
    return tuple(
        NoteChanged(
            uid=change.uid,
            on=day_in(workspace, change.at),
            by=name,
            what=change.what,
            values=change.values,
            undone=change.id in undone,
        )
        for change, name in rows
    )


def _changes(note: Note) -> Any:
    """By its uid, which each names; what was taken back is told once, where it was done."""
    named = Change.values["note"].as_string() == note.uid
    of_it = (Change.workspace_id == note.workspace_id, Change.what.startswith("note."), named)
    found = select(Change, Person.name).outerjoin(Person, Person.id == Change.by_id)
    here = Change.journey_id == note.journey_id if note.journey_id else Change.journey_id.is_(None)
    return found.where(here, *of_it).order_by(Change.id.desc()).limit(CHANGES)
