"""Occasions that are due become posts: one for each channel and kind, one for each thread, one for each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Select, and_, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.usecases.posts.adopting import adopted
from bot.usecases.posts.clock import clock
from bot.usecases.posts.making import card_of, is_shown, item_of, message_for, most_urgent, next_rank
from bot.usecases.posts.places import has_been_read
from bot.usecases.posts.waking import Pile, expire, is_late, together
from storage.engine import Store
from storage.tables import Handover, Occasion, Person, Post

MOST = 12
"""Items in one message: what the view shows in full."""
MOST_LATE = 100
"""The same after a downtime: what is beyond the view's own bound is named in it."""
AT_ONCE = 5000
TICK = timedelta(seconds=30)
"""What a tick has found waits at most so long for the tick to end, so that a morning's cards are one message."""


def gather(store: Store) -> int:
    """Turn what is due into posts ready to be claimed; what came too late expires. Returns how many posts are new."""
    with store.read() as session:
        if session.scalar(_due(session, store).limit(1)) is None:
            return 0
    with store.write() as session:
        now = clock(session, store)
        due = session.scalars(_due(session, store).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
        news = adopted(session, store, due)
        missed = expire(session, now)
        piles: dict[Pile, list[Occasion]] = defaultdict(list)
        for occasion in news:
            if occasion.state == "pending" and (pile := _pile(session, occasion)) is not None:
                piles[pile].append(occasion)
        moment = session.scalar(select(now)) or store.now()
        posts = [
            _post(session, pile, some, moment)
            for pile, all_ in together(piles, moment).items()
            for some in _messages(all_, moment)
        ]
        return len(posts) + _name(session, missed, posts, moment)


def _due(session: Session, store: Store) -> Select[Occasion]:
    """The rows that wait, the longest due first; steps not before the tick that finds them is through, and nothing to
    somebody whose Monday is about to be looked at: all of a morning is one message."""
    now, before = clock(session, store), clock(session, store, -TICK)
    ticking = exists().where(Handover.next_due_at <= now)
    looking = exists().where(Person.id == Occasion.to_person_id, Person.digest_at <= now, Person.digest_at > before)
    found = and_(~looking, or_(and_(Occasion.step.is_(None), Occasion.kind != "note"), ~ticking))
    return (
        select(Occasion)
        .where(Occasion.state == "pending", Occasion.due_at <= now)
        .where(or_(Occasion.due_at <= before, found), has_been_read(Occasion))
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
            places[place] = message_for(session, occasion, now)
        post = places[place]
        item = item_of(session, post, occasion, next_rank(session, post))
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
    card = card_of(session, occasion)
    if card is None:
        occasion.state = "cancelled"
        return None
    return (occasion.kind, occasion.to_channel_id, card.post_id, is_shown(occasion))


def _has_card(session: Session, occasion: Occasion) -> bool:
    """A handover has one card: a newer occasion takes the place of the one in a card that is not out yet."""
    card = card_of(session, occasion)
    if card is None:
        return False
    post = session.get_one(Post, card.post_id)
    occasion.state = "cancelled"
    if post.state == "ready":
        session.execute(update(Occasion).where(Occasion.id == card.occasion_id).values(state="expired"))
        card.occasion_id, occasion.state, occasion.post_id = occasion.id, "attached", post.id
    return True


def _post(session: Session, pile: Pile, occasions: list[Occasion], ready_at: datetime) -> Post:
    first = occasions[0]
    post = message_for(session, most_urgent(occasions), ready_at)
    if pile[0] == "step":
        post.parent_id, post.shown_in_channel = cast("int", pile[2]), is_shown(first)
    for rank, occasion in enumerate(occasions):
        session.add(item_of(session, post, occasion, rank))
        occasion.state, occasion.post_id = "attached", post.id
    session.flush()
    return post
