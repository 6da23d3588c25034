"""What waits for the outbox, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.usecases.backlog import UNDER_WAY
from bot.usecases.posts.clock import moment
from storage.engine import Store
from storage.tables import Occasion, Post


def next_at(store: Store) -> datetime | None:
    """When the outbox has something to look at: may be past; None when nothing waits. Four partial indexes."""
    with store.read() as session:
        occasion = session.scalar(select(func.min(Occasion.due_at)).where(Occasion.state == "pending"))
        post = session.scalar(select(func.min(Post.next_at)).where(Post.state.in_(UNDER_WAY)))
        edit = _next_edit(session)
        audit = session.scalar(select(func.min(Post.audit_at)).where(Post.audit_at.is_not(None)))
    return min((each for each in (occasion, post, edit, audit) if each is not None), default=None)


def _next_edit(session: Session) -> datetime | None:
    wanting = (Post.state == "sent", Post.shown < Post.wanted)
    return session.scalar(select(func.min(func.coalesce(Post.next_at, Post.last_try))).where(*wanting))


def is_anything_due(store: Store) -> bool:
    """Whether `recover`, `gather`, `sendable`, `editable` or `to_search` may find something now: one look, not five."""
    with store.look() as connection:
        return bool(connection.scalar(_anything(connection.dialect.name, store.shift)))


@lru_cache(maxsize=8)
def _anything(dialect: str, shift: timedelta) -> Select[tuple[bool]]:
    now = moment(dialect, shift)
    occasion = exists().where(Occasion.state == "pending", Occasion.due_at <= now)
    post = exists().where(Post.state.in_(UNDER_WAY), Post.next_at <= now)
    edit = exists().where(
        Post.state == "sent", Post.shown < Post.wanted, or_(Post.next_at.is_(None), Post.next_at <= now)
    )
    audit = exists().where(Post.audit_at.is_not(None), Post.audit_at <= now)
    return select(or_(occasion, post, edit, audit))
