"""Find the journeys linked to a channel: the look-up of nearly every command."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from storage.tables import Journey

_journey = Journey.__table__
_HERE = (
    select(_journey.c.id, _journey.c.uid, _journey.c.key, _journey.c.name)
    .where(
        _journey.c.workspace_id == bindparam("workspace"),
        _journey.c.channel_id == bindparam("channel"),
        _journey.c.void_change.is_(None),
    )
    .order_by(_journey.c.id)
)


def to_channel(session: Session, workspace: int, channel_id: int) -> list[Row[Any]]:
    """Id, uid, key and name of the channel's journeys, the oldest first."""
    return list(session.connection().execute(_HERE, {"workspace": workspace, "channel": channel_id}))
