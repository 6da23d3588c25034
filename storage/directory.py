"""Find workspaces, people and channels by what Slack calls them: the look-ups of every single request."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from storage.tables import Channel, Person, Workspace

_workspace = Workspace.__table__
_person = Person.__table__
_channel = Channel.__table__

_WORKSPACE = select(_workspace).where(
    _workspace.c.enterprise_id == bindparam("enterprise"), _workspace.c.team_id == bindparam("team")
)
_WORKSPACE_ID = select(_workspace).where(_workspace.c.id == bindparam("workspace"))
_PERSON = select(_person).where(
    _person.c.workspace_id == bindparam("workspace"), _person.c.slack_id == bindparam("slack")
)
_NAMED = (
    select(_person)
    .where(
        _person.c.workspace_id == bindparam("workspace"),
        _person.c.fold == bindparam("fold"),
        _person.c.merged_into.is_(None),
        _person.c.forgotten_at.is_(None),
    )
    .order_by(_person.c.id)
)
_CALLED = (
    select(_person)
    .where(
        _person.c.workspace_id == bindparam("workspace"),
        _person.c.fold.startswith(bindparam("first"), autoescape=False),
        _person.c.merged_into.is_(None),
        _person.c.forgotten_at.is_(None),
    )
    .order_by(_person.c.id)
    .limit(10)
)
_MEMBERS = (
    select(_person.c.slack_id, _person.c.name)
    .where(
        _person.c.workspace_id == bindparam("workspace"),
        _person.c["class"] == "member",
        _person.c.slack_id.is_not(None),
        _person.c.active_to.is_(None),
        _person.c.merged_into.is_(None),
        _person.c.forgotten_at.is_(None),
    )
    .order_by(_person.c.id.desc())
    .limit(2000)
)
_CHANNEL = select(_channel).where(
    _channel.c.workspace_id == bindparam("workspace"), _channel.c.slack_id == bindparam("slack")
)

Found = Row[Any] | None


def workspace(session: Session, enterprise_id: str, team_id: str) -> Found:
    return session.connection().execute(_WORKSPACE, {"enterprise": enterprise_id, "team": team_id}).first()


def workspace_by_id(session: Session, workspace: int) -> Row[Any]:
    return session.connection().execute(_WORKSPACE_ID, {"workspace": workspace}).one()


def person(session: Session, workspace: int, slack_id: str) -> Found:
    return session.connection().execute(_PERSON, {"workspace": workspace, "slack": slack_id}).first()


def people_named(session: Session, workspace: int, fold: str) -> list[Row[Any]]:
    """Everybody whose folded name is this, the earliest first."""
    return list(session.connection().execute(_NAMED, {"workspace": workspace, "fold": fold}))


def people_called(session: Session, workspace: int, fold: str) -> list[Row[Any]]:
    """At most ten whose folded name begins with this word, the earliest first."""
    first = fold.replace("%", "").replace("_", "") + " "
    return list(session.connection().execute(_CALLED, {"workspace": workspace, "first": first}))


def members(session: Session, workspace: int) -> list[Row[Any]]:
    """Slack id and name of members whose account is open, at most 2,000, the newest first."""
    return list(session.connection().execute(_MEMBERS, {"workspace": workspace}))


def channel(session: Session, workspace: int, slack_id: str) -> Found:
    return session.connection().execute(_CHANNEL, {"workspace": workspace, "slack": slack_id}).first()
