"""What answers a note; which questions are open, as no note that stands answers them, and when they are looked at."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlalchemy.orm import Session, aliased

from bot.rules.reminders import settled
from bot.usecases.workdays import work_days
from storage.tables import Note, NoteAnswer, Workspace

ANSWER = aliased(Note, name="answer")


def is_answered() -> ColumnElement[bool]:
    """A condition on Note: a note that stands answers it."""
    return exists().where(
        NoteAnswer.question_id == Note.id,
        ANSWER.id == NoteAnswer.answer_id,
        stands(ANSWER),
    )


def stands(note: type[Note]) -> ColumnElement[bool]:
    """Neither taken back nor retired."""
    return and_(note.void_change.is_(None), note.retired_at.is_(None))


def is_answer() -> ColumnElement[bool]:
    """A condition on Note: it answers another, and stands below it in a list."""
    return exists().where(NoteAnswer.answer_id == Note.id)


def is_open_question() -> ColumnElement[bool]:
    """A condition on Note: a question that stands and that nobody has answered."""
    return and_(Note.kind == "question", stands(Note), ~is_answered())


def look_soon(session: Session, workspace_id: int, now: datetime) -> None:
    """A question was noted: it is looked at once it has settled, as who knows may leave today."""
    workspace = session.get_one(Workspace, workspace_id)
    soon = settled(now, workspace.tz, work_days(session, workspace.id, workspace.country))
    later = or_(Workspace.questions_at.is_(None), Workspace.questions_at > soon)
    session.execute(update(Workspace).where(Workspace.id == workspace_id, later).values(questions_at=soon))
