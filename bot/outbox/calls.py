"""The calls that the outbox makes to Slack."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.outbox.verdict import BAD_BLOCKS, GONE, judge
from bot.rules.values import value
from bot.usecases.identity import ChannelSeen
from bot.usecases.posts import Claimed
from bot.views.parts import Message

PAGE = 200
"""Messages asked for at once; Slack gives some apps 15."""

MOST = 999
"""Channels asked for at once."""
CHANNELS = "public_channel,private_channel"
TOLD = ("name", "is_private", "is_archived", "is_ext_shared", "is_pending_ext_shared")
"""What must stand in a list for a channel to count as looked at."""

log = logging.getLogger(__name__)


def post(client: WebClient, claimed: Claimed, message: Message) -> Any:
    """Post a message, or a reply in its thread; Slack's answer tells where it stands."""
    return _with_blocks_or_without(
        client.chat_postMessage,
        message,
        channel=claimed.to,
        thread_ts=claimed.thread_ts,
        reply_broadcast=True if claimed.shown_in_channel else None,
        metadata=claimed.metadata,
        unfurl_links=False,
        unfurl_media=False,
        link_names=False,
    )


def edit(client: WebClient, claimed: Claimed, message: Message) -> Any:
    """Put what is true now in the place of what was posted."""
    return _with_blocks_or_without(
        client.chat_update, message, channel=claimed.to, ts=claimed.ts, metadata=claimed.metadata, link_names=False
    )


def look(client: WebClient, slack_id: str) -> ChannelSeen:
    """Who reads along in a channel; what is not told is taken for the worse."""
    return _seen(client.conversations_info(channel=slack_id)["channel"])


def look_around(client: WebClient, wanted: Collection[str]) -> dict[str, ChannelSeen]:
    """The same of many channels that the bot is in, by their ids; page by page, as long as that is fewer calls.

    Who is not told in full is left out, and is to be looked at alone.
    """
    found: dict[str, ChannelSeen] = {}
    cursor, more = None, True
    while more:
        answer: Any = client.users_conversations(types=CHANNELS, limit=MOST, cursor=cursor)
        here = [one for one in answer["channels"] if one["id"] in wanted and all(name in one for name in TOLD)]
        found |= {one["id"]: _seen({**one, "is_member": True}) for one in here}
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None
        more = cursor is not None and len(here) > 1 and len(found) < len(wanted)
    return found


def _seen(channel: Any) -> ChannelSeen:
    return ChannelSeen(
        name=channel.get("name", ""),
        private=channel.get("is_private", True),
        shared=channel.get("is_ext_shared", channel.get("is_shared", False)),
        pending=bool(channel.get("is_pending_ext_shared") or channel.get("pending_shared")),
        archived=channel.get("is_archived", False),
        bot_in=channel.get("is_member", False),
    )


@value
class Page:
    """A part of what stands in a place: (ts, metadata) of each message that has any, and what leads on."""

    messages: list[tuple[str, dict[str, Any]]]
    cursor: str | None
    """None: the window was read to its end."""
    threads: list[str]
    """The ts of those of them that have been replied to."""


def read(client: WebClient, channel: str, thread_ts: str | None, oldest: datetime, cursor: str | None) -> Page:
    """One page of a channel, a conversation or a thread, from `oldest` on, with what our messages carry."""
    wanted = {"oldest": f"{oldest.timestamp():.6f}", "limit": PAGE, "cursor": cursor, "include_all_metadata": True}
    if thread_ts is None:
        answer: Any = client.conversations_history(channel=channel, **wanted)  # type: ignore[arg-type]
    else:
        answer = client.conversations_replies(channel=channel, ts=thread_ts, **wanted)  # type: ignore[arg-type]
    following = (answer.get("response_metadata") or {}).get("next_cursor") or None
    if answer.get("has_more") and following is None:
        raise ValueError("Slack says that there is more, but not how to get it")
    ours = [one for one in answer["messages"] if one.get("metadata")]
    threads = [one["ts"] for one in ours if one.get("reply_count")]
    return Page([(one["ts"], one["metadata"]) for one in ours], following, threads)


def conversation(client: WebClient, person: str) -> str:
    """Slack's id of the bot's conversation with a person."""
    answer: Any = client.conversations_open(users=person)
    found: str = answer["channel"]["id"]
    return found


def delete(client: WebClient, channel: str, ts: str) -> None:
    """Take a copy away; that it is gone already is as good."""
    try:
        client.chat_delete(channel=channel, ts=ts)
    except SlackApiError as error:
        if judge(error).error not in GONE:
            raise


def _with_blocks_or_without(call: Callable[..., Any], message: Message, **more: Any) -> Any:
    """Blocks that Slack does not take are a mistake of ours: the plain text is sent instead, once."""
    try:
        return call(text=message.text, blocks=message.blocks, **more)
    except SlackApiError as error:
        if judge(error).error not in BAD_BLOCKS:
            raise
        log.error("Slack took the text but not the blocks: %s", error.response)
        return call(text=message.text, **more)
