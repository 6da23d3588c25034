"""Who is about to say a word about a handover: what they said, were asked and are planned for, as of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.usecases.handovers import Found, planned
from bot.usecases.rights import NOT_FOUND
from storage.tables import Person, Question, Word

NOT_YOURS = N_("That question is for {person}, and only {person} can answer it.")
NOT_IN_PLAN = N_("You are not in the plan for this handover any more, so there is nothing to answer.")

_person = Person.__table__
_word = Word.__table__
_question = Question.__table__
_SPEAKER = (
    select(
        *(_person.c[name] for name in ("id", "uid", "name", "slack_id")),
        _word.c.id.label("word_id"),
        _word.c.answer,
        _word.c.given_at,
        _question.c.uid.label("question_uid"),
        _question.c.person_id.label("asked_id"),
        _question.c.state,
        _question.c.proposal,
    )
    .outerjoin(
        _word,
        and_(
            _word.c.handover_id == bindparam("handover"),
            _word.c.person_id == _person.c.id,
            _word.c.lapsed_at.is_(None),
        ),
    )
    .outerjoin(
        _question,
        and_(
            _question.c.handover_id == bindparam("handover"),
            or_(_question.c.person_id == _person.c.id, _question.c.uid == bindparam("question")),
        ),
    )
    .where(_person.c.id == bindparam("person"))
    .order_by(_question.c.id.desc())
)
"""A row a question, the latest first; one in all for who was asked none."""


@dataclass(slots=True)
class Speaker:
    """A person and a handover, inside one transaction."""

    row: Any
    """Their id, uid, name and slack_id, with their live word (`word_id`, `answer`, `given_at`)."""
    question: Any
    """The question they answer: the one named, else their latest that still stands; None: nobody asked."""
    is_asked: bool
    """A question to them is open."""
    parts: Sequence[Any]
    """What is planned of them on the two phases (`handovers.planned`)."""

    @property
    def id(self) -> int:
        return int(self.row.id)

    @property
    def is_planned(self) -> bool:
        return any(part.side == "vendor" for part in self.parts)

    @property
    def is_customers_alone(self) -> bool:
        """Whether they are on the customer's side of the two phases, and not concerned as one of the vendor's."""
        return any(part.side == "customer" for part in self.parts) and not self.is_concerned

    @property
    def is_concerned(self) -> bool:
        """Whether they are on one of the two phases, or were asked."""
        return self.is_planned or self.question is not None


def speaker(session: Session, found: Found, person_id: int, question_uid: str | None = None) -> Speaker:
    """Read the person. Refuses a question that is unknown, another's, or no longer asked."""
    of = {"handover": found.row.id, "person": person_id, "question": question_uid}
    rows = session.connection().execute(_SPEAKER, of).all()
    if not rows:
        raise Refusal(NOT_FOUND)
    mine = [row for row in rows if row.asked_id == person_id]
    return Speaker(
        row=rows[0],
        question=_named(session, found, rows, person_id, question_uid) if question_uid else _latest(mine),
        is_asked=any(row.state == "open" for row in mine),
        parts=planned(session, found, person_id),
    )


def _latest(mine: Sequence[Any]) -> Any:
    return next((row for row in mine if row.state in ("open", "answered")), None)


def _named(session: Session, found: Found, rows: Sequence[Any], person_id: int, uid: str) -> Any:
    question = next((row for row in rows if row.question_uid == uid), None)
    if question is None:
        raise Refusal(NOT_FOUND)
    if question.asked_id != person_id:
        raise Refusal(NOT_YOURS, person=found.called(session, session.get_one(Person, question.asked_id)))
    if question.state == "withdrawn":
        raise Refusal(NOT_IN_PLAN)
    return question
