"""What is of a journey, or without one of a customer: for the journey's readers, else for the people of its channel.

Notes, meetings and what is told of customers are so. Decided from the database as of now. Who wrote it down always
reads it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from bot.usecases.rights import Viewer, readable, visible
from storage.tables import Channel, Journey, Meeting, Membership, Note, ToldFigures


def readable_of(viewer: Viewer, kind: type[Note | Meeting | ToldFigures]) -> ColumnElement[bool]:
    """A condition on that table: rows that are not taken back and that the viewer may read."""
    if viewer.kind != "member":
        return false()
    of: Any = kind
    journeys = select(Journey.id).where(visible(viewer), readable(viewer))
    inside = exists().where(Membership.channel_id == of.channel_id, Membership.person_id == viewer.person_id)
    here = of.channel_id == viewer.channel_id if viewer.channel_id else false()
    public = exists().where(Channel.id == of.channel_id, Channel.private.is_(False))
    admin = and_(true() if viewer.admin else false(), public)
    by_channel = and_(of.journey_id.is_(None), or_(of.author_id == viewer.person_id, here, inside, admin))
    return and_(
        of.workspace_id == viewer.workspace,
        of.void_change.is_(None),
        or_(of.journey_id.in_(journeys), by_channel),
    )
