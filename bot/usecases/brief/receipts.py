"""What receivers make of a brief: that they have read it, what they take along, and what a giver says to that."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.rules.knowledge.brief import LINE
from bot.rules.knowledge.text import written
from bot.rules.projection import Who
from bot.rules.texts import N_, Refusal
from bot.usecases import receiving
from bot.usecases.brief.finding import Passing, passing
from bot.usecases.brief.telling import givers_to_tell, redraw, tell_corrected, tell_taken
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import today as day_of
from bot.usecases.notes.listing import about
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.projection import as_called
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.tables import Journey, Note, NotePerson, Person, Receipt

NOT_RECEIVING = N_(
    "That is for those who take over, and you are not one of them. You can still write a note: `/handover note`"
)
NOT_GIVING = N_(
    "That is for those who hand over, and you are not one of them. You can still write a note: `/handover note`"
)
NOTHING_TAKEN = N_("{person} has written nothing yet, so there is nothing to add to.")
NO_LINE = N_("Please write one line.")
TOO_LONG = N_("One line has at most {most} characters; this one has {n}. What is the most important?")


def received(session: Session, handover_id: int) -> dict[int, Receipt]:
    """By person id."""
    found = session.scalars(select(Receipt).where(Receipt.handover_id == handover_id))
    return {one.person_id: one for one in found}


def have_read(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, shown_at: datetime) -> None:
    """A receiver has read the brief as it was shown then: its notes count as read by them, none that came later."""
    with changing(store, stamp) as session:
        found = _found(session, stamp, viewer, handover_uid)
        receipt = _receipt(session, found, viewer.person_id)
        receipt.read_at = stamp.at
        receiving.redraw(session, found.row.id, viewer.person_id)
        for note_id in session.scalars(_unread(viewer, found.journey.id, shown_at)).all():
            mark = {"workspace_id": stamp.workspace, "note_id": note_id, "person_id": viewer.person_id}
            session.add(NotePerson(**mark, how="read", at=stamp.at))


def take(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, line: str) -> tuple[Who, ...]:
    """A receiver writes what they take along; another line takes the first one's place, and what was said to it.

    Returns who hears of it in the evening.
    """
    with changing(store, stamp) as session:
        found = _found(session, stamp, viewer, handover_uid)
        receipt = _receipt(session, found, viewer.person_id)
        receipt.takes_with, receipt.taken_at = _one_line(line), stamp.at
        receipt.seen_at = receipt.corrected = receipt.corrected_by = receipt.corrected_at = None
        givers = givers_to_tell(session, found, viewer.person_id)
        for giver in givers:
            tell_taken(session, stamp, found, giver, viewer.person_id)
        return tuple(as_called(one, found.shown.people) for one in givers)


def taken(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> str:
    """What the viewer takes along, for the form."""
    with store.read() as session:
        found = _found(session, stamp, viewer, handover_uid)
        _must_receive(found, viewer.person_id)
        receipt = session.get(Receipt, (found.row.id, viewer.person_id))
        return (receipt and receipt.takes_with) or ""


def to_correct(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, person: str) -> tuple[Who, str, str]:
    """Who takes what along, and what was said to it so far, for the form of a giver."""
    with store.read() as session:
        found = _found(session, stamp, viewer, handover_uid)
        who, receipt = _theirs(session, found, viewer, person)
        return as_called(who, found.shown.people), receipt.takes_with or "", receipt.corrected or ""


def correct(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, person: str, *, line: str) -> Who:
    """A giver says something to what a receiver takes along; they hear of it in the evening."""
    with changing(store, stamp) as session:
        found = _found(session, stamp, viewer, handover_uid)
        who, receipt = _theirs(session, found, viewer, person)
        receipt.corrected, receipt.corrected_by, receipt.corrected_at = _one_line(line), viewer.person_id, stamp.at
        receipt.seen_at = stamp.at
        tell_corrected(session, stamp, found, who)
        redraw(session, found, who.id)
        return as_called(who, found.shown.people)


def is_right(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, person: str) -> None:
    """A giver has looked at what a receiver takes along, and leaves it so."""
    with changing(store, stamp) as session:
        found = _found(session, stamp, viewer, handover_uid)
        who, receipt = _theirs(session, found, viewer, person)
        receipt.seen_at = receipt.seen_at or stamp.at
        redraw(session, found, who.id)


def _found(session: Session, stamp: Stamp, viewer: Viewer, handover_uid: str) -> Passing:
    return passing(session, viewer, handover_uid, day_of(session, stamp.workspace, stamp.at))


def _must_receive(found: Passing, person_id: int) -> None:
    if not found.receives(person_id):
        raise Refusal(NOT_RECEIVING)


def _receipt(session: Session, found: Passing, person_id: int) -> Receipt:
    """The one of a receiver, made on first use."""
    _must_receive(found, person_id)
    known = session.get(Receipt, (found.row.id, person_id))
    if known is None:
        known = Receipt(workspace_id=found.row.workspace_id, handover_id=found.row.id, person_id=person_id)
        session.add(known)
    return known


def _theirs(session: Session, found: Passing, viewer: Viewer, person: str) -> tuple[Person, Receipt]:
    """What a receiver takes along, for a giver who is somebody else."""
    who = session.scalar(select(Person).where(Person.workspace_id == viewer.workspace, Person.uid == person))
    if who is None or not found.receives(who.id):
        raise Refusal(NOT_FOUND)
    if not found.gives(viewer.person_id) or who.id == viewer.person_id:
        raise Refusal(NOT_GIVING)
    receipt = session.get(Receipt, (found.row.id, who.id))
    if receipt is None or not receipt.takes_with:
        raise Refusal(NOTHING_TAKEN, person=as_called(who, found.shown.people).called)
    return who, receipt


def _unread(viewer: Viewer, journey_id: int, until: datetime) -> Select[int]:
    """Ids of the journey's notes of then that the viewer may read and has neither heard nor read."""
    mine = select(NotePerson.note_id).where(NotePerson.person_id == viewer.person_id)
    so = (readable_notes(viewer), LIVE, about(Journey.id == journey_id), Note.kept_at <= until)
    return select(Note.id).where(*so, Note.id.not_in(mine))


def _one_line(line: str) -> str:
    kept = " ".join(written(line).split())
    if not kept:
        raise Refusal(NO_LINE, field="line")
    if len(kept) > LINE:
        raise Refusal(TOO_LONG, field="line", most=LINE, n=len(kept))
    return kept
