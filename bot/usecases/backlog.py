"""What waits to be said and what could not be, as figures: nobody's words, nobody's names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

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
    with store.read() as session:
        return standing(session, now)


def standing(session: Session, now: datetime, workspace: int | None = None) -> Backlog:
    """The same inside a transaction, of one workspace or of all."""

    def here(found: Any, table: type[Handover | Occasion | Post]) -> Any:
        return found if workspace is None else found.where(table.workspace_id == workspace)

    waiting = select(Post.id).where(Post.state.in_(UNDER_WAY), Post.next_at.is_not(None))
    due = (
        here(select(func.min(Handover.next_due_at)).where(Handover.next_due_at.is_not(None)), Handover),
        here(select(func.min(Occasion.due_at)).where(Occasion.state == "pending"), Occasion),
        here(select(func.min(Occasion.due_at)).where(Occasion.post_id.in_(waiting)), Occasion),
    )
    each = here(select(Post.state, func.count()), Post).group_by(Post.state)
    counted: dict[str, int] = dict(session.execute(each).all())
    oldest = [at for each in due if (at := session.scalar(each)) is not None]
    late = (now - min(oldest)).total_seconds() if oldest else 0.0
    return Backlog(counted, max(0.0, late))
