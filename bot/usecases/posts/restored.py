"""After a backup was put back the places know more than the database: each is read before anything is said there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, select, update
from sqlalchemy.orm import Session

from bot.rules.values import fact, value
from bot.usecases.posts.clock import clock
from bot.usecases.posts.search import conversation
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Change, Channel, Occasion, Person, Post, PostItem, Said, Worker, Workspace

MARGIN = timedelta(minutes=10)
"""How much is read from before the backup's last sign of life."""


@fact
class Unread:
    """A place to be read from `since` on. `channel` is Slack's id; None: of a person never written to yet."""

    workspace: int
    channel_id: int | None
    person_id: int | None
    channel: str | None
    person: str | None
    since: datetime
    threads: tuple[str, ...]
    """The ts of messages that stand there from before, whose threads are to be read too."""


@value
class SaidThere:
    """A message of ours that was found: the post's uid, its occasions' uids, and where it stands."""

    post: str
    items: tuple[str, ...]
    channel: str
    ts: str


def mark_restored(store: Store) -> None:
    """From now on nothing is said anywhere before the place was read; what was under way is looked for."""
    with store.write() as session:
        now = session.scalar(select(clock(session, store))) or store.now()
        for workspace in session.scalars(select(Workspace)).all():
            since = _last_sign(session, workspace.id, now) - MARGIN
            workspace.restored_at = now
            for table in (Channel, Person):
                here = (table.workspace_id == workspace.id, table.slack_id.is_not(None))
                session.execute(update(table).where(*here).values(unread_since=since))
            open_ = (Post.workspace_id == workspace.id, Post.state.in_(("ready", "sending", "uncertain", "checking")))
            looked_for = {"state": "uncertain", "next_at": now, "lease": None, "lease_until": None}
            first = func.coalesce(Post.first_try, since)
            session.execute(update(Post).where(*open_).values(**looked_for, first_try=first))


def resume(store: Store) -> int:
    """Say what is due without having read: some of it perhaps twice. Returns how many workspaces were held."""
    with store.write() as session:
        held = session.scalars(select(Workspace).where(Workspace.restored_at.is_not(None))).all()
        for workspace in held:
            workspace.restored_at = None
        for table in (Channel, Person):
            session.execute(update(table).where(table.unread_since.is_not(None)).values(unread_since=None))
        return len(held)


def held_since(store: Store) -> datetime | None:
    """When a backup was put back, while places with something to say are still unread; None when none is."""
    with store.read() as session:
        return session.scalar(select(func.min(Workspace.restored_at))) if _waiting(session, store) else None


def unread(store: Store) -> list[Unread]:
    """The places to be read now: those with something to say, or to look for."""
    with store.read() as session:
        if session.scalar(select(Workspace.id).where(Workspace.restored_at.is_not(None)).limit(1)) is None:
            return []
        return [_unread(session, place) for place in _waiting(session, store)]


def has_read(store: Store, place: Unread, found: Iterable[SaidThere]) -> None:
    """The place was read to its end: what it shows has been said."""
    with store.write() as session:
        for said in found:
            for uid in said.items:
                keys = {"workspace_id": place.workspace, "occasion_uid": uid}
                keep_new(session, Said, **keys, post_uid=said.post, slack_channel=said.channel, ts=said.ts)
        table, id_ = (Channel, place.channel_id) if place.channel_id else (Person, place.person_id)
        session.execute(update(table).where(table.id == id_).values(unread_since=None))


def _last_sign(session: Session, workspace: int, now: datetime) -> datetime:
    """When the database was last written, as far as its rows tell."""
    signs = (
        select(func.max(Post.last_try)).where(Post.workspace_id == workspace),
        select(func.max(Change.at)).where(Change.workspace_id == workspace),
        select(func.max(Worker.beat_at)),
    )
    found = [at for each in signs if (at := session.scalar(each)) is not None]
    return min(max(found, default=now), now)


def _waiting(session: Session, store: Store) -> list[Channel | Person]:
    now = clock(session, store)
    due = and_(Occasion.state == "pending", Occasion.due_at <= now)
    ready = and_(Post.state == "ready", Post.next_at <= now)
    channels = (Occasion.to_channel_id == Channel.id, due), (Post.channel_id == Channel.id, ready)
    people = (Occasion.to_person_id == Person.id, due), (Post.person_id == Person.id, ready)
    queries: list[Any] = [
        *(select(Channel).where(Channel.unread_since.is_not(None), exists().where(*has)) for has in channels),
        *(select(Person).where(Person.unread_since.is_not(None), exists().where(*has)) for has in people),
    ]
    found: dict[tuple[str, int], Channel | Person] = {}
    for query in queries:
        places: Iterable[Channel | Person] = session.scalars(query)
        for place in places:
            found[place.__tablename__, place.id] = place
    return list(found.values())


def _unread(session: Session, place: Channel | Person) -> Unread:
    assert place.unread_since is not None
    in_channel = isinstance(place, Channel)
    where = Post.channel_id == place.id if in_channel else Post.person_id == place.id
    cards = exists().where(PostItem.post_id == Post.id, PostItem.role == "card")
    threads = select(Post.ts).where(where, Post.state == "sent", Post.parent_id.is_(None), Post.ts.is_not(None), cards)
    return Unread(
        workspace=place.workspace_id,
        channel_id=place.id if in_channel else None,
        person_id=None if in_channel else place.id,
        channel=place.slack_id if in_channel else conversation(session, place.workspace_id, place.id),
        person=None if in_channel else place.slack_id,
        since=place.unread_since,
        threads=tuple(ts for ts in session.scalars(threads) if ts) if in_channel else (),
    )
