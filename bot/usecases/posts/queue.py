"""What waits for the outbox, and until when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.engine import Store
from storage.tables import Occasion, Post

UNDER_WAY = ("ready", "sending", "uncertain", "checking")


def next_at(store: Store) -> datetime | None:
    """When the outbox has something to look at: may be past; None when nothing waits. Three partial indexes."""
    with store.read() as session:
        occasion = session.scalar(select(func.min(Occasion.due_at)).where(Occasion.state == "pending"))
        post = session.scalar(select(func.min(Post.next_at)).where(Post.state.in_(UNDER_WAY)))
        edit = _next_edit(session)
    return min((each for each in (occasion, post, edit) if each is not None), default=None)


def _next_edit(session: Session) -> datetime | None:
    wanting = (Post.state == "sent", Post.shown < Post.wanted)
    return session.scalar(select(func.min(func.coalesce(Post.next_at, Post.last_try))).where(*wanting))
