"""Questions to the reader: those that are open, and for a moment what they have answered, with its Undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases.digest import Reader
from bot.usecases.journeys.listing.coming import first_day
from bot.usecases.posts.asked import answer, of_question
from bot.usecases.projection import handover_shown
from storage.tables import Change, Handover, Journey, Question

ANSWERED = timedelta(minutes=15)
"""How long an answer stands there after it was given."""
LATEST = 200
"""Changes of the workspace among which the reader's own answers are looked for."""


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """Who does not know yet is still asked; what they have just said comes last."""
    asked = (
        select(Question)
        .join(Handover, Handover.id == Question.handover_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(Question.person_id == reader.id, Question.state == "open", Handover.closed_at.is_(None))
        .where(Journey.state == "open", Journey.void_change.is_(None))
        .order_by(first_day.is_(None), first_day, Question.id)
        .limit(most)
    )
    for question in session.scalars(asked).all():
        yield _waits(session, reader, question)
    for question in _just_answered(session, reader):
        yield _waits(session, reader, question)


def _waits(session: Session, reader: Reader, question: Question) -> Waits:
    shown = handover_shown(session, reader.workspace.id, question.handover_id, reader.today)
    told = of_question(session, question, shown) | answer(session, question, question.asked_at)
    return Waits(kind="ask", shown=ItemShown(kind="ask", step=None, handover=shown, **told))


def _just_answered(session: Session, reader: Reader) -> Iterator[Question]:
    """By the last changes there are: no index finds a person's words."""
    newest = select(func.max(Change.id) - LATEST).where(Change.workspace_id == reader.workspace.id).scalar_subquery()
    said = (
        select(Change.values)
        .where(Change.workspace_id == reader.workspace.id, Change.id > newest, Change.by_id == reader.id)
        .where(Change.what.in_(("word.yes", "word.no")), Change.at > reader.now - ANSWERED)
        .order_by(Change.id.desc())
    )
    for uid in dict.fromkeys(values["handover"] for values in session.scalars(said)):
        mine = (
            select(Question)
            .join(Handover, Handover.id == Question.handover_id)
            .where(Handover.workspace_id == reader.workspace.id, Handover.uid == uid, Handover.closed_at.is_(None))
            .where(Question.person_id == reader.id)
            .order_by(Question.id.desc())
            .limit(1)
        )
        question = session.scalar(mine)
        if question is not None and question.state == "answered":
            yield question
