"""Slack's workspaces as ours."""

from __future__ import annotations

from datetime import time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.values import fact
from storage import directory
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Workspace


@fact
class Defaults:
    """First values of a new workspace, from the settings."""

    language: str = "en"
    tz: str = "Europe/Stockholm"
    country: str = "SE"
    steps: tuple[int, ...] = (28, 14, 7, 2, 0)
    at_time: time = time(9)


@fact
class WorkspaceFacts:
    id: int
    name: str
    language: str
    tz: str
    country: str
    steps: tuple[int, ...]
    at_time: time
    strict: bool
    state: str


def workspace(store: Store, enterprise_id: str, team_id: str, defaults: Defaults) -> WorkspaceFacts:
    """Our workspace for Slack's (enterprise id or "", team id); made with `defaults` on first sight."""
    with store.read() as session:
        row = directory.workspace(session, enterprise_id, team_id)
    if row is None:
        with store.write() as session:
            row = make_workspace(session, enterprise_id, team_id, defaults)
    return _workspace(row)


def workspaces(store: Store) -> tuple[WorkspaceFacts, ...]:
    """All that are known here."""
    with store.read() as session:
        return tuple(map(_workspace, session.scalars(select(Workspace).order_by(Workspace.id))))


def make_workspace(session: Session, enterprise_id: str, team_id: str, defaults: Defaults) -> Any:
    """The row of the workspace, made when it is new."""
    keep_new(
        session,
        Workspace,
        enterprise_id=enterprise_id,
        team_id=team_id,
        language=defaults.language,
        tz=defaults.tz,
        country=defaults.country,
        steps=list(defaults.steps),
        at_time=defaults.at_time,
    )
    return directory.workspace(session, enterprise_id, team_id)


def _workspace(row: Any) -> WorkspaceFacts:
    return WorkspaceFacts(
        id=row.id,
        name=row.name,
        language=row.language,
        tz=row.tz,
        country=row.country,
        steps=tuple(row.steps),
        at_time=row.at_time,
        strict=row.strict,
        state=row.state,
    )
