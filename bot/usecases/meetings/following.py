"""What follows from a change of a meeting: when it is looked at next, what is said of it drawn again, history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.rules.meetings.when import Look, following, looks
from bot.rules.projection.meetings import MeetingShown
from bot.rules.values import fact
from bot.usecases.changing import Stamp
from bot.usecases.meetings.showing import meeting_shown
from bot.usecases.recording import record
from bot.usecases.rights import Viewer
from bot.usecases.workdays import work_days
from storage.patches import Patch
from storage.tables import GuideItem, Meeting, Occasion, Person, Post, PostItem, Workspace


@fact
class Met:
    """A meeting as it is now, and the change that Undo takes back."""

    meeting: MeetingShown
    change_uid: str
    what: str


def recorded(session: Session, stamp: Stamp, viewer: Viewer, meeting: Meeting, what: str) -> Met:
    """Write the change down: ids and days, never what people wrote."""
    follow(session, meeting, stamp.at)
    values = {"meeting": meeting.uid, "day": meeting.day.isoformat()}
    uid, _ = record(session, stamp, meeting.journey_id, what, values, beside=True)
    return Met(meeting=meeting_shown(session, viewer, meeting), change_uid=uid, what=what)


def follow(session: Session, meeting: Meeting, now: datetime) -> None:
    """Bring the next instant and the shown messages up to date."""
    session.flush()
    there = meeting.cancelled_at is None and meeting.void_change is None
    meeting.next_due_at = following(looks_of(session, meeting), now) if there else None
    _draw_again(session, meeting.id)


def looks_of(session: Session, meeting: Meeting) -> tuple[Look, ...]:
    """When it is looked at, by the days and the zone of who made it."""
    workspace = session.get_one(Workspace, meeting.workspace_id)
    author = session.get_one(Person, meeting.author_id)
    days = work_days(session, workspace.id, workspace.country)
    return looks(meeting.day, workspace.at_time, author.tz or workspace.tz, days)


def plan_again(session: Session, workspace: int, now: datetime) -> None:
    """Other holidays, zones or settings: when the meetings that wait are looked at."""
    waiting = (Meeting.workspace_id == workspace, Meeting.next_due_at > now)
    for meeting in session.scalars(select(Meeting).where(*waiting)):
        meeting.next_due_at = following(looks_of(session, meeting), now)


def after_undo(session: Session, patch: Patch, now: datetime) -> None:
    """A change with this patch was taken back: what follows for the meetings that it was about."""
    keys = [key.split(":") for key in patch]
    ids = [int(id_) for table, id_, *_ in keys if table in ("meeting", "meeting_person")]
    items = [int(id_) for table, id_, *_ in keys if table == "guide_item"]
    if ids or items:
        mine = or_(Meeting.id.in_(ids), Meeting.id.in_(select(GuideItem.meeting_id).where(GuideItem.id.in_(items))))
        for meeting in session.scalars(select(Meeting).where(mine)):
            follow(session, meeting, now)


def _draw_again(session: Session, meeting_id: int) -> None:
    """What people read about it; what a channel was told stays as it was told."""
    about = select(PostItem.post_id).join(Occasion, Occasion.id == PostItem.occasion_id)
    mine = about.where(Occasion.meeting_id == meeting_id, PostItem.role == "ask")
    session.execute(update(Post).where(Post.id.in_(mine), Post.state == "sent").values(wanted=Post.wanted + 1))
