"""Whose digest it is, and of which journeys it may speak: those they answer for or are on, and may read."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_, select, union
from sqlalchemy.orm import Session

from bot.rules.reminders.weekly import WEEK, monday
from bot.rules.values import fact
from bot.usecases.journeys.listing.coming import to_come
from bot.usecases.rights import Viewer, alone, readable
from storage.tables import Assignment, Journey, Person, Workspace

APART = "week"
"""What tells an occasion of the digest from others of its day."""
LATELY = 8
"""Weeks for which the messages that showed a digest are known."""


@fact
class Reader:
    """A member whose digest is looked at, as of an instant."""

    person: Person
    workspace: Workspace
    now: datetime
    tz: str

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.tz)).date()

    @property
    def viewer(self) -> Viewer:
        return alone(self.person, self.today)

    @property
    def is_there(self) -> bool:
        """Whether they can be written to, and want the digest."""
        person = self.person
        gone = person.active_to is not None and person.active_to < self.today
        return person.digest and person.kind == "member" and person.slack_id is not None and not gone


def reader_of(session: Session, person_id: int, now: datetime) -> Reader:
    person = session.get_one(Person, person_id)
    workspace = session.get_one(Workspace, person.workspace_id)
    return Reader(person=person, workspace=workspace, now=now, tz=person.tz or workspace.tz)


def mine(reader: Reader, *, leads: bool) -> ColumnElement[bool]:
    """Journeys of the reader's, as a condition on Journey: made or led by them; else also those they are on."""
    on = select(Assignment.journey_id).where(Assignment.person_id == reader.id, Assignment.void_change.is_(None))
    made = select(Journey.id).where(Journey.creator_id == reader.id)
    return Journey.id.in_(union(on.where(Assignment.lead.is_(True)) if leads else on, made))


def spoken_of(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    """Open journeys that the reader may read and whose reminders are on, with a handover to come (joined)."""
    speaks = or_(Journey.quiet_until.is_(None), Journey.quiet_until <= reader.today)
    return (*readable_open(reader), speaks, to_come(reader.today))


def readable_open(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    here = (Journey.workspace_id == reader.workspace.id, Journey.state == "open", Journey.void_change.is_(None))
    return (*here, readable(reader.viewer))


def heads(reader: Reader) -> list[str]:
    """Occasion uids of the reader's last digests, this week's first."""
    weeks = [monday(reader.today) - n * WEEK for n in range(LATELY)]
    return [head_uid(reader.person.uid, week) for week in weeks]


def head_uid(person: str, week: date) -> str:
    """As `ToSay.occasion_uid` has it."""
    return str(uuid5(UUID(person), f"digest:{APART}:{week.isoformat()}:{person}"))
