"""What the tick does for meetings: before one, its maker hears what it lacks; after it, who was there is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.meetings.when import AFTER, Look, due, following
from bot.rules.reminders import instant
from bot.usecases.meetings.following import looks_of
from bot.usecases.meetings.saying import may_hear, wants
from bot.usecases.meetings.showing import attending
from bot.usecases.planning.occasions import ToSay, put
from storage.engine import Store
from storage.tables import Meeting, Person, Workspace

AT_ONCE = 200
"""Meetings looked at in one tick; the rest wait for the next."""


def waiting(store: Store, until: datetime) -> list[tuple[datetime, int]]:
    """Meetings whose moment comes by then, the longest overdue first: one read of a partial index."""
    with store.read() as session:
        found = select(Meeting.next_due_at, Meeting.id).where(Meeting.next_due_at <= until)
        rows = session.execute(found.order_by(Meeting.next_due_at, Meeting.id).limit(AT_ONCE))
        return [(at, meeting) for at, meeting in rows if at is not None]


def judge(store: Store, meeting_id: int, now: datetime) -> int:
    """Say what the look that is on wants said, and set the next instant. Returns how many occasions are new."""
    with store.write() as session:
        mine = select(Meeting).where(Meeting.id == meeting_id, Meeting.next_due_at <= now)
        meeting = session.scalar(mine.with_for_update(skip_locked=True))
        if meeting is None or meeting.next_due_at is None:
            return 0
        looks = looks_of(session, meeting)
        look = due(looks, meeting.next_due_at, now)
        meeting.next_due_at = following(looks, now)
        if look is None or not wants(session, meeting, look.name, now):
            return 0
        readers = _readers(session, meeting, look, now)
        return sum(put(session, _to_say(session, meeting, look, reader, now)) for reader in readers)


def _readers(session: Session, meeting: Meeting, look: Look, now: datetime) -> Sequence[Person]:
    """Before: who made it. After: who was to be there; where nobody of them may read it, who made it."""
    author = session.get_one(Person, meeting.author_id)
    people = [person for _, person in attending(session, meeting)] if look.name == AFTER else []
    found = [one for one in people if may_hear(session, meeting, one, now)]
    return found or ([author] if may_hear(session, meeting, author, now) else [])


def _to_say(session: Session, meeting: Meeting, look: Look, reader: Person, now: datetime) -> ToSay:
    workspace = session.get_one(Workspace, meeting.workspace_id)
    tz = reader.tz or workspace.tz
    return ToSay(
        workspace=workspace.id,
        uid=meeting.uid,
        kind="meeting",
        step=None if look.name == AFTER else look.name,
        apart=look.name,
        recipient=reader.uid,
        due_on=look.day,
        due_at=max(now, instant(look.day, workspace.at_time, tz)),
        expires_at=look.over,
        at=workspace.at_time,
        tz=tz,
        meeting_id=meeting.id,
        person_id=reader.id,
    )
