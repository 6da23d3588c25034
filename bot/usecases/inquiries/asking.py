"""The question goes to whoever it is put to, by DM; the answer comes to whoever asked, in the evening."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.reminders.evening import evening
from bot.usecases.inquiries.showing import ANSWERED, INQUIRY, LAST, is_live, journey_of, may_know
from bot.usecases.planning.hearing import KEPT
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.workdays import work_days
from storage.tables import Inquiry, Note, Person, Workspace


def put_to(
    session: Session, inquiry: Inquiry, at: datetime, *, due_at: datetime | None = None, last: date | None = None
) -> bool:
    """Keep the question and ask it by DM, at once or at `due_at`; `last`: the day after which they cannot be asked.

    False, and nothing is kept: they cannot be written to, may not read what it is about, or were asked it already.
    """
    person = session.get_one(Person, inquiry.person_id)
    if not may_know(session, inquiry, person, at.date()):
        return False
    session.add(inquiry)
    session.flush()
    due = due_at or at
    values = {INQUIRY: inquiry.id, **({LAST: last.isoformat()} if last else {})}
    tz = person.tz or session.get_one(Workspace, inquiry.workspace_id).tz
    return _say(session, inquiry, person, values, day=due.astimezone(ZoneInfo(tz)).date(), due=due)


def tell_asker(session: Session, inquiry: Inquiry, at: datetime) -> None:
    """That there is an answer, or that nobody knows: quietly, with all else of that evening; not to who said so."""
    person = session.get_one(Person, inquiry.asked_by)
    if person.id == inquiry.person_id or not is_live(person, at.date()):
        return
    workspace = session.get_one(Workspace, inquiry.workspace_id)
    days = work_days(session, workspace.id, workspace.country)
    day, due = evening(at, person.tz or workspace.tz, workspace.at_time, days)
    _say(session, inquiry, person, {ANSWERED: inquiry.id}, day=day, due=due)


def _say(
    session: Session, inquiry: Inquiry, reader: Person, values: dict[str, Any], *, day: date, due: datetime
) -> bool:
    """Of its journey; where it has none, of the note it asks about."""
    journey, workspace = journey_of(session, inquiry), session.get_one(Workspace, inquiry.workspace_id)
    about = journey or session.get_one(Note, inquiry.note_id)
    what = INQUIRY if INQUIRY in values else ANSWERED
    return put(
        session,
        ToSay(
            workspace=workspace.id,
            uid=about.uid,
            kind="note",
            apart=f"{what} {inquiry.uid}",
            recipient=reader.uid,
            due_on=day,
            due_at=due,
            expires_at=due + KEPT,
            at=workspace.at_time,
            tz=reader.tz or workspace.tz,
            journey_id=journey.id if journey else None,
            person_id=reader.id,
            values=values,
        ),
    )
