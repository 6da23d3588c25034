"""The customer meetings in a person's calendar: theirs, as they may read them; what was called off is not there."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.rules.projection.calendars import DatedMeeting
from bot.usecases.feeds.readers import Reader
from bot.usecases.meetings import coming
from storage.tables import Change

BACK = timedelta(days=92)
"""So long a meeting that is past stays in a calendar."""
MOST = 200


def meetings(session: Session, reader: Reader) -> tuple[DatedMeeting, ...]:
    """A meeting counts its changes in the history, undone ones too: that number only grows."""
    lines = coming(session, reader.viewer, reader.today - BACK, most=MOST)
    if not lines:
        return ()
    undone = aliased(Change)
    uid = Change.values["meeting"].as_string()
    found = (
        select(uid.label("uid"), func.max(func.coalesce(undone.n, Change.n)).label("n"))
        .add_columns(func.max(func.coalesce(undone.at, Change.at)).label("at"))
        .outerjoin(undone, undone.undoes == Change.id)
        .where(Change.workspace_id == reader.workspace, Change.what.startswith("meeting."))
        .where(uid.in_([line.uid for line in lines]))
        .group_by(uid)
    )
    last = {row.uid: row for row in session.execute(found)}
    return tuple(DatedMeeting(line, last[line.uid].at, last[line.uid].n) for line in lines)
