"""Notes that somebody may read, the newest first, in pages; filtered and cut by the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.projection.noted import NoteShown, NotesPage, WantedNotes
from bot.usecases.journeys import NoneHere, Several, resolve, row_of
from bot.usecases.notes.answers import ANSWER, is_answer, stands
from bot.usecases.notes.rights import note_of, readable_notes
from bot.usecases.notes.showing import LIVE, note_shown, notes_shown
from bot.usecases.rights import Viewer, visible
from storage.engine import Store
from storage.tables import Customer, Journey, Note, NoteAnswer, NotePerson, Person, System, Workspace

PER_PAGE = 5


def listing(store: Store, viewer: Viewer, today: date, wanted: WantedNotes, *, page: int = 1) -> NotesPage:
    """One page; a page beyond the last is the last.

    Of the journey that is named, else of those of the channel the reader asks in, else of all they may read.
    """
    with store.read() as session:
        called = _called(session, viewer, wanted)
        journeys = _journeys(session, viewer, wanted)
        journey = journeys[0] if len(journeys) == 1 and called is None else None
        if journey is not None:
            wanted = replace(wanted, journey=journey.uid)
        within = and_(true(), *_where(viewer, journeys, wanted), *_words(wanted))
        so = [
            readable_notes(viewer),
            ~LIVE if wanted.retired else LIVE,
            ~is_answer(),
            *_filters(viewer, wanted),
            within if called is None else or_(within, called),
        ]
        total = session.scalar(select(func.count()).select_from(Note).where(*so)) or 0
        pages = max(1, -(-total // PER_PAGE))
        page = min(max(page, 1), pages)
        found = select(Note.id).where(*so).order_by(Note.id.desc()).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
        return NotesPage(
            notes=notes_shown(session, viewer, today, list(session.scalars(found))),
            page=page,
            pages=pages,
            total=total,
            wanted=wanted,
            journey=journey.name if journey else "",
            team=session.get_one(Workspace, viewer.workspace).team_id,
        )


def one(store: Store, viewer: Viewer, today: date, uid: str) -> NoteShown:
    """A note by its uid; NOT_FOUND for what is not the reader's to know."""
    with store.read() as session:
        return note_shown(session, viewer, today, note_of(session, viewer, uid))


def _journeys(session: Session, viewer: Viewer, wanted: WantedNotes) -> list[Journey]:
    """The one that is named, else those of the channel the reader asks in."""
    if wanted.journey:
        return [row_of(session, viewer, wanted.journey)]
    if wanted.customer or wanted.everywhere:
        return []
    try:
        return [resolve(session, viewer)]
    except Several as several:
        return [row_of(session, viewer, uid) for uid, _, _ in several.options]
    except NoneHere:
        return []


def _where(viewer: Viewer, journeys: list[Journey], wanted: WantedNotes) -> list[ColumnElement[bool]]:
    """The journeys' notes, and their customers' that belong to no journey; or a customer's."""
    if wanted.customer:
        named = _customers(viewer, wanted.customer)
        return [or_(Note.customer_id.in_(named), _on(Journey.customer_id.in_(named)))]
    return [about(Journey.id.in_([one.id for one in journeys]))] if journeys else []


def about(so: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition on Note: of journeys that are so, or of their customers and of no journey."""
    customers = select(Journey.customer_id).where(so)
    return or_(_on(so), Note.customer_id.in_(customers))


def _on(so: ColumnElement[bool]) -> ColumnElement[bool]:
    """Notes of journeys that are so."""
    return Note.journey_id.in_(select(Journey.id).where(so))


def _filters(viewer: Viewer, wanted: WantedNotes) -> list[ColumnElement[bool]]:
    so = [Note.kind == wanted.kind] if wanted.kind else []
    return [*so, _heard_by(viewer, wanted.heard)] if wanted.heard else so


def _words(wanted: WantedNotes) -> list[ColumnElement[bool]]:
    return [speaks_of(wanted.words)] if wanted.words else []


def _called(session: Session, viewer: Viewer, wanted: WantedNotes) -> ColumnElement[bool] | None:
    """A condition on Note: of a customer or a journey that the words are part of the name of, wherever it is.

    None where no list but that of one journey is asked for, and where nothing the viewer may read is called so.
    """
    fold = names.fold(wanted.words)
    if not fold or wanted.journey or wanted.customer:
        return None
    known = session.execute(select(Journey.id, Journey.key, Journey.name).where(visible(viewer)))
    journeys = [id_ for id_, key, name in known if key == names.slug(fold) or fold in names.fold(name)]
    customers = _customers(viewer, fold)
    its_own = select(Journey.id).where(Journey.customer_id.in_(customers))
    so = or_(Note.customer_id.in_(customers), Note.journey_id.in_(its_own), Note.journey_id.in_(journeys))
    found = session.scalar(select(exists().where(readable_notes(viewer), so)))
    return so if found else None


def _customers(viewer: Viewer, name: str) -> Select[int]:
    """Ids of the customers of that name, or a part of it."""
    so = Customer.fold.contains(names.fold(name), autoescape=True)
    return select(Customer.id).where(Customer.workspace_id == viewer.workspace, so)


def _heard_by(viewer: Viewer, person: str) -> ColumnElement[bool]:
    heard = select(NotePerson.note_id).join(Person, Person.id == NotePerson.person_id)
    return Note.id.in_(
        heard.where(NotePerson.workspace_id == viewer.workspace, NotePerson.how == "heard", Person.uid == person)
    )


def speaks_of(words: str) -> ColumnElement[bool]:
    """A condition on Note: all the words stand in it, or it is about the system called so."""
    fold = names.fold(words)
    its_system = exists().where(System.id == Note.system_id, System.fold == fold)
    in_text = and_(*(Note.fold.contains(word, autoescape=True) for word in fold.split()))
    return or_(in_text, its_system, _answered_by(fold))


def _answered_by(fold: str) -> ColumnElement[bool]:
    """A condition on Note: an answer to it has all the words."""
    said = (ANSWER.fold.contains(word, autoescape=True) for word in fold.split())
    return exists().where(NoteAnswer.question_id == Note.id, ANSWER.id == NoteAnswer.answer_id, stands(ANSWER), *said)
