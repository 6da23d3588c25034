"""How an occasion becomes an item of a post: its message, its role in it, the card it belongs to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import Handover, Occasion, Post, PostItem

TYPES = {
    "start": "handover_start",
    "card": "handover_card",
    "step": "handover_step",
    "ask": "handover_ask",
    "tentative": "handover_ask",
    "told": "handover_step",
    "day": "handover_day",
    "alert": "handover_alert",
    "put": "handover_put",
    "digest": "handover_digest",
    "note": "handover_note",
    "meeting": "handover_meeting",
}
"""Metadata event types, which stay stable once shipped (architecture.md)."""
SHOWN = range(3, 8)
"""Distances whose thread reply is also shown in the channel."""


def message_for(session: Session, occasion: Occasion, ready_at: datetime) -> Post:
    """A message to where the occasion is to be heard."""
    post = Post(
        workspace_id=occasion.workspace_id,
        channel_id=occasion.to_channel_id,
        person_id=occasion.to_person_id,
        type=TYPES[occasion.kind],
        next_at=ready_at,
    )
    session.add(post)
    session.flush()
    return post


def item_of(session: Session, post: Post, occasion: Occasion, rank: int) -> PostItem:
    return PostItem(
        post_id=post.id,
        workspace_id=occasion.workspace_id,
        rank=rank,
        role=_role(session, occasion),
        handover_id=occasion.handover_id,
        question_id=occasion.values.get("question"),
        occasion_id=occasion.id,
    )


def next_rank(session: Session, post: Post) -> int:
    """Below everything that the message shows already."""
    return session.scalar(select(func.count()).select_from(PostItem).where(PostItem.post_id == post.id)) or 0


def card_of(session: Session, occasion: Occasion) -> PostItem | None:
    """The card of an occasion's handover, wherever it stands."""
    return session.scalar(select(PostItem).where(PostItem.handover_id == occasion.handover_id, PostItem.role == "card"))


def is_shown(occasion: Occasion) -> bool:
    """Whether a reply is also shown in the channel: the step of a week before, and a start that moved."""
    return occasion.step is None or int(occasion.step) in SHOWN


def _role(session: Session, occasion: Occasion) -> str:
    """Cards, what one person is shown and a step's reply, which asks too, are edited later; a line is said once.

    A start card is of no handover. That a date moved is a line: it tells what happened.
    """
    if occasion.kind in ("card", "start"):
        return "card"
    if occasion.kind == "put":
        return "line"
    if occasion.to_person_id is not None or (occasion.kind == "step" and occasion.step is not None):
        return "ask"
    asks = occasion.kind == "day" and session.get_one(Handover, occasion.handover_id).answer.get("tentative")
    return "ask" if asks else "line"


def most_urgent(occasions: list[Occasion]) -> Occasion:
    """What went wrong first, then the nearest step, then what people asked just now."""
    return min(occasions, key=lambda each: (each.kind != "alert", int(each.step) if each.step else 99))
