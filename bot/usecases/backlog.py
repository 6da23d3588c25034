"""What waits to be said and what could not be, as figures: nobody's words, nobody's names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from bot.rules.values import value
from storage.engine import Store
from storage.tables import Handover, Occasion, Post

UNDER_WAY = ("ready", "sending", "uncertain", "checking")
"""States of a post that the outbox has not done with."""


@value
class Backlog:
    """`posts`: state -> how many, of those that are kept. `late`: seconds by which the oldest thing that is due and
    not out yet is overdue, 0 when nothing is."""

    posts: Mapping[str, int]
    late: float


def backlog(store: Store, now: datetime) -> Backlog:
    """As of `now`, from all workspaces of this database."""
    waiting = select(Post.id).where(Post.state.in_(UNDER_WAY), Post.next_at.is_not(None))
    due = (
        select(func.min(Handover.next_due_at)).where(Handover.next_due_at.is_not(None)),
        select(func.min(Occasion.due_at)).where(Occasion.state == "pending"),
        select(func.min(Occasion.due_at)).where(Occasion.post_id.in_(waiting)),
    )
    with store.read() as session:
        counted = dict(session.execute(select(Post.state, func.count()).group_by(Post.state)).all())
        oldest = [at for each in due if (at := session.scalar(each)) is not None]
    late = (now - min(oldest)).total_seconds() if oldest else 0.0
    return Backlog(counted, max(0.0, late))
