"""Who will be asked an open question, and when: for the look that puts it, and for whoever has asked it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from bot.rules.calling import among
from bot.rules.knowledge.putting import PATIENCE, is_time, put_at, wanted_on
from bot.rules.projection import Who
from bot.rules.projection.inquired import AskedShown, AskingShown
from bot.rules.reminders import WorkDays
from bot.usecases.done import day_in
from bot.usecases.inquiries.knowing import Near
from bot.usecases.notes.answers import is_open_question
from bot.usecases.notes.rights import note_of
from bot.usecases.rights import Viewer
from bot.usecases.workdays import work_days
from storage.engine import Store
from storage.tables import Inquiry, Journey, Note, Person, Workspace


class ToAsk(NamedTuple):
    """A question to be put to somebody: whom, when, and why then."""

    note: Note
    person: Person
    handover_id: int | None
    wanted: date
    """The day on which it is to be asked; it may be past."""
    due_at: datetime
    last: date | None
    start: date | None
    is_time: bool


def near(session: Session, note: Note, workspace: Workspace, now: datetime) -> Near:
    return Near(session, note, day_in(workspace, now))


def asking_of(around: Near, note: Note, workspace: Workspace, days: WorkDays, now: datetime) -> ToAsk | None:
    """None: nobody can be asked any more."""
    person = around.whom(note)
    if person is None:
        return None
    last, start, tz = around.last(person.id), around.start, person.tz or workspace.tz
    wanted = wanted_on(last, start, day_in(workspace, note.kept_at))
    return ToAsk(
        note=note,
        person=person,
        handover_id=around.handover if note.journey_id else None,
        wanted=wanted,
        due_at=put_at(wanted, last, now, at=workspace.at_time, tz=tz, days=days),
        last=last if last is not None and (start is None or last <= start) else None,
        start=start,
        is_time=is_time(wanted, now, tz, days),
    )


def has_next(session: Session, inquiry: Inquiry, now: datetime) -> bool:
    """Whether what it asks is an open question that somebody else will be asked."""
    note = session.get(Note, inquiry.note_id) if inquiry.note_id else None
    if note is None or session.scalar(select(Note.id).where(Note.id == note.id, is_open_question())) is None:
        return False
    workspace = session.get_one(Workspace, inquiry.workspace_id)
    return near(session, note, workspace, now).whom(note) is not None


def planned(store: Store, viewer: Viewer, uid: str, now: datetime) -> AskingShown | None:
    """How it stands with a question that the viewer may read; None: it is none, or not open any more."""
    with store.read() as session:
        return asking_shown(session, viewer, note_of(session, viewer, uid), now)


def asking_shown(session: Session, viewer: Viewer, note: Note, now: datetime) -> AskingShown | None:
    mine = select(Note.id).where(Note.id == note.id)
    if session.scalar(mine.where(is_open_question())) is None:
        return None
    workspace = session.get_one(Workspace, note.workspace_id)
    asked = asked_shown(session, note, workspace)
    journey = session.get_one(Journey, note.journey_id) if note.journey_id else None
    if journey is not None and journey.state != "open":
        return AskingShown(asked=asked, closed=True)
    if session.scalar(mine.where(is_awaited(now))) is not None:
        return AskingShown(asked=asked, waits=True)
    moment = max(now, workspace.questions_at or now)
    days = work_days(session, workspace.id, workspace.country)
    around = near(session, note, workspace, moment)
    found = asking_of(around, note, workspace, days, moment)
    if found is None:
        return AskingShown(asked=asked)
    on = found.due_at.astimezone(ZoneInfo(found.person.tz or workspace.tz)).date()
    why = note.journey_id is not None or viewer.person_id == note.author_id
    return AskingShown(
        asked=asked,
        whom=_who(found.person, (stay.who.name for stay in around.stays if stay.who.id != found.person.id)),
        on=on,
        last=found.last if why else None,
        start=found.start if why and found.last is None else None,
    )


def asked_shown(session: Session, note: Note, workspace: Workspace) -> tuple[AskedShown, ...]:
    """Who was asked about a note, the earliest first."""
    rows = session.scalars(select(Inquiry).where(Inquiry.note_id == note.id).order_by(Inquiry.id)).all()
    return tuple(
        AskedShown(
            by=_who(session.get_one(Person, one.asked_by)),
            to=_who(session.get_one(Person, one.person_id)),
            on=day_in(workspace, one.asked_at),
            state=one.state,
            text=one.text or "",
        )
        for one in rows
    )


def is_awaited(now: datetime) -> ColumnElement[bool]:
    """A condition on Note: somebody who is here was asked of late, and has not said anything."""
    here = and_(Person.slack_id.is_not(None), or_(Person.active_to.is_(None), Person.active_to >= now.date()))
    asked = (Inquiry.note_id == Note.id, Inquiry.state == "open", Inquiry.asked_at > now - PATIENCE)
    return exists().where(*asked, Person.id == Inquiry.person_id, here)


def _who(person: Person, others: Iterable[str] = ()) -> Who:
    return Who(person.id, person.name, person.slack_id, person.uid, among(person.name, others))
