"""What notes of a file have to do with each other: relievers with their pains, answers with their questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from bot.rules.brought import NoteRow
from storage.tables import Note, NoteAnswer, NotePair


def in_order(rows: Sequence[NoteRow]) -> Iterator[NoteRow]:
    """Each after those that it relieves or answers; where they go in a circle, as they stand."""
    waiting, known = list(rows), {row.id for row in rows if row.id}
    while waiting:
        ready: list[NoteRow] = []
        rest: list[NoteRow] = []
        for row in waiting:
            (rest if known.intersection((*row.relieves, row.answers)) - {row.id} else ready).append(row)
        if not ready:
            ready, rest = rest, []
        yield from ready
        known -= {row.id for row in ready}
        waiting = rest


def link(session: Session, note: Note, row: NoteRow, kept: Mapping[str, Note]) -> None:
    """Links to notes that are here; `kept` are those of the file by its ids of them."""
    here = {"workspace_id": note.workspace_id}
    others = [kept[id_] for id_ in row.relieves if id_ in kept]
    if note.kind == "reliever":
        session.add_all(NotePair(**here, pain_id=one.id, reliever_id=note.id) for one in others if one.kind == "pain")
    question = kept.get(row.answers)
    if question is not None and question is not note:
        session.add(NoteAnswer(**here, answer_id=note.id, question_id=question.id))
