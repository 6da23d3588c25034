"""The early look at the open questions of a workspace: each is put to the nearest who may know, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from bot.rules.knowledge.putting import next_look
from bot.usecases.inquiries.asking import put_to
from bot.usecases.inquiries.planned import ToAsk, asking_of, is_awaited, near
from bot.usecases.notes.answers import is_open_question
from bot.usecases.planning.occasions import uid_of
from bot.usecases.workdays import work_days
from storage.engine import Store
from storage.tables import Inquiry, Journey, Note, Workspace

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
    inquiry = Inquiry(
        uid=uid_of(one.note.uid, "inquiry", "", one.wanted, one.person.uid),
        workspace_id=one.note.workspace_id,
        handover_id=one.handover_id,
        asked_by=one.note.author_id,
        person_id=one.person.id,
        note_id=one.note.id,
        asked_at=now,
    )
    return put_to(session, inquiry, now, due_at=one.due_at, last=one.last)


def _has_any(session: Session, workspace_id: int) -> bool:
    """Also one that was taken back, as that is taken back too."""
    mine = select(Note.id).outerjoin(Journey, Journey.id == Note.journey_id)
    return session.scalar(mine.where(*_of(workspace_id), Note.kind == "question").limit(1)) is not None


def _of(workspace_id: int) -> tuple[ColumnElement[bool], ...]:
    """Of journeys that are open, or of none."""
    open_one = and_(Journey.state == "open", Journey.void_change.is_(None))
    return (Note.workspace_id == workspace_id, or_(Note.journey_id.is_(None), open_one))


def _to_ask(session: Session, workspace: Workspace, now: datetime) -> Iterator[ToAsk]:
    found = select(Note).outerjoin(Journey, Journey.id == Note.journey_id)
    open_ones = found.where(*_of(workspace.id), is_open_question(), ~is_awaited(now))
    groups: dict[tuple[int | None, ...], list[Note]] = defaultdict(list)
    for note in session.scalars(open_ones.order_by(Note.id).limit(AT_ONCE)):
        groups[(note.journey_id,) if note.journey_id else (None, note.customer_id, note.author_id)].append(note)
    days = work_days(session, workspace.id, workspace.country)
    for notes in groups.values():
        around = near(session, notes[0], workspace, now)
        asked = (asking_of(around, note, workspace, days, now) for note in notes)
        yield from (one for one in asked if one is not None and one.is_time)
