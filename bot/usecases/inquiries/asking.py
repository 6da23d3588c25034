"""The question goes to whoever it is put to, by DM; the answer comes to whoever asked, in the evening."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.reminders.evening import evening
from bot.usecases.inquiries.showing import ANSWERED, INQUIRY, LAST, is_live, journey_of, may_know
from bot.usecases.planning.hearing import KEPT
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.workdays import work_days
from storage.tables import Inquiry, Person, Workspace


def put_to(
    session: Session, inquiry: Inquiry, at: datetime, *, due_at: datetime | None = None, last: date | None = None
) -> bool:
    """Keep the question and ask it by DM, at once or at `due_at`; `last`: the day after which they cannot be asked.

    False, and nothing is kept: they cannot be written to, may not read what it is about, or were asked it already.
    """
    person = session.get_one(Person, inquiry.person_id)
    if person.slack_id is None or not may_know(session, inquiry, person, at.date()):
        return False
    journey = journey_of(session, inquiry)
    workspace = session.get_one(Workspace, inquiry.workspace_id)
    session.add(inquiry)
    session.flush()
    tz, due = person.tz or workspace.tz, due_at or at
    return put(
        session,
        ToSay(
            workspace=workspace.id,
            uid=journey.uid,
            kind="note",
            apart=f"{INQUIRY} {inquiry.uid}",
            recipient=person.uid,
            due_on=due.astimezone(ZoneInfo(tz)).date(),
            due_at=due,
            expires_at=due + KEPT,
            at=workspace.at_time,
            tz=tz,
            journey_id=journey.id,
            person_id=person.id,
            values={INQUIRY: inquiry.id, **({LAST: last.isoformat()} if last else {})},
        ),
    )


def tell_asker(session: Session, inquiry: Inquiry, at: datetime) -> None:
    """That there is an answer: quietly, with all else of that evening; not to who gave it."""
    person = session.get_one(Person, inquiry.asked_by)
    if person.id == inquiry.person_id or not is_live(person, at.date()):
        return
    journey, workspace = journey_of(session, inquiry), session.get_one(Workspace, inquiry.workspace_id)
    tz = person.tz or workspace.tz
    day, due = evening(at, tz, workspace.at_time, work_days(session, workspace.id, workspace.country))
    put(
        session,
        ToSay(
            workspace=workspace.id,
            uid=journey.uid,
            kind="note",
            apart=f"{ANSWERED} {inquiry.uid}",
            recipient=person.uid,
            due_on=day,
            due_at=due,
            expires_at=due + KEPT,
            at=workspace.at_time,
            tz=tz,
            journey_id=journey.id,
            person_id=person.id,
            values={ANSWERED: inquiry.id},
        ),
    )
