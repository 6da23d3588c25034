"""A brief as it is now, from the plan, the notes and what was made of it; a fixed handful of statements."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.knowledge import brief as rules
from bot.rules.projection import AssignmentShown
from bot.rules.projection.briefed import BriefShown, NoteInBrief
from bot.usecases.brief import people
from bot.usecases.brief.asked import Asked, asked_about
from bot.usecases.brief.finding import Passing, passing
from bot.usecases.changing import Stamp
from bot.usecases.done import today as day_of
from bot.usecases.notes.answers import is_answer
from bot.usecases.notes.listing import about
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE, notes_shown
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.tables import Journey, Note

MOST = 300
"""Notes that a brief looks at, the newest."""


def opened(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> BriefShown:
    """The brief of a handover for somebody who may read its journey."""
    with store.read() as session:
        found = passing(session, viewer, handover_uid, day_of(session, stamp.workspace, stamp.at))
        asked = asked_about(session, found)
        notes, total = _notes(session, viewer, found, asked)
        there = people.stays(session, found.journey)
        receivers = people.receivers(session, found, notes)
        between = (one for one in found.shown.handovers if one.uid != handover_uid and not one.within)
        return BriefShown(
            handover=found.handover,
            giving=found.giving,
            receiving=found.receiving,
            customers=_customers(found),
            notes=notes,
            more=total - len(notes),
            met=people.met(session, viewer, found, notes, there),
            receivers=receivers,
            missing=people.missing(session, viewer, found, receivers, notes, there=there, asked=asked),
            others=tuple((one.uid, one.to_phase) for one in between),
            at=stamp.at,
            today=found.today,
            mine=next((one for one in receivers if one.who.id == viewer.person_id), None),
            gives=found.gives(viewer.person_id),
        )


def _notes(session: Session, viewer: Viewer, found: Passing, asked: Asked) -> tuple[tuple[NoteInBrief, ...], int]:
    """The notes, the newest first, and how many there are with those that are too old to be looked at."""
    so = (readable_notes(viewer), LIVE, ~is_answer(), about(Journey.id == found.journey.id))
    total = session.scalar(select(func.count()).select_from(Note).where(*so)) or 0
    ids = list(session.scalars(select(Note.id).where(*so).order_by(Note.id.desc()).limit(MOST)))
    staying_on = {one.who.id for one in found.receiving}
    shown = zip(ids, notes_shown(session, viewer, found.today, ids), strict=True)
    notes = (
        NoteInBrief(
            note=note,
            open=rules.is_open(note),
            leaving=rules.only_leaving(note, staying_on),
            new=not note.mine,
            asked=asked.about.get(id_, ()),
        )
        for id_, note in shown
    )
    return tuple(notes), total


def _customers(found: Passing) -> tuple[AssignmentShown, ...]:
    phases = {found.handover.to_phase.uid, found.handover.from_phase.uid if found.handover.from_phase else ""}
    rows = (one for one in found.shown.assignments if one.side == "customer" and one.phase_uid in phases)
    return tuple({one.who.id: one for one in rows}.values())
