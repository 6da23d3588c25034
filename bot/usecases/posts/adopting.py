"""After a backup was put back: what places show that the database no longer knew is done, and edited from now on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bot.usecases.planning.reading import watch_of
from bot.usecases.posts.making import card_of, item_of, message_for, next_rank
from bot.usecases.posts.settle import arrived
from storage.engine import Store
from storage.tables import Channel, Handover, Occasion, Post, Said


def adopted(session: Session, store: Store, occasions: Sequence[Occasion]) -> list[Occasion]:
    """Take up what was said already; returns the others. Costs one look unless a backup was ever put back."""
    if not occasions or session.scalar(select(Said.occasion_uid).limit(1)) is None:
        return list(occasions)
    uids = {occasion.id: [occasion.uid, *_earlier_cards(session, occasion, store.now())] for occasion in occasions}
    every = [uid for some in uids.values() for uid in some]
    said = {one.occasion_uid: one for one in session.scalars(select(Said).where(Said.occasion_uid.in_(every)))}
    news = []
    for occasion in occasions:
        known = next((said[uid] for uid in uids[occasion.id] if uid in said), None)
        if known is None:
            news.append(occasion)
        else:
            _take_up(session, store, occasion, known)
    return news


def _earlier_cards(session: Session, occasion: Occasion, now: datetime) -> list[str]:
    """A handover has one card: that of another step stands for this one. The uids are those of rule 8 (data-model)."""
    if occasion.kind != "card" or occasion.step is None:
        return []
    handover = session.get_one(Handover, occasion.handover_id)
    channel = session.get_one(Channel, occasion.to_channel_id)
    watch = watch_of(session, handover, now)
    names = [f"card:{step.name}:{step.day.isoformat()}:{channel.slack_id}" for step in watch.steps] if watch else []
    return [str(uuid5(UUID(handover.uid), name)) for name in names]


def _take_up(session: Session, store: Store, occasion: Occasion, said: Said) -> None:
    """The message that stands there is the occasion's post: it is drawn anew at once, for it may be out of date."""
    if occasion.kind == "card" and card_of(session, occasion) is not None:
        occasion.state = "done"
        return
    there = and_(Post.slack_channel == said.slack_channel, Post.ts == said.ts)
    here = select(Post).where(or_(Post.uid == said.post_uid, there))
    post = session.scalar(here) or message_for(session, occasion, store.now())
    item = item_of(session, post, occasion, next_rank(session, post))
    session.add(item)
    occasion.state, occasion.post_id, post.uid = "attached", post.id, said.post_uid
    if occasion.kind == "step" and occasion.to_person_id is None and (card := card_of(session, occasion)):
        post.parent_id = card.post_id
    session.flush()
    post.wanted += 1
    arrived(session, store, post, said.slack_channel, said.ts, again=False)
