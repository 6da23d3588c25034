"""What an item shows beside its handover: a question with its answer, whom it is about, a date that was confirmed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown, Who
from bot.usecases.decisions import STILL_RIGHT
from bot.usecases.left_channel import LEFT
from bot.usecases.projection import as_called
from bot.usecases.projection.sought import beside
from bot.usecases.proposals import asks_for_more
from storage.tables import Assignment, Change, Channel, Handover, Occasion, Person, Question, Word


def asked(session: Session, occasion: Occasion, reader: Person | None, shown: HandoverShown) -> dict[str, Any]:
    """The question, the part in the plan it is about, and the reader's answer since it was put."""
    question = session.get_one(Question, occasion.values["question"])
    since, told = occasion.due_at, of_question(session, question, shown)
    return told | (answer(session, question, since) if reader else {}) | {"left": _left(session, occasion)}


def of_question(session: Session, question: Question, shown: HandoverShown) -> dict[str, Any]:
    """The question, and the part in the plan it is about."""
    return {
        "question_uid": question.uid,
        "question_state": question.state,
        "asked_by": _known(session, question.asked_by, shown),
        **_part(session, question, shown),
    }


def told_about(session: Session, occasion: Occasion, shown: HandoverShown) -> dict[str, Any]:
    """What a person who can't stay on wrote, for the owner's eyes only."""
    person = session.get_one(Person, occasion.values["about"])
    said = select(Word.private_reason).where(Word.handover_id == occasion.handover_id, Word.person_id == person.id)
    return {
        "about": as_called(person, shown.people),
        "knows_customer": occasion.values.get("knows", ""),
        "days_offered": occasion.values.get("days", ""),
        "private_note": occasion.values.get("note") or session.scalar(said.order_by(Word.id.desc()).limit(1)) or "",
        "more": "more" in occasion.values,
        "system": occasion.values.get("more", ""),
    }


def confirmed(session: Session, handover_id: int | None, since: datetime, shown: HandoverShown) -> dict[str, Any]:
    """Whether the date was said to be right since it was asked about, and is still that date."""
    said = (
        select(Change)
        .join(Handover, Handover.journey_id == Change.journey_id)
        .where(Handover.id == handover_id, Change.what == STILL_RIGHT, Change.at >= since)
        .where(Change.id.not_in(select(Change.undoes).where(Change.undoes.is_not(None))))
        .order_by(Change.id.desc())
    )
    start = shown.start and shown.start.isoformat()
    for change in session.scalars(said):
        if change.values.get("handover") == shown.uid and change.values.get("start") == start:
            return {"answer": "right", "undo_uid": change.uid}
    return {}


def _known(session: Session, person_id: int | None, shown: HandoverShown) -> Who | None:
    person = session.get(Person, person_id) if person_id else None
    return None if person is None else as_called(person, shown.people)


def _left(session: Session, occasion: Occasion) -> str:
    channel = session.get(Channel, occasion.values[LEFT]) if LEFT in occasion.values else None
    return channel.name if channel else ""


def _part(session: Session, question: Question, shown: HandoverShown) -> dict[str, Any]:
    """What a yes would write; else what the plan says, and who put the person there."""
    proposal = question.proposal
    if proposal:
        days = {edge: proposal[edge] and date.fromisoformat(proposal[edge]) for edge in ("first", "last")}
        more = {"more": asks_for_more(proposal), "system": proposal.get("called") or proposal.get("for", "")}
        known = {"beside": beside(proposal, shown), "newcomer": bool(proposal.get("new"))}
        return {"role": proposal["role"], "percent": proposal["percent"], "proposed": True, **days, **more, **known}
    handover = session.get_one(Handover, question.handover_id)
    planned = select(Assignment).where(
        Assignment.phase_id == handover.to_phase_id,
        Assignment.person_id == question.person_id,
        Assignment.void_change.is_(None),
        Assignment.given != "declined",
    )
    mine = session.scalar(planned.order_by(Assignment.id).limit(1))
    if mine is None:
        return {}
    part = {"role": mine.role_text, "first": mine.first, "last": mine.last, "percent": mine.percent}
    if mine.added_by == question.person_id:
        return part
    return part | {"planned_by": _known(session, mine.added_by, shown), "planned_on": mine.added_at.date()}


def answer(session: Session, question: Question, since: datetime) -> dict[str, Any]:
    """An answer counts for a message if it came after that was due: asked once more is asked anew."""
    said = select(Word).where(
        Word.handover_id == question.handover_id, Word.person_id == question.person_id, Word.lapsed_at.is_(None)
    )
    word = session.scalar(said)
    if word is None or word.given_at < since:
        return {}
    kept = select(Change.uid).where(
        Change.workspace_id == word.workspace_id,
        Change.by_id == question.person_id,
        Change.at == word.given_at,
        Change.what == f"word.{word.answer}",
    )
    return {"answer": word.answer, "undo_uid": session.scalar(kept.order_by(Change.id.desc()).limit(1))}
