"""Where an import goes: the workspace, the channel and the owner, named by Slack's ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp
from bot.usecases.identity import Defaults, make_workspace
from storage import directory
from storage.keeping import keep_new
from storage.tables import Channel, Person, Workspace

WHICH_WORKSPACE = N_("Say which workspace: --workspace T…. Known here: {known}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """By Slack's ids. No workspace means the only one there is; no channel, that the journeys are stored and quiet."""

    workspace: str | None
    owner: str
    channel: str | None = None
    defaults: Defaults = field(default_factory=Defaults)
    """Of a workspace that is not known yet."""


def find(session: Session, place: Place, at: datetime) -> tuple[Stamp, int | None]:
    """The owner's stamp and our channel id; what is not known yet is made.

    A channel counts as private until Slack was asked about it.
    """
    workspace = _workspace(session, place.workspace, place.defaults)
    owner = place.owner
    keep_new(session, Person, workspace_id=workspace, slack_id=owner, name=owner, fold=owner.casefold(), kind="member")
    by = directory.person(session, workspace, owner)
    channel_id = _channel(session, workspace, place.channel) if place.channel else None
    return Stamp(workspace=workspace, by=by and by.id, at=at), channel_id


def _workspace(session: Session, team_id: str | None, defaults: Defaults) -> int:
    known = {row.team_id: row.id for row in session.scalars(select(Workspace))}
    if team_id is None:
        if len(known) != 1:
            raise Refusal(WHICH_WORKSPACE, known=", ".join(sorted(known)) or "none")
        return next(iter(known.values()))
    if team_id in known:
        return known[team_id]
    made: int = make_workspace(session, "", team_id, defaults).id
    return made


def _channel(session: Session, workspace: int, slack_id: str) -> int:
    keep_new(session, Channel, workspace_id=workspace, slack_id=slack_id)
    found = directory.channel(session, workspace, slack_id)
    assert found is not None
    kept: int = found.id
    return kept
