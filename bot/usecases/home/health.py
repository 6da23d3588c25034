"""How the bot is, for the admins of a workspace: from the same figures as `/metrics`."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.projection.home import HealthShown
from bot.usecases.backlog import UNDER_WAY, standing
from bot.usecases.posts.failures import LATELY
from storage.tables import Post, Worker


def health(session: Session, workspace: int, now: datetime) -> HealthShown:
    waiting = standing(session, now, workspace)
    dead = select(func.count()).where(
        Post.workspace_id == workspace, Post.state == "dead", Post.last_try > now - LATELY
    )
    return HealthShown(
        waiting=sum(waiting.posts.get(state, 0) for state in UNDER_WAY),
        given_up=session.scalar(dead) or 0,
        late=waiting.late,
        ticked_at=session.scalar(select(func.max(Worker.beat_at))),
        version=version("handover"),
    )
