"""The hours of a meeting: as the clock shows them where it is held, and whether the reader's shows another time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.meetings.hours import Hours
from bot.rules.projection.meetings import Held
from bot.usecases.rights import Viewer
from storage.tables import Meeting, Person, Workspace


def held(session: Session, viewer: Viewer, meeting: Meeting) -> Held | None:
    """None: nobody has said when on that day."""
    if meeting.begins is None or meeting.tz is None:
        return None
    person = session.get(Person, viewer.person_id)
    here = (person and person.tz) or session.get_one(Workspace, meeting.workspace_id).tz
    begins = datetime.combine(meeting.day, meeting.begins, ZoneInfo(meeting.tz))
    away = begins.astimezone(ZoneInfo(here)).utcoffset() != begins.utcoffset()
    return Held(hours=Hours(meeting.begins, meeting.ends), tz=meeting.tz, away=away)


def hold(meeting: Meeting, hours: Hours | None, tz: str) -> None:
    """At these hours from now on, in that zone; a zone that was said before stays. None: at no hours in particular."""
    meeting.begins, meeting.ends = (hours.begins, hours.ends) if hours else (None, None)
    meeting.tz = (meeting.tz or tz) if hours else None
