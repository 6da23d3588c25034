"""What became of a claimed post: sent, to be tried again, impossible, or not known (`reliability.md` §4.2)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from bot.usecases.posts.alerts import tell_owner
from bot.usecases.posts.claim import Claimed
from bot.usecases.posts.clock import clock
from bot.usecases.posts.patience import patiently
from bot.usecases.posts.times import TIMES, Times
from storage.engine import Store
from storage.tables import Handover, Occasion, Post, PostItem

SPEAKS_OF_START = ("card", "step", "day")
OPEN = ("ready", "sending", "uncertain", "checking")
"""States in which it is not settled what becomes of a post."""


def sent(store: Store, claimed: Claimed, channel: str, ts: str, times: Times = TIMES) -> bool:
    """Slack has it: note where. False: another copy is noted already, or none is wanted; this one is to be deleted.

    Also when the answer came after the lease, for then it is known at last.
    """
    return patiently(lambda: _note_sent(store, claimed, channel, ts, times), times)


def _note_sent(store: Store, claimed: Claimed, channel: str, ts: str, times: Times) -> bool:
    with store.write() as session:
        post = session.scalar(select(Post).where(Post.id == claimed.id).with_for_update())
        if post is None or post.state not in OPEN:
            return post is not None and post.ts == ts
        post.shown = claimed.wanted
        arrived(session, store, post, channel, ts, again=post.attempts > 1, times=times)
        return True


def arrived(
    session: Session, store: Store, post: Post, channel: str, ts: str, *, again: bool, times: Times = TIMES
) -> None:
    """The message stands there. Tried `again`, or looked for: a twin may come late, so an audit is due."""
    post.state, post.slack_channel, post.ts = "sent", channel, ts
    post.lease, post.lease_until, post.next_at, post.error = None, None, None, None
    post.audit_at = session.scalar(select(clock(session, store, times.audit))) if again else None
    for occasion in occasions_of(session, post.id):
        if occasion.state == "expired":
            continue  # it is only named
        occasion.state = "done"
        if occasion.handover_id is not None and occasion.to_person_id is None and occasion.kind in SPEAKS_OF_START:
            handover = session.get_one(Handover, occasion.handover_id)
            start = handover.answer.get("start")
            handover.said_start = start and date.fromisoformat(start)


def refused(store: Store, claimed: Claimed, error: str, after: float | None = None, times: Times = TIMES) -> None:
    """Certainly not posted: again after `after` seconds, or after a pause that grows with every try."""
    patiently(lambda: _note_refused(store, claimed, error, after, times), times)


def _note_refused(store: Store, claimed: Claimed, error: str, after: float | None, times: Times) -> None:
    with store.write() as session:
        post = _mine(session, claimed, "sending")
        if post is not None:
            grown = times.pause.total_seconds() * 2.0 ** min(post.attempts - 1, 20)
            pause = after if after is not None else min(grown, times.longest_pause.total_seconds())
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
            give_up(session, store, post, error)


def uncertain(store: Store, claimed: Claimed, error: str, times: Times = TIMES) -> None:
    """Nobody knows whether Slack has it: left alone for a while, then looked for, never blindly sent again."""
    with store.write() as session:
        post = _mine(session, claimed, "sending")
        if post is not None:
            _doubt(session, store, post, error, times)


def recover(store: Store, times: Times = TIMES) -> None:
    """Take care of what a crash left behind: a lease that ran out."""
    with store.read() as session:
        if session.scalar(select(Post.id).where(*_overdue(session, store)).limit(1)) is None:
            return
    with store.write() as session:
        overdue = select(Post).where(*_overdue(session, store)).with_for_update(skip_locked=True)
        for post in session.scalars(overdue).all():
            _doubt(session, store, post, "lease expired", times)


def give_up(session: Session, store: Store, post: Post, error: str) -> None:
    """It is not going to be there: what it would have said is told to the owner, once."""
    now = session.scalar(select(clock(session, store))) or store.now()
    post.state, post.lease, post.lease_until, post.next_at, post.error = "dead", None, None, None, error
    post.last_try = now
    for occasion in occasions_of(session, post.id):
        occasion.state = "cancelled"
        tell_owner(session, occasion, error, now)
    session.execute(update(PostItem).where(PostItem.post_id == post.id).values(role="old"))


def occasions_of(session: Session, post_id: int) -> list[Occasion]:
    """What a post says, without what is no longer said in it."""
    items = select(PostItem.occasion_id).where(PostItem.post_id == post_id, PostItem.role != "old")
    return list(session.scalars(select(Occasion).where(Occasion.id.in_(items))))


def _mine(session: Session, claimed: Claimed, *states: str) -> Post | None:
    held = select(Post).where(Post.id == claimed.id, Post.lease == claimed.lease, Post.state.in_(states))
    return session.scalar(held.with_for_update())


def _waiting(session: Session, post_id: int) -> Post | None:
    return session.scalar(select(Post).where(Post.id == post_id, Post.state.in_(("ready", "sent"))).with_for_update())


def _overdue(session: Session, store: Store) -> tuple[ColumnElement[bool], ...]:
    return (Post.state == "sending", Post.next_at <= clock(session, store))


def _doubt(session: Session, store: Store, post: Post, error: str, times: Times) -> None:
    post.state, post.error, post.lease, post.lease_until = "uncertain", error, None, None
    post.next_at = session.scalar(select(clock(session, store, times.settle)))
