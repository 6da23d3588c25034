"""Keeping a note: on a journey, or of a customer for the people of the channel it is written in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import literal, select, union
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.knowledge.kinds import KINDS, STATUS
from bot.rules.knowledge.reading import Speaker, one_called
from bot.rules.knowledge.text import LONGEST, written
from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection.noted import NoteShown
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import today
from bot.usecases.journeys import changeable, row_of
from bot.usecases.journeys.starting import keep_customer
from bot.usecases.notes.answers import look_soon
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import note_shown
from bot.usecases.people.put import systems_named
from bot.usecases.people.who import person_of, somebody_named
from bot.usecases.recording import number, record
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.tables import Assignment, Channel, Journey, Note, NotePerson, Person

NO_TEXT = N_("Please write what you heard.")
TOO_LONG = N_("A note has at most {most} characters; this one has {n}. Please shorten it, or make two of it.")
NO_CUSTOMER = N_("Please say which customer it is about.")
NOWHERE = N_(
    "Please choose the journey it belongs to. Without one, write the note in a channel: its people may read it."
)
ELSEWHERE = N_(
    "This message stands in a private channel, and others read {journey}. Please write it in your own words: "
    "/handover {key}: note"
)


@fact
class Kept:
    """A note as it is now, and the change that Undo takes back; None: nothing was changed."""

    note: NoteShown
    change_uid: str | None
    what: str


def keep(
    store: Store, stamp: Stamp, viewer: Viewer, wanted: WantedNote, *, journey: str | None = None, customer: str = ""
) -> Kept:
    """Keep it on the journey (its uid); without one, of the customer of that name.

    Who writes it down has read it, if they did not hear it.
    """
    with changing(store, stamp) as session:
        on = changeable(session, viewer, journey, None, closed=True) if journey else None
        _must_be_shareable_there(session, viewer, wanted, on)
        note = Note(
            workspace_id=stamp.workspace,
            customer_id=None if on else _customer(session, viewer, customer),
            journey_id=on.id if on else None,
            channel_id=viewer.channel_id,
            author_id=viewer.person_id,
            permalink=wanted.permalink,
            kept_at=stamp.at,
        )
        number(session, stamp.workspace)
        fill(session, stamp, note, wanted, on)
        session.add(note)
        session.flush()
        mark(session, stamp, note, "heard", wanted.heard, wanted.heard_at)
        if viewer.person_id not in wanted.heard:
            mark(session, stamp, note, "read", [viewer.person_id])
        return recorded(session, stamp, viewer, note, "note.kept")


def read_marks(store: Store, stamp: Stamp, viewer: Viewer, uids: Iterable[str]) -> None:
    """The reader has read these; what is not theirs to read is passed over. No change of the journey: no history."""
    with changing(store, stamp) as session:
        for note in session.scalars(select(Note).where(readable_notes(viewer), Note.uid.in_(list(uids)))):
            mark(session, stamp, note, "read", [viewer.person_id])


def fill(session: Session, stamp: Stamp, note: Note, wanted: WantedNote, journey: Journey | None) -> None:
    """Put on the note what is wanted of it, checked."""
    text = written(wanted.text)
    if not text:
        raise Refusal(NO_TEXT, field="text")
    if len(text) > LONGEST:
        raise Refusal(TOO_LONG, field="text", most=LONGEST, n=len(text))
    note.text, note.fold = text, names.fold(text)
    said_by = wanted.said_by
    note.said_by_id = _of_uid(session, stamp, said_by) if said_by else who_said(session, stamp, journey, wanted.speaker)
    about = systems_named(session, journey, [wanted.system]) if journey and wanted.system else []
    note.system_id = about[0] if about else None
    note.audience = "shareable" if wanted.shareable else "internal"
    kind_is(note, wanted.kind)
    note.segment = names.tidy(wanted.segment) or None if note.kind == "reliever" else None


def kind_is(note: Note, kind: str | None) -> None:
    """A promise is open until it is delivered; nothing else has a status."""
    if kind is not None and kind not in KINDS:
        raise Refusal(NOT_FOUND)
    if kind != note.kind:
        note.kind, note.status = kind, STATUS[0] if kind == "promise" else None


def mark(  # noqa: PLR0917 - which note, how, whom
    session: Session, stamp: Stamp, note: Note, how: str, people: Iterable[int], at: datetime | None = None
) -> None:
    """Note that these people heard it, or have read it, then (None: now); who stands there stays as they are."""
    for person_id in dict.fromkeys(people):
        person = person_of(session, stamp, person_id)
        if session.get(NotePerson, (note.id, person.id, how)) is None:
            at_note = {"workspace_id": stamp.workspace, "note_id": note.id}
            session.add(NotePerson(**at_note, person_id=person.id, how=how, at=at or stamp.at))
    session.flush()


def recorded(session: Session, stamp: Stamp, viewer: Viewer, note: Note, what: str) -> Kept:
    """Write the change down: ids and kind, never the text."""
    values = {"note": note.uid, "kind": note.kind, "status": note.status}
    if note.kind == "question":
        look_soon(session, stamp.workspace, stamp.at)
    uid, _ = record(session, stamp, note.journey_id, what, values, beside=True)
    shown = note_shown(session, viewer, today(session, stamp.workspace, stamp.at), note)
    return Kept(note=shown, change_uid=uid, what=what)


def _must_be_shareable_there(session: Session, viewer: Viewer, wanted: WantedNote, journey: Journey | None) -> None:
    """What stands in a private channel is for its people: a copy goes no further than they."""
    if not wanted.copied or journey is None or journey.channel_id == viewer.channel_id:
        return
    written_in = session.get(Channel, viewer.channel_id) if viewer.channel_id else None
    if written_in is None or written_in.private:
        raise Refusal(ELSEWHERE, field="journey", journey=journey.name, key=journey.key)


def _customer(session: Session, viewer: Viewer, name: str) -> int:
    if viewer.channel_id is None:
        raise Refusal(NOWHERE, field="journey")
    kept = names.tidy(name)
    if not names.fold(kept):
        raise Refusal(NO_CUSTOMER, field="customer")
    return keep_customer(session, viewer.workspace, kept)


def speakers(session: Session, journey_id: int) -> list[Speaker]:
    """Everybody in the journey's plan, and who said what is noted on it, as who may have said something."""
    planned = (
        select(Person.uid, Person.name, Assignment.side)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(Assignment.journey_id == journey_id, Assignment.void_change.is_(None))
    )
    noted = (
        select(Person.uid, Person.name, literal("customer"))
        .join(Note, Note.said_by_id == Person.id)
        .where(Note.journey_id == journey_id, Note.void_change.is_(None))
    )
    return [Speaker(uid, name, side == "customer") for uid, name, side in session.execute(union(planned, noted))]


def who_may_have_said(store: Store, viewer: Viewer, journey_uid: str) -> list[Speaker]:
    """The same, for whoever may read the journey."""
    with store.read() as session:
        return speakers(session, row_of(session, viewer, journey_uid).id)


def who_said(session: Session, stamp: Stamp, journey: Journey | None, name: str) -> int | None:
    """Whom a typed name means (its id): in the plan, else the one of that name, else somebody outside Slack."""
    if not name.strip():
        return None
    known = one_called(names.tidy(name), speakers(session, journey.id) if journey else ())
    return _of_uid(session, stamp, known.uid) if known else somebody_named(session, stamp, name).id


def _of_uid(session: Session, stamp: Stamp, uid: str) -> int:
    found = session.scalar(select(Person.id).where(Person.workspace_id == stamp.workspace, Person.uid == uid))
    if found is None:
        raise Refusal(NOT_FOUND)
    return found
