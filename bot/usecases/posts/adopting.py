"""After a backup was put back: what places show that the database no longer knew is done, and edited from now on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bot.usecases import at_once
from bot.usecases.planning.occasions import uid_of
from bot.usecases.planning.reading import watch_of
from bot.usecases.posts.making import card_of, item_of, message_for, next_rank
from bot.usecases.posts.settle import arrived
from storage.engine import Store
from storage.tables import Channel, Handover, Occasion, Person, Post, Said, Workspace

OLDEST = timedelta(days=60)
"""How old a backup may be for what was found out since it was made to be known again."""


def adopted(session: Session, store: Store, occasions: Sequence[Occasion]) -> list[Occasion]:
    """Take up what was said already; returns the others. Costs one look unless a backup was ever put back."""
    if not occasions or session.scalar(select(Said.occasion_uid).limit(1)) is None:
        return list(occasions)
    uids = {occasion.id: [occasion.uid, *_other_uids(session, occasion, store.now())] for occasion in occasions}
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


def _other_uids(session: Session, occasion: Occasion, now: datetime) -> list[str]:
    """Under which the same was said, perhaps: as a card of another step, or found out on an earlier day."""
    if occasion.kind == "card" and occasion.step is not None:
        return _earlier_cards(session, occasion, now)
    if occasion.values.get("cause") == at_once.CLOSED:
        return _earlier_closings(session, occasion)
    return _earlier_breaks(session, occasion) if at_once.BROKE in occasion.values else []


def _earlier_cards(session: Session, occasion: Occasion, now: datetime) -> list[str]:
    """A handover has one card: that of another step stands for this one."""
    handover = session.get_one(Handover, occasion.handover_id)
    channel = session.get_one(Channel, occasion.to_channel_id)
    watch = watch_of(session, handover, now)
    steps = watch.steps if watch else ()
    return [uid_of(handover.uid, "card", step.name, step.day, channel.slack_id) for step in steps]


def _earlier_closings(session: Session, occasion: Occasion) -> list[str]:
    about = session.get_one(Handover, occasion.handover_id).uid
    what = at_once.closing(session.get_one(Person, occasion.values["who"]).uid)
    reader = session.get_one(Person, occasion.to_person_id).uid
    return [uid_of(about, occasion.kind, what, day, reader) for day in _days_before(session, occasion)]


def _earlier_breaks(session: Session, occasion: Occasion) -> list[str]:
    about = session.get_one(Handover, occasion.handover_id).uid
    channel = session.get_one(Channel, occasion.to_channel_id).slack_id
    days = _days_before(session, occasion)
    return [uid_of(about, occasion.kind, at_once.breaking(day), occasion.due_on, channel) for day in days]


def _days_before(session: Session, occasion: Occasion) -> list[date]:
    """Those on which it was found out, perhaps, before the backup was put back."""
    restored = session.get_one(Workspace, occasion.workspace_id).restored_at
    if restored is None:
        return []
    return [(restored - timedelta(days=n)).date() for n in range(-1, OLDEST.days)]


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
