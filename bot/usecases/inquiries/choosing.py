"""`Ask somebody…`: whoever reads a note chooses whom to ask about it, and it is asked at once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.knowledge.brief import LINE
from bot.rules.knowledge.text import written
from bot.rules.projection import Who
from bot.rules.projection.inquired import AskFields
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import day_in
from bot.usecases.handovers import CLOSED, PAUSED
from bot.usecases.inquiries.asking import put_to
from bot.usecases.inquiries.knowing import Near
from bot.usecases.inquiries.showing import is_live
from bot.usecases.notes.rights import note_of
from bot.usecases.projection import as_called
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.tables import Inquiry, Journey, Note, NotePerson, Person, Workspace

YOURSELF = N_("Please choose somebody else: you are the one who asks.")
CANNOT = N_(
    "{person} cannot be asked about this: they have left, or may not read the note. Please choose somebody else."
)
ASKED_ALREADY = N_("{person} was asked that on {day} and has not answered yet.")
ASKED_BEFORE = N_("{person} was asked that on {day}. Please choose somebody else.")
TOO_LONG = N_("A question has at most {most} characters; this one has {n}. What is the most important?")


def to_choose(store: Store, viewer: Viewer, uid: str, today: date) -> AskFields:
    """For the form: the note, and who could be asked first; a question is put to each person once."""
    with store.read() as session:
        note = _open_note(session, viewer, uid)
        near = (
            Near(session, note, today).whom(note) if note.kind == "question" else _hearer(session, viewer, note, today)
        )
        return AskFields(uid=note.uid, text=note.text, kind=note.kind, whom=near.slack_id if near else None)


def ask_somebody(  # noqa: PLR0917 - who and where, as everywhere, and who is asked what
    store: Store, stamp: Stamp, viewer: Viewer, uid: str, person_id: int, text: str = ""
) -> Who:
    """Ask that person (our id) by DM, at once. Returns who is asked."""
    with changing(store, stamp) as session:
        note, person = _open_note(session, viewer, uid), session.get_one(Person, person_id)
        if person.id == viewer.person_id:
            raise Refusal(YOURSELF, field="person")
        _must_be_new(session, viewer, note, person)
        near = Near(session, note, stamp.at.date())
        inquiry = Inquiry(
            workspace_id=note.workspace_id,
            handover_id=near.handover if note.journey_id else None,
            asked_by=viewer.person_id,
            person_id=person.id,
            note_id=note.id,
            text=question(text),
            asked_at=stamp.at,
            state="open",
        )
        if not put_to(session, inquiry, stamp.at):
            raise Refusal(CANNOT, field="person", person=person.name)
        return as_called(person, ())


def question(text: str) -> str | None:
    """In the words of who asks; None: none were typed."""
    kept = written(text)
    if len(kept) > LINE:
        raise Refusal(TOO_LONG, field="text", most=LINE, n=len(kept))
    return kept or None


def _open_note(session: Session, viewer: Viewer, uid: str) -> Note:
    """One that stands; of a journey that is on."""
    note = note_of(session, viewer, uid)
    if note.retired_at is not None:
        raise Refusal(NOT_FOUND)
    journey = session.get_one(Journey, note.journey_id) if note.journey_id else None
    if journey is not None and journey.state != "open":
        raise Refusal(PAUSED if journey.state == "paused" else CLOSED, journey=journey.name)
    return note


def _hearer(session: Session, viewer: Viewer, note: Note, today: date) -> Person | None:
    """The first who heard it and is here, for a note that is no question."""
    heard = select(Person).join(NotePerson, NotePerson.person_id == Person.id)
    mine = heard.where(NotePerson.note_id == note.id, NotePerson.how == "heard", Person.id != viewer.person_id)
    return next((one for one in session.scalars(mine.order_by(NotePerson.at)) if is_live(one, today)), None)


def _must_be_new(session: Session, viewer: Viewer, note: Note, person: Person) -> None:
    """A question is put to each person once; about another note they are asked again when they have answered."""
    asked = select(Inquiry).where(Inquiry.note_id == note.id, Inquiry.person_id == person.id)
    if note.kind != "question":
        asked = asked.where(Inquiry.asked_by == viewer.person_id, Inquiry.state == "open")
    known = session.scalar(asked.order_by(Inquiry.id.desc()).limit(1))
    if known is not None:
        day = day_in(session.get_one(Workspace, note.workspace_id), known.asked_at)
        message = ASKED_ALREADY if known.state == "open" else ASKED_BEFORE
        raise Refusal(message, field="person", person=person.name, day=day)
