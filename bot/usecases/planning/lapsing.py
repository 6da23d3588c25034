"""What people said or were asked, and what no longer stands after a change of the journey."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from bot.rules.reminders import as_it_stands, is_accepted, is_worse
from bot.rules.words import basis, moved_too_far
from bot.usecases.facts import journey_facts
from storage.tables import Assignment, Handover, Person, PostItem, Question, Word


def lapse_words(session: Session, journey_id: int, handovers: Sequence[Handover], now: datetime) -> None:
    """A word is said to a start, dates and a role; when these become others it is asked for again."""
    mine = {row.id: row for row in handovers}
    words = session.scalars(select(Word).where(Word.handover_id.in_(mine), Word.lapsed_at.is_(None))).all()
    if not words:
        return
    facts = journey_facts(session, journey_id)
    starts = {row.id: _start(row) for row in handovers}
    for word in words:
        row = mine[word.handover_id]
        now_basis = basis(facts, str(word.person_id), str(row.from_phase_id), str(row.to_phase_id))
        if (word.basis and word.basis != now_basis) or moved_too_far(word.start, starts[row.id]):
            word.lapsed_at = now


def _start(row: Handover) -> date | None:
    text = row.answer.get("start")
    return None if text is None else date.fromisoformat(text)


def lapse_accepted(handovers: Sequence[Handover]) -> list[tuple[Handover, dict[str, Any]]]:
    """What somebody let go on purpose stands until it is worse, more breaks or it has moved far.

    Then it is over, even moved back. Returns each that is over, with what was decided, for who decided it:
    {lapsed, to, reason, was}.
    """
    over = []
    for row in handovers:
        if row.accepted_by is None or row.closed_at is not None:
            continue
        now = as_it_stands(row.state, row.answer["scopes"])
        then = row.accepted_state or now
        if is_accepted(then, row.accepted_start, now, _start(row)):
            continue
        was = row.accepted_start.isoformat() if row.accepted_start else None
        told = {"lapsed": "worse" if is_worse(then, now) else "moved", "reason": row.accepted_reason, "was": was}
        over.append((row, {**told, "to": row.accepted_by}))
        row.accepted_by = None
    return over


def reopen_questions(session: Session, person_id: int, today: date) -> None:
    """Who is back can answer what they were asked: of each handover to come the latest, which still stands there."""
    latest = select(func.max(Question.id)).where(Question.person_id == person_id).group_by(Question.handover_id)
    said = exists().where(
        Word.handover_id == Question.handover_id, Word.person_id == person_id, Word.lapsed_at.is_(None)
    )
    withdrawn = (
        select(Question, Handover)
        .join(Handover, Handover.id == Question.handover_id)
        .where(
            Question.id.in_(latest),
            Question.state == "withdrawn",
            Handover.closed_at.is_(None),
            exists().where(PostItem.question_id == Question.id),
            ~said,
        )
    )
    for question, row in session.execute(withdrawn).all():
        start = _start(row)
        if (start is None or start > today) and person_id not in _taken_off(session, row.journey_id, today):
            question.state = "open"


def withdraw_questions(session: Session, journey_id: int, handovers: Sequence[Handover], now: datetime) -> None:
    """Nobody is left with a question about a handover that is gone, or about a journey they were taken off.

    Nor is a closed account.
    """
    closed = {row.id for row in handovers if row.closed_at is not None}
    mine = select(Question).where(Question.handover_id.in_([row.id for row in handovers]), Question.state == "open")
    questions = session.scalars(mine).all()
    if not questions:
        return
    asked = {question.person_id for question in questions}
    gone = set(session.scalars(select(Person.id).where(Person.id.in_(asked), Person.active_to.is_not(None))))
    gone |= _taken_off(session, journey_id, now.date())
    for question in questions:
        if question.person_id in gone or question.handover_id in closed:
            question.state = "withdrawn"


def _taken_off(session: Session, journey_id: int, today: date) -> set[int]:
    """Ids of people who were in the plan of the journey and are not any more."""
    on_it: dict[int, bool] = {}
    for row in session.scalars(select(Assignment).where(Assignment.journey_id == journey_id)):
        live = row.void_change is None and row.given != "declined" and (row.last is None or row.last >= today)
        on_it[row.person_id] = on_it.get(row.person_id, False) or live
    return {person for person, live in on_it.items() if not live}
