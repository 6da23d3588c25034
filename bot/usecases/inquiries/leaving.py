"""The early look at a workspace's open questions: put to somebody who knows before they leave, once to each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session

from bot.rules.knowledge.leaving import next_look
from bot.usecases.inquiries.asking import put_to
from bot.usecases.inquiries.knowing import Circles, ToAsk
from bot.usecases.notes.answers import is_open_question
from bot.usecases.planning.occasions import uid_of
from bot.usecases.workdays import work_days
from storage.engine import Store
from storage.tables import Inquiry, Journey, Note, Person, Workspace

AT_ONCE = 500
"""Open questions looked at for one workspace, the longest open first; more wait for the next look."""


class Waiting(NamedTuple):
    at: datetime
    id: int


def waiting(store: Store, until: datetime) -> list[Waiting]:
    """Workspaces whose questions are to be looked at by then."""
    with store.read() as session:
        due = select(Workspace.questions_at, Workspace.id).where(Workspace.questions_at <= until)
        found = session.execute(due.order_by(Workspace.questions_at, Workspace.id))
        return [Waiting(at, workspace) for at, workspace in found if at is not None]


def judge(store: Store, workspace_id: int, now: datetime) -> int:
    """Put what is to be asked now, and set the next look. Returns how many questions are put."""
    with store.read() as session:
        workspace = session.get_one(Workspace, workspace_id)
        due = workspace.questions_at
        if due is None or due > now:
            return 0
        to_ask = list(_to_ask(session, workspace, now))
        after = next_look(now, workspace.tz) if _has_any(session, workspace_id) else None
    with store.write() as session:
        mine = update(Workspace).where(Workspace.id == workspace_id, Workspace.questions_at == due)
        if session.execute(mine.values(questions_at=after).returning(Workspace.id)).first() is None:
            return 0  # another process has just looked
        return sum(_put(session, one, now) for one in to_ask)


def _put(session: Session, one: ToAsk, now: datetime) -> bool:
    """By an id that a backup put back arrives at too."""
    person = session.get_one(Person, one.person_id)
    inquiry = Inquiry(
        uid=uid_of(one.note.uid, "inquiry", "", one.last, person.uid),
        workspace_id=one.note.workspace_id,
        handover_id=one.handover_id,
        asked_by=one.note.author_id,
        person_id=one.person_id,
        note_id=one.note.id,
        asked_at=now,
    )
    return put_to(session, inquiry, now, due_at=one.due_at, last=one.last)


def _has_any(session: Session, workspace_id: int) -> bool:
    """Also one that was taken back, as that is taken back too."""
    mine = select(Note.id).join(Journey, Journey.id == Note.journey_id)
    return session.scalar(mine.where(*_of(workspace_id), Note.kind == "question").limit(1)) is not None


def _of(workspace_id: int) -> tuple[ColumnElement[bool], ...]:
    return (Note.workspace_id == workspace_id, Journey.state == "open", Journey.void_change.is_(None))


def _to_ask(session: Session, workspace: Workspace, now: datetime) -> Iterator[ToAsk]:
    waits = exists().where(Inquiry.note_id == Note.id, Inquiry.state == "open")
    found = (
        select(Note).join(Journey, Journey.id == Note.journey_id).where(*_of(workspace.id), is_open_question(), ~waits)
    )
    by_journey: dict[int, list[Note]] = defaultdict(list)
    for note in session.scalars(found.order_by(Note.id).limit(AT_ONCE)):
        assert note.journey_id is not None
        by_journey[note.journey_id].append(note)
    days = work_days(session, workspace.id, workspace.country)
    for journey_id, notes in by_journey.items():
        circles = Circles(session, journey_id)
        yield from (one for note in notes if (one := circles.to_ask(note, workspace, days, now)))
