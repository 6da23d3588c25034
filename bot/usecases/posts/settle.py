"""What became of a claimed post: sent, to be tried again, impossible, or not known (`reliability.md` §4.2)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from bot.usecases.posts.alerts import tell_owner
from bot.usecases.posts.claim import Claimed
from bot.usecases.posts.clock import clock
from storage.engine import Store
from storage.tables import Handover, Occasion, Post, PostItem, Workspace

SETTLE = timedelta(seconds=120)
"""How long an uncertain post is left alone: Slack may still be carrying it out."""
AUDIT = timedelta(minutes=15)
PATIENCE = 5
"""Tries at noting what Slack has accepted."""
LONGEST_PAUSE = 600
"""Seconds between two tries, at most."""
SPEAKS_OF_START = ("card", "step", "day")


def sent(store: Store, claimed: Claimed, channel: str, ts: str) -> None:
    """Slack has it: note where. Also when the answer came after the lease, for then it is known at last.

    The one note that must not be lost to a busy database: without it the message would go out again.
    """
    for _ in range(PATIENCE - 1):
        with suppress(OperationalError, PoolTimeout):
            _note_sent(store, claimed, channel, ts)
            return
    _note_sent(store, claimed, channel, ts)


def _note_sent(store: Store, claimed: Claimed, channel: str, ts: str) -> None:
    with store.write() as session:
        post = _mine(session, claimed, "sending", "uncertain")
        if post is None:
            return
        post.state, post.slack_channel, post.ts = "sent", channel, ts
        post.shown, post.lease, post.lease_until, post.next_at, post.error = claimed.wanted, None, None, None, None
        for occasion in _occasions(session, post.id):
            occasion.state = "done"
            if occasion.handover_id is not None and occasion.to_person_id is None and occasion.kind in SPEAKS_OF_START:
                handover = session.get_one(Handover, occasion.handover_id)
                start = handover.answer.get("start")
                handover.said_start = start and date.fromisoformat(start)


def refused(store: Store, claimed: Claimed, error: str, after: float | None = None) -> None:
    """Certainly not posted: again after `after` seconds, or after a pause that grows with every try."""
    with store.write() as session:
        post = _mine(session, claimed, "sending")
        if post is not None:
            pause = after if after is not None else min(2.0**post.attempts, LONGEST_PAUSE)
            post.state, post.lease, post.lease_until, post.error = "ready", None, None, error
            post.next_at = session.scalar(select(clock(session, store, timedelta(seconds=pause))))


def put_off(store: Store, post_id: int, error: str, after: float) -> None:
    """Not claimed, to be sent or edited, because something must be known or mended first: again after some seconds."""
    with store.write() as session:
        again = clock(session, store, timedelta(seconds=after))
        waiting = (Post.id == post_id, Post.state.in_(("ready", "sent")))
        session.execute(update(Post).where(*waiting).values(next_at=again, error=error))


def undeliverable(store: Store, claimed: Claimed | int, error: str) -> None:
    """Never going to be posted there (an id: of a post not claimed yet): the owner is told, a card may come anew.

    An edit of what stands there already is given up.
    """
    with store.write() as session:
        post = _waiting(session, claimed) if isinstance(claimed, int) else _mine(session, claimed, "sending")
        if post is not None and post.state == "sent":
            post.shown = post.wanted
        elif post is not None:
            _give_up(session, store, post, error)


def uncertain(store: Store, claimed: Claimed, error: str) -> None:
    """Nobody knows whether Slack has it: left alone for a while, never blindly sent again."""
    with store.write() as session:
        post = _mine(session, claimed, "sending")
        if post is not None:
            _doubt(session, store, post, error)


def recover(store: Store) -> None:
    """Take care of what a crash left behind (a lease that ran out), and of doubts that have had their time."""
    with store.read() as session:
        if session.scalar(select(Post.id).where(*_overdue(session, store)).limit(1)) is None:
            return
    with store.write() as session:
        overdue = select(Post).where(*_overdue(session, store)).with_for_update(skip_locked=True)
        for post in session.scalars(overdue).all():
            if post.state == "sending":
                _doubt(session, store, post, "lease expired")
            else:
                _end_doubt(session, store, post)


def edited(store: Store, claimed: Claimed) -> None:
    """The message shows what was wanted when it was drawn; what was wanted since is another edit."""
    with store.write() as session:
        shown = {"shown": claimed.wanted, "lease": None, "lease_until": None, "next_at": None, "error": None}
        session.execute(update(Post).where(Post.id == claimed.id, Post.lease == claimed.lease).values(**shown))


def edit_later(store: Store, claimed: Claimed, error: str, after: float) -> None:
    """The edit did not go through, or perhaps did; an edit may be repeated, so it is, after `after` seconds."""
    with store.write() as session:
        again = clock(session, store, timedelta(seconds=after))
        values = {"lease": None, "lease_until": None, "next_at": again, "error": error}
        session.execute(update(Post).where(Post.id == claimed.id, Post.lease == claimed.lease).values(**values))


def gone(store: Store, claimed: Claimed, error: str) -> None:
    """The message cannot be edited any more: it is forgotten, and a card may be posted anew."""
    with store.write() as session:
        post = _mine(session, claimed, "sent")
        if post is not None:
            post.shown, post.lease, post.lease_until, post.error = post.wanted, None, None, error
            session.execute(update(PostItem).where(PostItem.post_id == post.id).values(role="old"))


def _mine(session: Session, claimed: Claimed, *states: str) -> Post | None:
    held = select(Post).where(Post.id == claimed.id, Post.lease == claimed.lease, Post.state.in_(states))
    return session.scalar(held.with_for_update())


def _waiting(session: Session, post_id: int) -> Post | None:
    return session.scalar(select(Post).where(Post.id == post_id, Post.state.in_(("ready", "sent"))).with_for_update())


def _occasions(session: Session, post_id: int) -> list[Occasion]:
    items = select(PostItem.occasion_id).where(PostItem.post_id == post_id, PostItem.role != "old")
    return list(session.scalars(select(Occasion).where(Occasion.id.in_(items))))


def _overdue(session: Session, store: Store) -> tuple[ColumnElement[bool], ...]:
    return (Post.state.in_(("sending", "uncertain")), Post.next_at <= clock(session, store))


def _doubt(session: Session, store: Store, post: Post, error: str) -> None:
    """A second doubt is the last: people would rather miss one copy than get many."""
    if post.audit_at is not None:
        _give_up(session, store, post, error)
        return
    post.state, post.error = "uncertain", error
    post.next_at = session.scalar(select(clock(session, store, SETTLE)))
    post.audit_at = session.scalar(select(clock(session, store, AUDIT)))


def _end_doubt(session: Session, store: Store, post: Post) -> None:
    """By the workspace's policy: repeat it once, or hold it and tell the owner."""
    if session.get_one(Workspace, post.workspace_id).uncertain == "hold":
        _give_up(session, store, post, post.error or "uncertain")
        return
    post.state, post.lease, post.lease_until = "ready", None, None


def _give_up(session: Session, store: Store, post: Post, error: str) -> None:
    now = session.scalar(select(clock(session, store))) or store.now()
    post.state, post.lease, post.lease_until, post.next_at, post.error = "dead", None, None, None, error
    for occasion in _occasions(session, post.id):
        occasion.state = "cancelled"
        tell_owner(session, occasion, error, now)
    session.execute(update(PostItem).where(PostItem.post_id == post.id).values(role="old"))
