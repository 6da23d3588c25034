"""Asking about a note whoever heard it, and for what nobody has noted whoever was there (`usecases.inquiries`)."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.rules.knowledge.brief import NEEDS
from bot.rules.projection import Who
from bot.rules.projection.noted import NoteShown
from bot.rules.texts import N_, Refusal
from bot.usecases import inquiries
from bot.usecases.brief.finding import Passing, passing
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import day_in
from bot.usecases.done import today as day_of
from bot.usecases.handovers import CLOSED, PAUSED
from bot.usecases.inquiries.choosing import ASKED_ALREADY, question
from bot.usecases.notes.rights import note_of
from bot.usecases.notes.showing import note_shown
from bot.usecases.projection import as_called
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.tables import Handover, Inquiry, Note, Person, Workspace

NOBODY = N_("Nobody who heard it can be asked here any more: they have left, or may not read this journey.")
CANNOT = N_("{person} cannot be asked here: they have left, or may not read this journey.")
KINDS = frozenset(kind for kinds in NEEDS.values() for kind in kinds)


class ToAsk(NamedTuple):
    """A note, and who could be asked about it."""

    note: NoteShown
    people: tuple[Who, ...]


def to_ask(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, note_uid: str) -> ToAsk:
    """For the form: those who heard it, can be written to and may read it as of now."""
    with store.read() as session:
        found = _found(session, stamp, viewer, handover_uid)
        note = note_of(session, viewer, note_uid)
        return _to_ask(session, viewer, found, note)


def ask_about(
    store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, note_uid: str, *, person: str = "", text: str = ""
) -> Who:
    """Ask about a note: the person (uid) who was chosen, else the first who heard it. Returns who is asked."""
    with changing(store, stamp) as session:
        found = _found(session, stamp, viewer, handover_uid)
        note = note_of(session, viewer, note_uid)
        people = _to_ask(session, viewer, found, note).people
        whom = next((one for one in people if one.uid == person or not person), None)
        if whom is None:
            raise Refusal(NOT_FOUND)
        mine = (Inquiry.note_id == note.id, Inquiry.person_id == whom.id, Inquiry.asked_by == viewer.person_id)
        _must_be_new(session, found, *mine)
        return _put(session, stamp, found, whom, note_id=note.id, text=question(text))


def ask_for(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, kind: str, *, person: str) -> Who:
    """Ask somebody of the journey for a kind of which nothing is noted; once, until there is an answer."""
    with changing(store, stamp) as session:
        found = _found(session, stamp, viewer, handover_uid)
        whom = next((one for one in found.shown.people if one.uid == person), None)
        if whom is None or kind not in KINDS or whom.id == viewer.person_id:
            raise Refusal(NOT_FOUND)
        _must_be_new(session, found, Inquiry.wanted == kind, Handover.journey_id == found.journey.id)
        return _put(session, stamp, found, whom, wanted=kind)


def _found(session: Session, stamp: Stamp, viewer: Viewer, handover_uid: str) -> Passing:
    """The handover, where questions are asked: not when its journey is closed or paused."""
    found = passing(session, viewer, handover_uid, day_of(session, stamp.workspace, stamp.at))
    if found.handover.closed or found.handover.paused:
        raise Refusal(PAUSED if found.handover.paused else CLOSED, journey=found.shown.name)
    return found


def _to_ask(session: Session, viewer: Viewer, found: Passing, note: Note) -> ToAsk:
    shown = note_shown(session, viewer, found.today, note)
    about = Inquiry(workspace_id=note.workspace_id, handover_id=found.row.id, note_id=note.id)
    heard = (one.who for one in shown.heard if one.askable)
    people = [one for one in heard if inquiries.may_know(session, about, session.get_one(Person, one.id), found.today)]
    if not people:
        raise Refusal(NOBODY)
    return ToAsk(shown, tuple(as_called(session.get_one(Person, one.id), found.shown.people) for one in people))


def _must_be_new(session: Session, found: Passing, *so: ColumnElement[bool]) -> None:
    open_one = select(Inquiry).join(Handover, Handover.id == Inquiry.handover_id).where(Inquiry.state == "open", *so)
    known = session.scalar(open_one.order_by(Inquiry.id.desc()).limit(1))
    if known is not None:
        whom = as_called(session.get_one(Person, known.person_id), found.shown.people)
        day = day_in(session.get_one(Workspace, known.workspace_id), known.asked_at)
        raise Refusal(ASKED_ALREADY, person=whom.called, day=day)


def _put(session: Session, stamp: Stamp, found: Passing, whom: Who, **about: object) -> Who:
    inquiry = Inquiry(
        workspace_id=stamp.workspace,
        handover_id=found.row.id,
        asked_by=stamp.by,
        person_id=whom.id,
        asked_at=stamp.at,
        state="open",
        **about,
    )
    if not inquiries.put_to(session, inquiry, stamp.at):
        raise Refusal(CANNOT, person=whom.called)
    return whom
