"""Questions and their answers: a yes or a no closes what was asked, and taking it back opens it again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.orm import Session

from bot.usecases.handovers import Found, parts
from storage.patches import Patch
from storage.tables import Question, Word

_row = Question.__table__
_ANSWER: Any = (
    update(_row)  # type: ignore[arg-type]
    .where(
        _row.c.handover_id == bindparam("handover"),
        _row.c.person_id == bindparam("person"),
        _row.c.state == literal_column("'open'"),
    )
    .values(state="answered")
)


def is_asked(session: Session, handover_id: int, person_id: int) -> bool:
    """Whether a question to the person is open: then an old yes may be given anew."""
    mine = (Question.handover_id == handover_id, Question.person_id == person_id, Question.state == "open")
    return session.scalar(select(Question.id).where(*mine)) is not None


def close(session: Session, handover_id: int, person_id: int) -> None:
    """The person has answered."""
    session.connection().execute(_ANSWER, {"handover": handover_id, "person": person_id})


def take_back_no(session: Session, found: Found, person_id: int) -> None:
    """Who can after all is in the plan as before; who could not take over from somebody was never taken out."""
    if found.within:
        return
    for part in parts(session, person_id, found.row.to_phase_id):
        if part.given == "declined":
            part.given = "unconfirmed"


def after_undo(session: Session, patch: Patch) -> None:
    """Make the questions fit the words as they are now that a change with this patch was taken back."""
    for key in patch:
        if key.startswith("word:"):
            word = session.get_one(Word, int(key.partition(":")[2]))
            _fit(session, word.handover_id, word.person_id)


def _fit(session: Session, handover_id: int, person_id: int) -> None:
    live = (Word.handover_id == handover_id, Word.person_id == person_id, Word.lapsed_at.is_(None))
    if session.scalar(select(Word.answer).where(*live)) in ("yes", "no"):
        close(session, handover_id, person_id)
        return
    mine = (Question.handover_id == handover_id, Question.person_id == person_id)
    latest = session.scalar(select(Question).where(*mine).order_by(Question.id.desc()).limit(1))
    if latest is not None and latest.state == "answered" and not is_asked(session, handover_id, person_id):
        latest.state = "open"
