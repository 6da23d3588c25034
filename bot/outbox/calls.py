"""The three calls that the outbox makes to Slack."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.outbox.verdict import BAD_BLOCKS, judge
from bot.usecases.identity import ChannelSeen
from bot.usecases.posts import Claimed
from bot.views.parts import Message

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
    channel: Any = client.conversations_info(channel=slack_id)["channel"]
    return ChannelSeen(
        name=channel.get("name", ""),
        private=channel.get("is_private", True),
        shared=channel.get("is_ext_shared", channel.get("is_shared", False)),
        pending=bool(channel.get("is_pending_ext_shared") or channel.get("pending_shared")),
        archived=channel.get("is_archived", False),
        bot_in=channel.get("is_member", False),
    )


def _with_blocks_or_without(call: Callable[..., Any], message: Message, **more: Any) -> Any:
    """Blocks that Slack does not take are a mistake of ours: the plain text is sent instead, once."""
    try:
        return call(text=message.text, blocks=message.blocks, **more)
    except SlackApiError as error:
        if judge(error).error not in BAD_BLOCKS:
            raise
        log.error("Slack took the text but not the blocks: %s", error.response)
        return call(text=message.text, **more)
