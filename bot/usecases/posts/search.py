"""Looking for messages whose answer was lost, and for twins that came late: one reading answers all of a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.rules.values import fact, value
from bot.usecases.posts.claim import PARENT
from bot.usecases.posts.clock import clock
from bot.usecases.posts.settle import arrived, give_up
from bot.usecases.posts.times import TIMES, Times
from storage.engine import Store
from storage.tables import Channel, Person, Post, Workspace

AT_ONCE = 200
"""Questions that one reading answers; its oldest decides how far back it goes."""

Copy = tuple[str, str]
"""A message of Slack's: its channel and its ts."""


@value
class Place:
    """Where to look: a channel, the conversation with a person, or one thread of either. Ids are ours."""

    workspace: int
    channel_id: int | None
    person_id: int | None
    parent_id: int | None


@fact
class Search:
    """What is asked of one place, under a lease. `channel` is Slack's id; None: of a person never written to yet."""

    place: Place
    lease: str
    channel: str | None
    person: str | None
    """Slack's id of the person to whom the conversation is."""
    thread_ts: str | None
    oldest: datetime
    doubts: Mapping[str, tuple[int, int]]
    """Post uid (as in the metadata) -> post id and number of tries: is it there?"""
    audits: Mapping[str, str]
    """Post uid -> the ts that is known: is there another?"""


def to_search(store: Store) -> list[Place]:
    """Places of which something is to be asked now."""
    with store.read() as session:
        where = (Post.workspace_id, Post.channel_id, Post.person_id, Post.parent_id)
        asked = select(*where).where(_asked(session, store)).group_by(*where)
        return [Place(*row) for row in session.execute(asked)]


def begin_search(store: Store, place: Place, times: Times = TIMES) -> Search | None:
    """Take a place's questions, so that no other process asks them too. None: they are taken or answered by now."""
    with store.write() as session:
        here = [
            column.is_(None) if value is None else column == value
            for column, value in (
                (Post.channel_id, place.channel_id),
                (Post.person_id, place.person_id),
                (Post.parent_id, place.parent_id),
            )
        ]
        asked = select(Post).where(Post.workspace_id == place.workspace, *here, _asked(session, store))
        questions = session.scalars(asked.order_by(Post.id).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
        if not questions:
            return None
        lease, until = token_hex(16), session.scalar(select(clock(session, store, times.lease)))
        for post in questions:
            if post.state == "sent":
                post.audit_at = until
            else:
                post.state, post.lease, post.lease_until, post.next_at = "checking", lease, until, until
        return _search(session, place, lease, questions, times)


def _search(session: Session, place: Place, lease: str, questions: Sequence[Post], times: Times) -> Search:
    parent = session.get_one(Post, place.parent_id) if place.parent_id else None
    channel = session.get(Channel, place.channel_id) if place.channel_id else None
    person = session.get(Person, place.person_id) if place.person_id else None
    tried = [post.first_try for post in questions if post.first_try is not None]
    return Search(
        place=place,
        lease=lease,
        channel=channel.slack_id if channel else conversation(session, place.workspace, place.person_id),
        person=person.slack_id if person else None,
        thread_ts=parent.ts if parent else None,
        oldest=min(tried) - times.skew,
        doubts={post.uid: (post.id, post.attempts) for post in questions if post.state == "checking"},
        audits={post.uid: post.ts for post in questions if post.state == "sent" and post.ts},
    )


def conversation(session: Session, workspace: int, person_id: int | None) -> str | None:
    """Slack's id of the conversation with a person, from what was sent there."""
    known = (Post.workspace_id == workspace, Post.person_id == person_id, Post.slack_channel.is_not(None))
    return session.scalar(select(Post.slack_channel).where(*known).order_by(Post.id.desc()).limit(1))


def divided(asked: Search, begun: Search) -> tuple[Search, Search]:
    """What a reading answers that was begun when `begun` was asked, and the rest: asked, or tried again, since."""
    doubts = {uid: one for uid, one in asked.doubts.items() if begun.doubts.get(uid) == one}
    audits = {uid: ts for uid, ts in asked.audits.items() if uid in begun.audits}
    rest = replace(
        asked,
        doubts={uid: one for uid, one in asked.doubts.items() if uid not in doubts},
        audits={uid: ts for uid, ts in asked.audits.items() if uid not in audits},
    )
    return replace(asked, doubts=doubts, audits=audits), rest


def end_search(
    store: Store, search: Search, found: Mapping[str, Sequence[Copy]], times: Times = TIMES
) -> dict[str, list[Copy]]:
    """The place was read to its end. What was not found is sent again, what was found is sent: the earliest stays.

    What was found may have been drawn before the plan changed: it shows less than is wanted, so it is edited.
    `found`: post uid -> its copies. Returns the copies that are to be deleted; `audited` is to follow.
    """
    twins = {uid: [copy for copy in found.get(uid, ()) if copy[1] != ts] for uid, ts in search.audits.items()}
    with store.write() as session:
        for post in session.scalars(_taken(search)).all():
            copies = sorted(found.get(post.uid, ()), key=lambda copy: copy[1])
            if copies:
                arrived(session, store, post, *copies[0], again=True, times=times)
                twins[post.uid] = copies[1:]
            else:
                _again(session, store, post)
    return {uid: copies for uid, copies in twins.items() if copies}


def audited(store: Store, search: Search) -> None:
    """No copy but the one that is known is left of what was audited."""
    with store.write() as session:
        session.execute(update(Post).where(Post.uid.in_(search.audits)).values(audit_at=None))


def search_later(store: Store, search: Search, after: float) -> None:
    """The place could not be read to its end, which proves nothing: asked again after some seconds."""
    with store.write() as session:
        again = session.scalar(select(clock(session, store, timedelta(seconds=after))))
        for post in session.scalars(_taken(search)).all():
            post.state, post.lease, post.lease_until, post.next_at = "uncertain", None, None, again
        session.execute(update(Post).where(Post.uid.in_(search.audits)).values(audit_at=again))


def cannot_search(store: Store, search: Search) -> None:
    """The place is not ours to read: the workspace's policy decides, `repeat` (once) or `hold`."""
    with store.write() as session:
        policy = session.get_one(Workspace, search.place.workspace).uncertain
        for post in session.scalars(_taken(search)).all():
            if policy == "hold" or post.repeated:
                give_up(session, store, post, "unknown")
            else:
                post.repeated = True
                _again(session, store, post)
        session.execute(update(Post).where(Post.uid.in_(search.audits)).values(audit_at=None))


def _again(session: Session, store: Store, post: Post) -> None:
    post.state, post.lease, post.lease_until = "ready", None, None
    post.next_at = session.scalar(select(clock(session, store)))


def _taken(search: Search) -> Select[Post]:
    held = (
        Post.id.in_([post for post, _ in search.doubts.values()]),
        Post.lease == search.lease,
        Post.state == "checking",
    )
    return select(Post).where(*held).order_by(Post.id).with_for_update()


def _asked(session: Session, store: Store) -> ColumnElement[bool]:
    now = clock(session, store)
    ready = or_(Post.parent_id.is_(None), exists().where(PARENT.c.id == Post.parent_id, PARENT.c.state == "sent"))
    doubted = and_(Post.state.in_(("uncertain", "checking")), Post.next_at <= now, ready)
    return or_(doubted, and_(Post.state == "sent", Post.audit_at.is_not(None), Post.audit_at <= now))
