"""Where something may be said: not before it is known who reads along; after a backup was put back, not before it was
read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select, update

from bot.usecases.identity import ChannelSeen
from bot.usecases.posts.clock import clock
from storage.engine import Store
from storage.tables import Channel, Occasion, Person, Post

FACTS = ("name", "private", "shared", "pending", "archived", "bot_in")
CHANNEL_FRESH = timedelta(minutes=10)
"""Who reads along is asked anew when the last answer is older (`reliability.md` §6.1)."""


def has_been_read(target: type[Post] | type[Occasion]) -> ColumnElement[bool]:
    """Whether the place of a post or an occasion was read since a backup was put back, as an expression."""
    channel_id = Post.channel_id if target is Post else Occasion.to_channel_id
    person_id = Post.person_id if target is Post else Occasion.to_person_id
    channel = exists().where(Channel.id == channel_id, Channel.unread_since.is_not(None))
    person = exists().where(Person.id == person_id, Person.unread_since.is_not(None))
    return ~or_(channel, person)


def unseen(store: Store, post_ids: Collection[int]) -> list[tuple[int, str]]:
    """The channels of these posts, by workspace and Slack's id, of which it is to be asked who reads along."""
    with store.read() as session:
        known = Channel.checked_at >= clock(session, store, -CHANNEL_FRESH)
        stale = (
            select(Channel.workspace_id, Channel.slack_id)
            .where(or_(Channel.checked_at.is_(None), ~known))
            .where(Channel.id.in_(select(Post.channel_id).where(Post.id.in_(post_ids))))
        )
        return [(workspace, slack_id) for workspace, slack_id in session.execute(stale)]


def keep_seen(store: Store, workspace: int, found: Mapping[str, ChannelSeen], at: datetime) -> None:
    """Keep what Slack just said about channels that are known, by Slack's id; the bot is in all of them.

    One transaction: a commit for each would hold up the messages that wait for it.
    """
    with store.write() as session:
        for slack_id, seen in found.items():
            facts = {name: getattr(seen, name) for name in FACTS} | {"checked_at": at}
            known = (Channel.workspace_id == workspace, Channel.slack_id == slack_id)
            session.execute(update(Channel).where(*known).values(**facts))
