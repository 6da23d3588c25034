"""The message that a shortcut was used on, from Slack's payload (docs.slack.dev: message shortcuts)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.call import Source


def source_of(body: Mapping[str, Any]) -> Source:
    """The permalink is put together as Slack does (docs.slack.dev: chat.getPermalink): to ask would cost a call."""
    message = body["message"]
    domain, channel, ts = (body.get("team") or {}).get("domain"), body["channel"]["id"], str(message["ts"])
    link = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}" if domain else None
    thread = message.get("thread_ts")
    if link and thread and thread != ts:
        link += f"?thread_ts={thread}&cid={channel}"
    return Source(
        text=message.get("text") or "",
        author=None if message.get("bot_id") else message.get("user"),
        at=datetime.fromtimestamp(float(ts), UTC),
        link=link,
    )
