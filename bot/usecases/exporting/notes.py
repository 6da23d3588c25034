"""Notes as a table; who heard them and who has read them as lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from bot.rules.tabled import Table
from bot.usecases.exporting.plans import PERSON
from bot.usecases.notes.rights import held
from bot.usecases.notes.showing import LIVE
from storage.tables import Customer, Note, NoteAnswer, NotePair, NotePerson, Person, System

COLUMNS = (
    *("note_id", "journey_id", "customer_id", "kind", "text", "system", "said_by", "author", "heard", "read"),
    *("status", "audience", "segment", "kept_on", "link", "relieves", "answers"),
)


def notes(session: Session, *so: ColumnElement[bool]) -> Table:
    """Live notes that are so."""
    author, said = aliased(Person), aliased(Person)
    found = (
        select(Note, func.coalesce(held.outside_ref, held.key), Customer.name, System.name, author.name, said.name)
        .select_from(Note)
        .outerjoin(held, held.id == Note.journey_id)
        .outerjoin(Customer, Customer.id == Note.customer_id)
        .outerjoin(System, System.id == Note.system_id)
        .join(author, author.id == Note.author_id)
        .outerjoin(said, said.id == Note.said_by_id)
        .where(LIVE, *so)
    )
    rows = session.execute(found.order_by(Note.id)).all()
    ids = [row[0].id for row in rows]
    marks, links = _marks(session, ids), _links(session, set(ids))
    return Table(name="notes", columns=COLUMNS, rows=tuple(_row(row, marks, links) for row in rows))


def _row(
    row: Any, marks: Mapping[tuple[int, str], list[str]], links: Mapping[tuple[int, str], list[str]]
) -> tuple[Any, ...]:
    note, *about, system, author, said = row
    heard, read = (";".join(marks[note.id, how]) for how in ("heard", "read"))
    first = (_called(note.id), *about, note.kind, note.text, system, said, author, heard, read)
    last = (";".join(links[note.id, how]) for how in ("relieves", "answers"))
    return (*first, note.status, note.audience, note.segment, note.kept_at.date(), note.permalink, *last)


def _called(id_: int) -> str:
    return f"n{id_}"


def _links(session: Session, ids: Collection[int]) -> dict[tuple[int, str], list[str]]:
    """Which of these notes each of them relieves or answers."""
    relieved = select(NotePair.reliever_id, NotePair.pain_id).order_by(NotePair.pain_id)
    answered = select(NoteAnswer.answer_id, NoteAnswer.question_id)
    links: dict[tuple[int, str], list[str]] = defaultdict(list)
    for how, first, found in (
        ("relieves", NotePair.reliever_id, relieved),
        ("answers", NoteAnswer.answer_id, answered),
    ):
        for note, other in session.execute(found.where(first.in_(ids))):
            if other in ids:
                links[note, how].append(_called(other))
    return links


def _marks(session: Session, ids: list[int]) -> dict[tuple[int, str], list[str]]:
    found = (
        select(NotePerson.note_id, NotePerson.how, PERSON)
        .join(Person, Person.id == NotePerson.person_id)
        .where(NotePerson.note_id.in_(ids))
        .order_by(NotePerson.at)
    )
    marks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for note, how, person in session.execute(found):
        marks[note, how].append(person)
    return marks
