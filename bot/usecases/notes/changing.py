"""Changing a note: its words and what stands around them, its kind, whether it counts, what became of a promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.knowledge.kinds import STATUS
from bot.rules.knowledge.text import written
from bot.rules.knowledge.wanted import WantedNote
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import day_in, today
from bot.usecases.notes.keeping import Kept, fill, kind_is, mark, recorded
from bot.usecases.notes.rights import changeable_note, note_of, readable_notes
from bot.usecases.projection import owner_of
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from storage import patches
from storage.engine import Store
from storage.tables import Journey, Note, NotePair, NotePerson, Person, Workspace

RETIRED = N_("This note was retired already.")
BACK_ALREADY = N_("This note was brought back already.")
NOT_YOURS = N_("The words of a note can be changed by {author}, who wrote it, or by {owner}, who owns the journey.")
ONLY_THE_AUTHOR = N_("The words of this note can be changed by {author}, who wrote it.")
ONLY_PROMISES = N_("Only a promise is delivered.")
HEARD_ALREADY = N_("It is noted already that you heard it.")
NOTHING_NEW = N_("That is what the note says already.")


def edit(store: Store, stamp: Stamp, viewer: Viewer, uid: str, wanted: WantedNote) -> Kept:
    """What the form says holds from now on. Who heard it: whoever is in Slack as chosen there, the others as before."""
    with changing(store, stamp) as session:
        note = live(session, viewer, uid)
        _must_be_theirs(session, stamp, viewer, note, wanted.text)
        number(session, stamp.workspace)
        fill(session, stamp, note, wanted, session.get(Journey, note.journey_id) if note.journey_id else None)
        note.same_as_id = _same_as(session, viewer, note, wanted.same_as)
        _only_these_heard(session, note, wanted.heard)
        mark(session, stamp, note, "heard", wanted.heard, wanted.heard_at or note.kept_at)
        if wanted.heard_at is not None:
            _heard_on(session, stamp, note, wanted.heard, wanted.heard_at)
        if wanted.pairs is not None:
            pair_with(session, viewer, note, wanted.pairs)
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, note, "note.edited")


def set_kind(store: Store, stamp: Stamp, viewer: Viewer, uid: str, kind: str) -> Kept:
    """One tap under the reply."""
    with changing(store, stamp) as session:
        note = live(session, viewer, uid)
        kind_is(note, kind)
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, note, "note.kind")


def set_status(store: Store, stamp: Stamp, viewer: Viewer, uid: str, status: str) -> Kept:
    """What became of a promise."""
    with changing(store, stamp) as session:
        note = live(session, viewer, uid)
        if status not in STATUS:
            raise Refusal(NOT_FOUND)
        if note.kind != "promise":
            raise Refusal(ONLY_PROMISES)
        note.status = status
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, note, "note.status")


def hear(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> Kept:
    """`I heard it too`: everybody says so for themselves, and whoever may read it may say so."""
    with changing(store, stamp) as session:
        note = note_of(session, viewer, uid)
        if session.get(NotePerson, (note.id, viewer.person_id, "heard")) is not None:
            raise Refusal(HEARD_ALREADY)
        mark(session, stamp, note, "heard", [viewer.person_id], note.kept_at)
        return recorded(session, stamp, viewer, note, "note.heard")


def retire(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> Kept:
    """It does not count any more, and stands in no list; Undo brings it back."""
    with changing(store, stamp) as session:
        note = live(session, viewer, uid)
        note.retired_at = stamp.at
        return recorded(session, stamp, viewer, note, "note.retired")


def bring_back(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> Kept:
    """It counts again."""
    with changing(store, stamp) as session:
        note = changeable_note(session, viewer, uid)
        if note.retired_at is None:
            raise Refusal(BACK_ALREADY)
        note.retired_at = None
        return recorded(session, stamp, viewer, note, "note.back")


def live(session: Session, viewer: Viewer, uid: str) -> Note:
    note = changeable_note(session, viewer, uid)
    if note.retired_at is not None:
        raise Refusal(RETIRED)
    return note


def _only_these_heard(session: Session, note: Note, people: Sequence[int]) -> None:
    """Who is in Slack and was taken out of the form did not hear it."""
    marks = select(NotePerson).join(Person, Person.id == NotePerson.person_id)
    mine = marks.where(NotePerson.note_id == note.id, NotePerson.how == "heard", Person.slack_id.is_not(None))
    for gone in session.scalars(mine):
        if gone.person_id not in people:
            session.delete(gone)
    session.flush()


def _heard_on(session: Session, stamp: Stamp, note: Note, people: Sequence[int], at: datetime) -> None:
    """These heard it on that day; who is known to have is left at that day's hour."""
    workspace = session.get_one(Workspace, stamp.workspace)
    for person in people:
        heard = session.get_one(NotePerson, (note.id, person, "heard"))
        if day_in(workspace, heard.at) != day_in(workspace, at):
            heard.at = at
    session.flush()


def _must_be_theirs(session: Session, stamp: Stamp, viewer: Viewer, note: Note, text: str) -> None:
    """The words of a note are its author's and the owner's of its journey; what stands around them, everybody's."""
    if viewer.person_id == note.author_id or written(text) == note.text:
        return
    author = session.get_one(Person, note.author_id)
    day = today(session, stamp.workspace, stamp.at)
    owner = owner_of(session, stamp.workspace, note.journey_id, day) if note.journey_id else None
    if owner is None or owner.id == author.id:
        raise Refusal(ONLY_THE_AUTHOR, field="text", author=author.name)
    if owner.id != viewer.person_id:
        raise Refusal(NOT_YOURS, field="text", author=author.name, owner=owner.name)


def _same_as(session: Session, viewer: Viewer, note: Note, uid: str | None) -> int | None:
    """The same pain at another customer; only pains have one. One that the viewer may not read stays."""
    if note.kind != "pain":
        return None
    if uid is None:
        seen = session.scalar(select(Note.id).where(readable_notes(viewer), Note.id == note.same_as_id))
        return None if seen else note.same_as_id
    other = note_of(session, viewer, uid)
    return other.id if other.kind == "pain" and other.id != note.id else None


def pair_with(session: Session, viewer: Viewer, note: Note, uids: Sequence[str]) -> None:
    """A pain has these relievers, or a reliever these pains; what the viewer may not read stays as it is."""
    mine, other = (NotePair.pain_id, NotePair.reliever_id)
    if note.kind == "reliever":
        mine, other = other, mine
    seen = select(Note.id).where(readable_notes(viewer))
    wanted = set()
    if note.kind in ("pain", "reliever"):
        opposite = "reliever" if note.kind == "pain" else "pain"
        wanted = set(session.scalars(seen.where(Note.uid.in_(list(uids)), Note.kind == opposite)))
    known = {
        getattr(row, other.key): row
        for row in session.scalars(select(NotePair).where(mine == note.id, other.in_(seen)))
    }
    for gone in known.keys() - wanted:
        session.delete(known[gone])
    for id_ in sorted(wanted - known.keys()):
        session.add(NotePair(**{"workspace_id": note.workspace_id, mine.key: note.id, other.key: id_}))
    session.flush()
