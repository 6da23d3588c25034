"""What was asked about the notes of a journey, and what answers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from bot.rules.projection import Who
from bot.rules.projection.briefed import Answer, InquiryShown
from bot.usecases.brief.finding import Passing
from bot.usecases.done import day_in
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.projection import as_called
from bot.usecases.rights import Viewer
from storage.tables import Handover, Inquiry, Note, NoteAnswer, Person, Workspace


class Asked(NamedTuple):
    about: dict[int, tuple[InquiryShown, ...]]
    """What waits for an answer, by the id of the note it asks about."""
    answers: dict[int, tuple[Answer, ...]]
    """By the id of the note they answer."""
    told: frozenset[int]
    """Ids of the notes that are these answers: they are told with what they answer."""
    wanted: dict[str, InquiryShown]
    """The latest question for each kind of which nothing is noted."""


def asked_about(session: Session, viewer: Viewer, found: Passing) -> Asked:
    """All that was asked over the journey's handovers, and answers that the reader may read."""
    around = _Around(session, viewer, found)
    held = select(Inquiry).join(Handover, Handover.id == Inquiry.handover_id)
    mine = session.scalars(held.where(Handover.journey_id == found.journey.id).order_by(Inquiry.id)).all()
    answers, told = _answers(session, viewer, around, found.journey.id, mine)
    waiting = [one for one in mine if one.answer_id not in told]
    about: dict[int, list[InquiryShown]] = defaultdict(list)
    for one in waiting:
        if one.note_id is not None:
            about[one.note_id].append(around.shown(one))
    return Asked(
        about={note: tuple(few) for note, few in about.items()},
        answers=answers,
        told=frozenset(told),
        wanted={one.wanted: around.shown(one) for one in waiting if one.wanted is not None},
    )


class _Around:
    """Names and days."""

    def __init__(self, session: Session, viewer: Viewer, found: Passing) -> None:
        self.session, self.people = session, found.shown.people
        self.workspace: Any = session.get_one(Workspace, viewer.workspace)

    def who(self, person_id: int) -> Who:
        return as_called(self.session.get_one(Person, person_id), self.people)

    def day(self, at: datetime) -> date:
        return day_in(self.workspace, at)

    def shown(self, one: Inquiry) -> InquiryShown:
        return InquiryShown(
            by=self.who(one.asked_by),
            to=self.who(one.person_id),
            asked_on=self.day(one.asked_at),
            state=one.state,
            text=one.text or "",
        )


def _answers(
    session: Session, viewer: Viewer, around: _Around, journey_id: int, asked: Sequence[Inquiry]
) -> tuple[dict[int, tuple[Answer, ...]], set[int]]:
    question = aliased(Note)
    links = select(Note, NoteAnswer.question_id).join(NoteAnswer, NoteAnswer.answer_id == Note.id)
    of_journey = links.join(question, question.id == NoteAnswer.question_id).where(readable_notes(viewer), LIVE)
    words = {one.answer_id: one.text or "" for one in asked if one.answer_id is not None}
    found: dict[int, list[Answer]] = defaultdict(list)
    told: set[int] = set()
    for note, question_id in session.execute(of_journey.where(question.journey_id == journey_id).order_by(Note.id)):
        by, on = around.who(note.author_id), around.day(note.kept_at)
        found[question_id].append(Answer(text=note.text, by=by, on=on, question=words.get(note.id, "")))
        told.add(note.id)
    return {note: tuple(few) for note, few in found.items()}, told
