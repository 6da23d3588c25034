"""Journeys that are gone, many at once: what `refresh` and `redraw_all` do of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.usecases.planning.plan import redraw_all
from storage.tables import Handover, Occasion, PostItem

FROM_THE_DATABASE = {"synchronize_session": False}
"""Nothing of them is in the session's memory that is read again."""


def close(session: Session, journeys: Sequence[int], at: datetime) -> None:
    """Nothing of them is due any more, and all that was said of them is drawn again."""
    held = Handover.journey_id.in_(journeys)
    closed = update(Handover).where(held, Handover.closed_at.is_(None)).values(closed_at=at)
    quiet = update(Handover).where(held, Handover.next_due_at.is_not(None)).values(next_due_at=None)
    for each in (closed, quiet):
        session.execute(each, execution_options=FROM_THE_DATABASE)
    said = select(Occasion.journey_id).where(Occasion.journey_id.in_(journeys), Occasion.post_id.is_not(None))
    shown = select(Handover.journey_id).join(PostItem, PostItem.handover_id == Handover.id).where(held)
    named = {*session.scalars(said), *session.scalars(shown)}
    for journey in journeys:
        if journey in named:
            redraw_all(session, journey)
