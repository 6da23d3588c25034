"""Claim one post for sending, or one edit: checked as of now, and noted before the first byte leaves."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select, update
from sqlalchemy.orm import Session

from bot.rules.values import fact, value
from bot.usecases.posts.alerts import tell_owner
from bot.usecases.posts.checks import is_true
from bot.usecases.posts.clock import clock
from bot.usecases.posts.places import CHANNEL_FRESH, has_been_read
from bot.usecases.posts.times import TIMES, Times
from storage.engine import Store
from storage.tables import Channel, Occasion, Person, Post, PostItem

AT_ONCE = 100
URGENT = {"handover_alert": 0, "handover_day": 1, "handover_ask": 2}
"""What goes first when there is more than Slack takes at once; the rest in the order of waiting."""
PARENT = Post.__table__.alias("parent")
"""The card that a reply stands under."""

Target = tuple[int, int | None, int | None]
"""Where a post goes: workspace, and our channel id or a person id."""


@fact
class Claimed:
    """A post under a lease: what Slack must be told beside the message itself."""

    id: int
    lease: str
    workspace: int
    to: str
    """Slack's id of the channel, or of the person to write to."""
    ts: str | None
    """Of the message to edit; None when it is to be posted."""
    thread_ts: str | None
    shown_in_channel: bool
    wanted: int
    """The edit number that the rendering answers to."""
    metadata: dict[str, Any]
    """Event type and opaque ids only: every app of the workspace may read it."""


@value
class StaleChannel:
    """Who reads along in this channel must be asked before anything internal is posted there."""

    workspace: int
    slack_id: str


def sendable(store: Store) -> list[tuple[int, Target]]:
    """The next post for each place, the most urgent first; a reply waits until its parent is out."""
    with store.read() as session:
        urgency = case(URGENT, value=Post.type, else_=len(URGENT))
        order = (urgency, Post.next_at, Post.id)
        turn = func.row_number().over(partition_by=(Post.channel_id, Post.person_id), order_by=order)
        ready = (
            select(Post.id, Post.workspace_id, Post.channel_id, Post.person_id, turn.label("turn"))
            .add_columns(urgency.label("urgency"), Post.next_at)
            .outerjoin(PARENT, PARENT.c.id == Post.parent_id)
            .where(Post.state == "ready", Post.next_at <= clock(session, store))
            .where(or_(Post.parent_id.is_(None), PARENT.c.state == "sent"), has_been_read(Post))
            .subquery()
        )
        first = select(ready).where(ready.c.turn == 1).order_by(ready.c.urgency, ready.c.next_at, ready.c.id)
        return [(row.id, (row.workspace_id, row.channel_id, row.person_id)) for row in session.execute(first)]


def editable(store: Store) -> list[tuple[int, int]]:
    """Sent posts that show less than is wanted of them, each with its workspace."""
    with store.read() as session:
        wanting = select(Post.id, Post.workspace_id).where(*_wants_edit(session, store)).order_by(Post.id)
        return [(post, workspace) for post, workspace in session.execute(wanting.limit(AT_ONCE))]


def claim(store: Store, post_id: int, times: Times = TIMES) -> Claimed | StaleChannel | None:
    """Take a post for sending. None: another took it, or nothing of it is true, wanted or allowed any more."""
    with store.write() as session:
        now = clock(session, store)
        ready = select(Post).where(Post.id == post_id, Post.state == "ready", Post.next_at <= now)
        post = session.scalar(ready.with_for_update(skip_locked=True))
        if post is None:
            return None
        moment = session.scalar(select(now)) or store.now()
        channel = session.get_one(Channel, post.channel_id) if post.channel_id else None
        if channel is not None and _is_stale(channel, moment):
            return StaleChannel(post.workspace_id, channel.slack_id)
        if not _still_said(session, post, channel, moment):
            post.state, post.next_at = "cancelled", None
            return None
        session.flush()
        return _take(session, store, post, times)


def claim_edit(store: Store, post_id: int, times: Times = TIMES) -> Claimed | StaleChannel | None:
    """Take a sent post for an edit, so that two processes do not put an older drawing over a newer one.

    Where outsiders read along by now, what stands there stays as it is.
    """
    with store.write() as session:
        post = session.scalar(
            select(Post).where(Post.id == post_id, *_wants_edit(session, store)).with_for_update(skip_locked=True)
        )
        if post is None:
            return None
        channel = session.get_one(Channel, post.channel_id) if post.channel_id else None
        if channel is not None and _is_stale(channel, session.scalar(select(clock(session, store))) or store.now()):
            return StaleChannel(post.workspace_id, channel.slack_id)
        if channel is not None and (channel.shared or channel.pending):
            post.shown = post.wanted
            return None
        lease = token_hex(16)
        until = clock(session, store, times.lease)
        session.execute(update(Post).where(Post.id == post.id).values(lease=lease, lease_until=until))
        return _claimed(session, post, lease)


def _is_stale(channel: Channel, now: datetime) -> bool:
    return channel.checked_at is None or now - channel.checked_at > CHANNEL_FRESH


def _wants_edit(session: Session, store: Store) -> tuple[ColumnElement[bool], ...]:
    now = clock(session, store)
    return (
        Post.state == "sent",
        Post.shown < Post.wanted,
        or_(Post.next_at.is_(None), Post.next_at <= now),
        or_(Post.lease_until.is_(None), Post.lease_until <= now),
    )


def _still_said(session: Session, post: Post, channel: Channel | None, now: datetime) -> bool:
    """Leave out what is no longer true or wanted; in a channel that outsiders read, everything, and tell the owner."""
    shared = channel is not None and (channel.shared or channel.pending)
    kept = 0
    for item, occasion in _items(session, post.id):
        if occasion.state != "expired" and not is_true(session, occasion, now):
            item.role, occasion.state = "old", "cancelled"
        elif shared:
            item.role, occasion.state = "old", "cancelled"
            tell_owner(session, occasion, "shared", now)
        else:
            kept += 1
    return kept > 0


def _take(session: Session, store: Store, post: Post, times: Times) -> Claimed:
    lease, now = token_hex(16), clock(session, store)
    until = clock(session, store, times.lease)
    session.execute(
        update(Post)
        .where(Post.id == post.id)
        .values(
            state="sending",
            lease=lease,
            lease_until=until,
            next_at=until,
            first_try=now if post.first_try is None else Post.first_try,
            last_try=now,
            attempts=Post.attempts + 1,
        )
    )
    return _claimed(session, post, lease)


def _claimed(session: Session, post: Post, lease: str) -> Claimed:
    occasions = [occasion for _, occasion in _items(session, post.id)]
    parent = session.get_one(Post, post.parent_id) if post.parent_id else None
    payload = {"id": post.uid, "items": ",".join(one.uid for one in occasions)}
    step = min((one.step for one in occasions if one.step), key=int, default=None)
    return Claimed(
        id=post.id,
        lease=lease,
        workspace=post.workspace_id,
        to=post.slack_channel or (parent and parent.slack_channel) or _recipient(session, post),
        ts=post.ts,
        thread_ts=None if parent is None else parent.ts,
        shown_in_channel=post.shown_in_channel,
        wanted=post.wanted,
        metadata={"event_type": post.type, "event_payload": payload | ({"step": step} if step else {})},
    )


def _recipient(session: Session, post: Post) -> str:
    if post.channel_id is not None:
        return session.get_one(Channel, post.channel_id).slack_id
    return session.get_one(Person, post.person_id).slack_id or ""


def _items(session: Session, post_id: int) -> list[tuple[PostItem, Occasion]]:
    rows = session.execute(
        select(PostItem, Occasion)
        .join(Occasion, Occasion.id == PostItem.occasion_id)
        .where(PostItem.post_id == post_id, PostItem.role != "old")
        .order_by(PostItem.rank)
    )
    return [(item, occasion) for item, occasion in rows]
