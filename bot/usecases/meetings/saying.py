"""What a message says of a meeting, read when it is drawn; and whether it is still to be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.meetings.lacking import Chair, Lacking, first_to_come, lacking
from bot.rules.meetings.when import AFTER
from bot.rules.projection.meetings import Attending, ReminderShown, SaidOfMeeting
from bot.rules.projection.picked import Thing
from bot.usecases.meetings.following import looks_of
from bot.usecases.meetings.met import last_by_person, met
from bot.usecases.meetings.profiles import representatives
from bot.usecases.meetings.rights import readable_meetings
from bot.usecases.meetings.showing import attending, items_of, its_channel, meeting_shown, shown_as
from bot.usecases.rights import Viewer, alone
from storage.tables import Journey, Meeting, Note, Occasion, Person, Workspace


def may_hear(session: Session, meeting: Meeting, reader: Person, now: datetime) -> bool:
    """Whether they can be written to, and may read it."""
    today = _today(session, meeting, reader, now)
    if reader.slack_id is None or (reader.active_to is not None and reader.active_to <= today):
        return False
    return _readable(session, alone(reader, today), meeting)


def wants(session: Session, meeting: Meeting, look: str, now: datetime) -> bool:
    """Whether a look has something to say: before it lacks something; after, nobody has said who came."""
    if meeting.cancelled_at is not None or meeting.void_change is not None or not _speaks(session, meeting, now):
        return False
    if look == AFTER:
        return all(row.came is None for row, _ in attending(session, meeting))
    return bool(_lacking(session, meeting))


def is_still(session: Session, occasion: Occasion, now: datetime) -> bool:
    """Right before it is said: the meeting is on that day still, wants it said, and the reader may hear it."""
    meeting = session.get_one(Meeting, occasion.meeting_id)
    if meeting.void_change is not None:
        return False
    if occasion.to_person_id is None:
        return its_channel(session, meeting) == occasion.to_channel_id
    reader = session.get_one(Person, occasion.to_person_id)
    if not may_hear(session, meeting, reader, now):
        return False
    if "trouble" in occasion.values:
        return True
    name = occasion.step or AFTER
    planned = any(look.name == name and look.day == occasion.due_on for look in looks_of(session, meeting))
    return planned and wants(session, meeting, name, now)


def said_of(session: Session, occasion: Occasion, reader: Person | None, today: date) -> SaidOfMeeting:
    """As of now, also when the message is drawn again."""
    meeting = session.get_one(Meeting, occasion.meeting_id)
    viewer = alone(reader, today) if reader else Viewer(workspace=occasion.workspace_id, person_id=0, kind="")
    gone = meeting.void_change is not None or (reader is not None and not _readable(session, viewer, meeting))
    return SaidOfMeeting(
        meeting=None if gone else meeting_shown(session, viewer, meeting),
        reminder=_reminder(session, viewer, meeting) if occasion.step is not None and not gone else None,
        things=things_of(session, occasion.values.get("notes", [])),
        trouble=occasion.values.get("trouble", ""),
        in_channel=occasion.to_channel_id is not None,
        team=session.get_one(Workspace, occasion.workspace_id).team_id,
    )


def held_shown(session: Session, viewer: Viewer, meeting: Meeting) -> SaidOfMeeting:
    """The question how it went, for who was to be there."""
    team = session.get_one(Workspace, meeting.workspace_id).team_id
    shown = meeting_shown(session, viewer, meeting)
    return SaidOfMeeting(meeting=shown, reminder=None, things=(), trouble="", in_channel=False, team=team)


def _reminder(session: Session, viewer: Viewer, meeting: Meeting) -> ReminderShown:
    lacks = _lacking(session, meeting)
    if not lacks.profile:
        return ReminderShown(lacking=lacks)
    known = representatives(session, viewer)
    there = {row.person_id for row, _ in attending(session, meeting)}
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(known.keys() - there)))}
    able = [one for one in people.values() if one.slack_id and one.kind == "member" and one.active_to is None]
    last = last_by_person(met(session, viewer, people=people.keys()))
    chair = first_to_come((Chair(one.id, known[one.id], last.get(one.id)) for one in able), meeting.day)
    if chair is None:
        return ReminderShown(lacking=lacks)
    who = shown_as([*people.values(), *(person for _, person in attending(session, meeting))])(people[chair.person_id])
    return ReminderShown(lacking=lacks, free=Attending(who=who, profile=chair.profile, came=None), met=chair.last)


def _lacking(session: Session, meeting: Meeting) -> Lacking:
    kinds = {item.kind for item in items_of(session, meeting)}
    return lacking(kinds, [row.profile for row, _ in attending(session, meeting)])


def things_of(session: Session, ids: Sequence[int]) -> tuple[Thing, ...]:
    """Those of these notes that still count, in that order; all were heard on the day of the meeting."""
    live = (Note.void_change.is_(None), Note.retired_at.is_(None))
    found = select(Note.id, Note.text, Person.name).outerjoin(Person, Person.id == Note.said_by_id)
    rows = {row.id: row for row in session.execute(found.where(Note.id.in_(ids), *live))}
    return tuple(Thing(text=rows[id_].text, said_by=rows[id_].name, on=None) for id_ in ids if id_ in rows)


def _readable(session: Session, viewer: Viewer, meeting: Meeting) -> bool:
    mine = select(Meeting.id).where(readable_meetings(viewer), Meeting.id == meeting.id)
    return session.scalar(mine) is not None


def _speaks(session: Session, meeting: Meeting, now: datetime) -> bool:
    """Not of a journey that is over, paused or quiet."""
    journey = session.get(Journey, meeting.journey_id) if meeting.journey_id else None
    if journey is None:
        return True
    today = _today(session, meeting, None, now)
    quiet = journey.quiet_until is not None and journey.quiet_until > today
    return journey.state == "open" and journey.void_change is None and not quiet


def _today(session: Session, meeting: Meeting, reader: Person | None, now: datetime) -> date:
    workspace = session.get_one(Workspace, meeting.workspace_id)
    return now.astimezone(ZoneInfo((reader and reader.tz) or workspace.tz)).date()
