"""Occasions that are due become posts: one for each channel and kind, one for each thread, one for each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Select, exists, func, or_, select, update
from sqlalchemy.orm import Session

from bot.usecases.posts.clock import clock
from bot.usecases.posts.waking import Pile, expire, is_late, together
from storage.engine import Store
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
}
"""Metadata event types, which stay stable once shipped (architecture.md)."""
SHOWN = range(3, 8)
"""Distances whose thread reply is also shown in the channel."""
MOST = 12
"""Items in one message: what the view shows in full."""
MOST_LATE = 100
"""The same after a downtime: what is beyond the view's own bound is named in it."""
AT_ONCE = 5000
TICK = timedelta(minutes=2)
"""What a tick has found waits at most so long for the tick to end, so that a morning's cards are one message."""


def gather(store: Store) -> int:
    """Turn what is due into posts ready to be claimed; what came too late expires. Returns how many posts are new."""
    with store.read() as session:
        if session.scalar(_due(session, store).limit(1)) is None:
            return 0
    with store.write() as session:
        now = clock(session, store)
        missed = expire(session, now)
        due = session.scalars(_due(session, store).limit(AT_ONCE).with_for_update(skip_locked=True))
        piles: dict[Pile, list[Occasion]] = defaultdict(list)
        for occasion in due:
            if (pile := _pile(session, occasion)) is not None:
                piles[pile].append(occasion)
        moment = session.scalar(select(now)) or store.now()
        posts = [
            _post(session, pile, some, moment)
            for pile, all_ in together(piles, moment).items()
            for some in _messages(all_, moment)
        ]
        return len(posts) + _name(session, missed, posts, moment)


def _due(session: Session, store: Store) -> Select[Occasion]:
    """The rows that wait, the longest due first; steps not before the tick that finds them is through."""
    now, before = clock(session, store), clock(session, store, -TICK)
    ticking = exists().where(Handover.next_due_at <= now)
    return (
        select(Occasion)
        .where(Occasion.state == "pending", Occasion.due_at <= now)
        .where(or_(Occasion.step.is_(None), Occasion.due_at <= before, ~ticking))
        .order_by(Occasion.due_at, Occasion.id)
    )


def _messages(occasions: list[Occasion], now: datetime) -> Iterator[list[Occasion]]:
    most = MOST_LATE if is_late(occasions, now) else MOST
    for first in range(0, len(occasions), most):
        yield occasions[first : first + most]


def _name(session: Session, missed: list[Occasion], posts: list[Post], now: datetime) -> int:
    """Name what came too late in what goes to the same place anyway, else in a message of its own: how many of those.

    What is named is a line for good: nothing of it is edited.
    """
    places = {(post.channel_id, post.person_id): post for post in posts if post.parent_id is None}
    before = len(places)
    for occasion in missed:
        place = (occasion.to_channel_id, occasion.to_person_id)
        if place not in places:
            places[place] = _empty(session, occasion, now)
        post = places[place]
        taken = select(func.count()).select_from(PostItem).where(PostItem.post_id == post.id)
        item = _item(session, post, session.scalar(taken) or 0, occasion)
        item.role, occasion.post_id = "line", post.id
        session.add(item)
        session.flush()
    return len(places) - before


def _pile(session: Session, occasion: Occasion) -> Pile | None:
    """Everything for a person is one message; in a channel one for each kind, and one reply in each card's thread."""
    if occasion.to_person_id is not None:
        return ("person", occasion.to_person_id)
    if occasion.kind == "card" and _has_card(session, occasion):
        return None
    if occasion.kind != "step":
        return (occasion.kind, occasion.to_channel_id)
    card = _card(session, occasion)
    if card is None:
        occasion.state = "cancelled"
        return None
    return (occasion.kind, occasion.to_channel_id, card.post_id, is_shown(occasion))


def _has_card(session: Session, occasion: Occasion) -> bool:
    """A handover has one card: a newer occasion takes the place of the one in a card that is not out yet."""
    card = _card(session, occasion)
    if card is None:
        return False
    post = session.get_one(Post, card.post_id)
    occasion.state = "cancelled"
    if post.state == "ready":
        session.execute(update(Occasion).where(Occasion.id == card.occasion_id).values(state="expired"))
        card.occasion_id, occasion.state, occasion.post_id = occasion.id, "attached", post.id
    return True


def _card(session: Session, occasion: Occasion) -> PostItem | None:
    return session.scalar(select(PostItem).where(PostItem.handover_id == occasion.handover_id, PostItem.role == "card"))


def is_shown(occasion: Occasion) -> bool:
    """Whether a reply is also shown in the channel: the step of a week before, and a start that moved."""
    return occasion.step is None or int(occasion.step) in SHOWN


def _post(session: Session, pile: Pile, occasions: list[Occasion], ready_at: datetime) -> Post:
    first = occasions[0]
    post = _empty(session, most_urgent(occasions), ready_at)
    if pile[0] == "step":
        post.parent_id, post.shown_in_channel = cast("int", pile[2]), is_shown(first)
    for rank, occasion in enumerate(occasions):
        session.add(_item(session, post, rank, occasion))
        occasion.state, occasion.post_id = "attached", post.id
    session.flush()
    return post


def _empty(session: Session, occasion: Occasion, ready_at: datetime) -> Post:
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


def _item(session: Session, post: Post, rank: int, occasion: Occasion) -> PostItem:
    return PostItem(
        post_id=post.id,
        workspace_id=occasion.workspace_id,
        rank=rank,
        role=_role(session, occasion),
        handover_id=occasion.handover_id,
        question_id=occasion.values.get("question"),
        occasion_id=occasion.id,
    )


def _role(session: Session, occasion: Occasion) -> str:
    """Cards, what one person is shown and a step's reply, which asks too, are edited later; a line is said once.

    A start card is of no handover. That a date moved is a line: it tells what happened.
    """
    if occasion.kind in ("card", "start"):
        return "card"
    if occasion.to_person_id is not None or (occasion.kind == "step" and occasion.step is not None):
        return "ask"
    asks = occasion.kind == "day" and session.get_one(Handover, occasion.handover_id).answer.get("tentative")
    return "ask" if asks else "line"


def most_urgent(occasions: list[Occasion]) -> Occasion:
    """What went wrong first, then the nearest step, then what people asked just now."""
    return min(occasions, key=lambda each: (each.kind != "alert", int(each.step) if each.step else 99))
