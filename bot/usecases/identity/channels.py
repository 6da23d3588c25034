"""Channels as Slack knows them, as ours, and who is in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update

from bot.rules.values import fact
from storage import directory
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Channel, Membership

FRESH = timedelta(minutes=10)
"""Who reads along is asked anew when the last answer is older (`reliability.md` §6.1)."""
REMEMBERED = timedelta(days=30)
"""Who was not seen in a channel for so long may have left it while nobody told us."""


@fact
class ChannelSeen:
    name: str
    private: bool = True
    shared: bool = False
    pending: bool = False
    archived: bool = False
    bot_in: bool = False


@fact
class ChannelFacts:
    id: int
    slack_id: str
    name: str
    private: bool
    shared: bool
    pending: bool
    archived: bool
    bot_in: bool
    checked_at: datetime | None

    def stale(self, now: datetime) -> bool:
        return self.checked_at is None or now - self.checked_at > FRESH


def channel(store: Store, workspace: int, slack_id: str) -> ChannelFacts | None:
    """Which channel Slack calls so; None or `.stale(now)` = ask Slack, then `keep_channel`."""
    with store.read() as session:
        row = directory.channel(session, workspace, slack_id)
    return None if row is None else _channel(row)


def keep_channel(store: Store, workspace: int, slack_id: str, seen: ChannelSeen, at: datetime) -> ChannelFacts:
    """Keep what Slack just said about a channel."""
    with store.write() as session:
        fresh = {
            "name": seen.name,
            "private": seen.private,
            "shared": seen.shared,
            "pending": seen.pending,
            "archived": seen.archived,
            "bot_in": seen.bot_in,
            "checked_at": at,
        }
        if not keep_new(session, Channel, workspace_id=workspace, slack_id=slack_id, **fresh):
            known = (Channel.workspace_id == workspace, Channel.slack_id == slack_id)
            session.execute(update(Channel).where(*known).values(**fresh))
        kept = _channel(directory.channel(session, workspace, slack_id))
        if not kept.bot_in:
            session.execute(delete(Membership).where(Membership.channel_id == kept.id))
        return kept


def move_channel(store: Store, workspace: int, slack_id: str, became: str) -> None:
    """Slack calls it otherwise now (`channel_id_changed`); to us it is the same, with its journeys, cards and rights.

    Where somebody wrote from there before Slack told us, the channel is known by the new id already and stays so: what
    was linked to the old one cannot be delivered any more, and its owners hear that.
    """
    with store.write() as session:
        if directory.channel(session, workspace, became) is None:
            known = (Channel.workspace_id == workspace, Channel.slack_id == slack_id)
            session.execute(update(Channel).where(*known).values(slack_id=became, checked_at=None))


def saw_member(store: Store, workspace: int, channel_id: int, person_id: int, at: datetime) -> None:
    """Somebody acts in a channel, or joins it: they are in it. A cache; Slack is the truth."""
    with store.write() as session:
        old = (Membership.workspace_id == workspace, Membership.seen_at < at - REMEMBERED)
        session.execute(delete(Membership).where(*old))
        pair = {"channel_id": channel_id, "person_id": person_id}
        if not keep_new(session, Membership, workspace_id=workspace, seen_at=at, **pair):
            session.execute(update(Membership).filter_by(**pair).values(seen_at=at))


def _channel(row: Any) -> ChannelFacts:
    return ChannelFacts(
        id=row.id,
        slack_id=row.slack_id,
        name=row.name,
        private=row.private,
        shared=row.shared,
        pending=row.pending,
        archived=row.archived,
        bot_in=row.bot_in,
        checked_at=row.checked_at,
    )
