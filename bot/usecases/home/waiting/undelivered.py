"""What could not be said where it belonged, for who answers for the journey (`product.md` §4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases.digest import Reader
from bot.usecases.projection import handover_shown
from bot.usecases.rights import readable
from storage.tables import Channel, Handover, Journey, Occasion, Post

LATELY = timedelta(days=7)
"""How long it stands there, unless something could be said in that channel meanwhile."""


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """The latest first, one for each handover."""
    told = (
        select(Occasion.handover_id, Occasion.values, Occasion.due_at)
        .join(Handover, Handover.id == Occasion.handover_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(Occasion.kind == "alert", Occasion.to_person_id == reader.id, Occasion.due_at > reader.now - LATELY)
        .where(Occasion.values["trouble"].as_string().is_not(None))
        .where(Handover.closed_at.is_(None), Journey.state == "open", Journey.void_change.is_(None))
        .where(readable(reader.viewer))
        .order_by(Occasion.due_at.desc(), Occasion.id.desc())
        .limit(most * most)
    )
    named = set[int]()
    for row in session.execute(told).all():
        if row.handover_id not in named and not _said_since(session, reader, row):
            named.add(row.handover_id)
            shown = handover_shown(session, reader.workspace.id, row.handover_id, reader.today)
            item = ItemShown(kind="alert", step=None, handover=shown, trouble=row.values["trouble"])
            yield Waits(kind="undelivered", shown=item)


def _said_since(session: Session, reader: Reader, row: object) -> bool:
    values, due_at = row.values, row.due_at  # type: ignore[attr-defined]
    here = (Channel.workspace_id == reader.workspace.id, Channel.slack_id == values.get("channel"))
    arrived = exists().where(*here, Post.channel_id == Channel.id, Post.state == "sent", Post.first_try > due_at)
    return bool(session.scalar(select(arrived)))
