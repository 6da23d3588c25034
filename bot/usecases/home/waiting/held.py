"""Customer meetings that were, of which nobody has told how they went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases.digest import Reader
from bot.usecases.meetings.rights import readable_meetings, takes_part
from bot.usecases.meetings.saying import held_shown
from storage.tables import Meeting, MeetingPerson

LATELY = timedelta(days=14)
"""What was not told for so long is not asked for any more."""


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """Those in which the reader was to take part, the latest first."""
    known = exists().where(MeetingPerson.meeting_id == Meeting.id, MeetingPerson.came.is_not(None))
    when = (Meeting.day < reader.today, Meeting.day >= reader.today - LATELY, Meeting.cancelled_at.is_(None))
    found = select(Meeting).where(readable_meetings(reader.viewer), takes_part(reader.viewer), *when, ~known)
    for meeting in session.scalars(found.order_by(Meeting.day.desc(), Meeting.id.desc()).limit(most)):
        said = held_shown(session, reader.viewer, meeting)
        yield Waits(kind="meeting", shown=ItemShown(kind="meeting", step=None, said=said))
