"""Cards stand where their handover is written about: after a move the old one says so, and the next step posts one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.usecases.changing import Stamp
from bot.usecases.planning.hearing import say_hello
from bot.usecases.projection.drawing import Drawing
from storage import patches
from storage.tables import Handover, Journey, Occasion, Phase, Post, PostItem


def follow(session: Session, stamp: Stamp, journey: Any, drawing: Drawing | None) -> None:
    """Where something is written about elsewhere by now. A journey whose phases have no channels costs nothing."""
    moved = _is_moved(session, Journey)
    if moved and journey.channel_id is not None and not _said_hello(session, journey):
        say_hello(session, journey, stamp.at)
    if moved or _is_moved(session, Phase) or (drawing and any(row.channel_id for row in drawing.rows.phases)):
        _put_where_they_belong(session, journey)


def _is_moved(session: Session, kind: type[Journey | Phase]) -> bool:
    return any("channel_id" in values for values in patches.of(session, kind).values())


def _said_hello(session: Session, journey: Any) -> bool:
    said = select(Occasion.id).where(
        Occasion.journey_id == journey.id,
        Occasion.kind == "start",
        Occasion.to_channel_id == journey.channel_id,
        Occasion.state != "cancelled",
    )
    return session.scalar(said.limit(1)) is not None


def _put_where_they_belong(session: Session, journey: Any) -> None:
    """A card elsewhere is a line from now on, which frees its place; one that stands where it belongs is a card again.

    Identity rule 4 of data-model.md: a handover has at most one card.
    """
    cards = (
        select(PostItem, Post, Phase.channel_id)
        .join(Post, Post.id == PostItem.post_id)
        .join(Occasion, Occasion.id == PostItem.occasion_id)
        .join(Handover, Handover.id == PostItem.handover_id)
        .outerjoin(Phase, Phase.id == Handover.from_phase_id)
        .where(Handover.journey_id == journey.id, Occasion.kind == "card", PostItem.role.in_(("card", "line")))
        .order_by(Post.id.desc())
    )
    rows = [(item, post, own or journey.channel_id) for item, post, own in session.execute(cards)]
    for item, post, place in rows:
        if item.role == "card" and post.channel_id != place:
            item.role, post.wanted = "line", post.wanted + 1
    session.flush()
    held = {item.handover_id for item, _, _ in rows if item.role == "card"}
    for item, post, place in rows:
        if post.channel_id == place and post.state == "sent" and item.handover_id not in held:
            held.add(item.handover_id)
            item.role, post.wanted = "card", post.wanted + 1
