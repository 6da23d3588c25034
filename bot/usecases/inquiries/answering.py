"""Answering a question that was put to oneself: the answer is a note, heard by who gives it, kept with its question."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection.inquired import InquiryShown
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.inquiries.asking import tell_asker
from bot.usecases.inquiries.planned import has_next
from bot.usecases.inquiries.showing import ANSWERED, INQUIRY, answer_of, journey_of, may_know, shown_of
from bot.usecases.notes.answers import look_soon
from bot.usecases.notes.keeping import fill, mark, recorded
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.patches import Patch
from storage.tables import Inquiry, Note, NoteAnswer, Occasion, Person, Post, System

ANSWERED_ALREADY = N_("You have answered this already. Undo takes your answer back.")


def asked(store: Store, viewer: Viewer, uid: str, today: date) -> InquiryShown:
    """The question as it stands, for the form of who it is put to."""
    with store.read() as session:
        return shown_of(session, _mine(session, viewer, uid, today))


def answer(  # noqa: PLR0917 - who and where, as everywhere, and what is said by whom
    store: Store, stamp: Stamp, viewer: Viewer, uid: str, text: str, speaker: str = ""
) -> None:
    """Keep the answer; the DM that asks shows it, and who asked hears of it in the evening."""
    with changing(store, stamp) as session:
        inquiry = _mine(session, viewer, uid, stamp.at.date())
        if answer_of(session, inquiry) is not None:
            raise Refusal(ANSWERED_ALREADY)
        about = session.get(Note, inquiry.note_id) if inquiry.note_id else None
        system = _system(session, about.system_id if about else inquiry.system_id)
        said = WantedNote(text=text, kind=inquiry.wanted, speaker=speaker, system=system, heard=(viewer.person_id,))
        note = _kept(session, stamp, inquiry, said)
        if about is not None:
            session.add(NoteAnswer(workspace_id=stamp.workspace, answer_id=note.id, question_id=about.id))
        inquiry.state, inquiry.answer_id, inquiry.closed_at = "answered", note.id, stamp.at
        recorded(session, stamp, viewer, note, "note.answered")
        tell_asker(session, inquiry, stamp.at)
        _redraw(session, inquiry)


def _kept(session: Session, stamp: Stamp, inquiry: Inquiry, said: WantedNote) -> Note:
    """Where the question is: on its journey, or of its customer for the same people."""
    journey, by = journey_of(session, inquiry), inquiry.person_id
    about = session.get(Note, inquiry.note_id) if inquiry.note_id else None
    note = Note(
        workspace_id=stamp.workspace,
        journey_id=journey.id if journey else None,
        customer_id=None if journey or about is None else about.customer_id,
        channel_id=None if journey or about is None else about.channel_id,
        author_id=by,
        kept_at=stamp.at,
    )
    number(session, stamp.workspace)
    fill(session, stamp, note, said, journey)
    session.add(note)
    session.flush()
    mark(session, stamp, note, "heard", said.heard)
    return note


def _system(session: Session, id_: int | None) -> str | None:
    return session.get_one(System, id_).name if id_ else None


def pass_on(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> None:
    """`I don't know`: it is put to the next; where there is none, who asked is told. Who said so may answer all the
    same."""
    with changing(store, stamp) as session:
        inquiry = _mine(session, viewer, uid, stamp.at.date())
        if answer_of(session, inquiry) is None:
            inquiry.state, inquiry.closed_at = "passed", stamp.at
            session.flush()
            look_soon(session, stamp.workspace, stamp.at)
            if not has_next(session, inquiry, stamp.at):
                tell_asker(session, inquiry, stamp.at)
            _redraw(session, inquiry)


def after_undo(session: Session, patch: Patch) -> None:
    """Draw the questions again whose answers a change with this patch kept, or took away, and which was taken back."""
    notes = [int(key.partition(":")[2]) for key in patch if key.startswith("note:")]
    if notes:
        for inquiry in session.scalars(select(Inquiry).where(Inquiry.answer_id.in_(notes))):
            _redraw(session, inquiry)


def _mine(session: Session, viewer: Viewer, uid: str, today: date) -> Inquiry:
    """Put to the viewer, who may read what it is about; any other is not found."""
    put = (Inquiry.workspace_id == viewer.workspace, Inquiry.uid == uid, Inquiry.person_id == viewer.person_id)
    inquiry = session.scalar(select(Inquiry).where(*put))
    if inquiry is None or not may_know(session, inquiry, session.get_one(Person, viewer.person_id), today):
        raise Refusal(NOT_FOUND)
    return inquiry


def _redraw(session: Session, inquiry: Inquiry) -> None:
    """Wherever it was put, and its answer told."""
    journey = journey_of(session, inquiry)
    said = select(Occasion).where(
        Occasion.workspace_id == inquiry.workspace_id,
        Occasion.journey_id == (journey.id if journey else None),
        Occasion.kind == "note",
        Occasion.to_person_id.in_((inquiry.person_id, inquiry.asked_by)),
    )
    told = (one for one in session.scalars(said) if inquiry.id in (one.values.get(INQUIRY), one.values.get(ANSWERED)))
    posts = [one.post_id for one in told if one.post_id]
    session.execute(update(Post).where(Post.id.in_(posts), Post.state == "sent").values(wanted=Post.wanted + 1))
