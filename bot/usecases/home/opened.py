"""Who has opened their Home, what they look at there, and what Slack has of it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from bot.rules.projection.home import Look, look
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Home

LATELY = timedelta(days=7)
"""For how long after it was opened a Home is kept up to date; an older one is drawn when it is opened again."""


def opened(store: Store, workspace: int, person_id: int, now: datetime) -> None:
    """From now on this Home is kept up to date."""
    with store.write() as session:
        if not keep_new(session, Home, workspace_id=workspace, person_id=person_id, opened_at=now, look={}):
            session.execute(update(Home).where(Home.person_id == person_id).values(opened_at=now))


def turn(store: Store, workspace: int, person_id: int, now: datetime, **to: Any) -> None:
    """Look at something else: fields of `Look`. Another filter or customer begins on its first page."""
    if to.keys() & {"filter", "customer"}:
        to["page"] = 1
    with store.write() as session:
        kept = session.scalar(select(Home.look).where(Home.person_id == person_id))
        wanted = asdict(replace(look(kept or {}), **to))
        if not keep_new(session, Home, workspace_id=workspace, person_id=person_id, opened_at=now, look=wanted):
            session.execute(update(Home).where(Home.person_id == person_id).values(look=wanted))


def looked_at(store: Store, person_id: int) -> Look:
    """As it was kept; what nobody has narrowed is whole."""
    with store.look() as connection:
        return look(connection.scalar(select(Home.look).where(Home.person_id == person_id)) or {})


def published(store: Store, person_id: int, slack_hash: str | None, drawn: str | None) -> None:
    """What Slack has of it now; None: not known, so that it is drawn whatever it is like."""
    with store.write() as session:
        session.execute(update(Home).where(Home.person_id == person_id).values(slack_hash=slack_hash, drawn=drawn))


def is_open(store: Store, workspace: int, person_id: int | None = None) -> bool:
    """Whether this person, or anybody, has opened their Home of late."""
    found = select(Home.person_id).where(Home.workspace_id == workspace, Home.opened_at > store.now() - LATELY)
    if person_id is not None:
        found = found.where(Home.person_id == person_id)
    with store.look() as connection:
        return connection.scalar(found.limit(1)) is not None
