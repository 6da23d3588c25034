"""chat.*: the bot says something, changes it, takes it back."""

from __future__ import annotations

from typing import Any

from bot.sandbox import shapes
from bot.sandbox.arguments import Arguments
from bot.sandbox.blocks import check_message_blocks
from bot.sandbox.limits import LIMITS
from bot.sandbox.refused import Refused
from bot.sandbox.values import Channel, Message
from bot.sandbox.workspace import Workspace


def post_message(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = place_to_post(workspace, arguments.need("channel"))
    text, blocks = content(workspace, arguments)
    thread_ts = arguments.get("thread_ts")
    if thread_ts:
        must_be_root(channel, thread_ts)
    message = workspace.post(
        channel,
        workspace.app.user_id,
        text,
        blocks=blocks,
        by_bot=True,
        thread_ts=thread_ts,
        broadcast=bool(thread_ts) and arguments.flag("reply_broadcast"),
        metadata=metadata(arguments),
    )
    return {"channel": channel.id, "ts": message.ts, "message": shapes.message(workspace, channel, message)}


def post_ephemeral(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = must_be_in(workspace, workspace.channel(arguments.need("channel")))
    user = arguments.need("user")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    text, blocks = content(workspace, arguments)
    message = workspace.post(
        channel,
        workspace.app.user_id,
        text,
        blocks=blocks,
        by_bot=True,
        thread_ts=arguments.get("thread_ts"),
        ephemeral_to=user,
    )
    return {"message_ts": message.ts}


def update(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = workspace.channel(arguments.need("channel"))
    message = own_message(workspace, channel, arguments.need("ts"), "cant_update_message")
    text, blocks = content(workspace, arguments)
    if len(text.encode()) > LIMITS["message"]["update_text"]:
        raise Refused("msg_too_long")
    changed: dict[str, Any] = {"text": text, "blocks": blocks}
    if arguments.json("metadata") is not None:
        changed["metadata"] = metadata(arguments)
    if arguments.flag("reply_broadcast"):
        changed["broadcast"] = message.thread_ts is not None
    workspace.edit(channel, message, **changed)
    shown = shapes.message(workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": shown}


def delete(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = workspace.channel(arguments.need("channel"))
    message = own_message(workspace, channel, arguments.need("ts"), "cant_delete_message")
    workspace.delete(channel, message)
    return {"channel": channel.id, "ts": message.ts}


def permalink(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = workspace.channel(arguments.need("channel"))
    message = visible(channel, arguments.need("message_ts"))
    link = f"{workspace.base}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def place_to_post(workspace: Workspace, where: str) -> Channel:
    """A channel by its id; a person's id is the bot's DM with them."""
    if where in workspace.users:
        person = workspace.users[where]
        if person.kind == "bot":
            raise Refused("cannot_dm_bot")
        if person.deleted:
            raise Refused("user_disabled")
        if person.kind == "external":
            raise Refused("user_not_visible")
        return workspace.dm(where)
    return must_be_in(workspace, workspace.channel(where))


def must_be_in(workspace: Workspace, channel: Channel) -> Channel:
    if workspace.app.user_id not in channel.members:
        raise Refused("not_in_channel" if channel.kind == "channel" else "channel_not_found")
    if channel.archived:
        raise Refused("is_archived")
    return channel


def must_be_root(channel: Channel, thread_ts: str) -> None:
    """Replies go to a message of the channel that is itself no reply."""
    root = channel.messages.get(thread_ts)
    if root is None or root.thread_ts or root.ephemeral_to:
        raise Refused("cannot_reply_to_message")


def visible(channel: Channel, ts: str) -> Message:
    """A message by its ts; ephemerals and tombstones are not to be had."""
    message = channel.messages.get(ts)
    if message is None or message.ephemeral_to or message.deleted:
        raise Refused("message_not_found")
    return message


def own_message(workspace: Workspace, channel: Channel, ts: str, error: str) -> Message:
    if channel.kind != "channel" and workspace.app.user_id not in channel.members:
        raise Refused("channel_not_found")
    if channel.archived:
        raise Refused("is_inactive")
    message = visible(channel, ts)
    if not message.by_bot:
        raise Refused(error)
    return message


def content(workspace: Workspace, arguments: Arguments) -> tuple[str, list[dict[str, Any]]]:
    """Text (cut where Slack cuts it) and blocks, at least one of them."""
    if arguments.get("attachments"):
        raise Refused("invalid_attachments")
    text, blocks = arguments.get("text") or "", arguments.json("blocks")
    if not isinstance(text, str) or not (text or blocks):
        raise Refused("no_text")
    checked = check_message_blocks(blocks) if blocks is not None else []
    workspace.files.check(checked)
    return text[: LIMITS["message"]["text"]], checked


def metadata(arguments: Arguments) -> dict[str, Any] | None:
    """Message metadata: an event type and a payload of flat scalars."""
    given = arguments.json("metadata")
    if given is None:
        return None
    if not isinstance(given, dict) or set(given) != {"event_type", "event_payload"}:
        raise Refused("invalid_metadata_format")
    kind, payload = given["event_type"], given["event_payload"]
    if not (isinstance(kind, str) and kind and isinstance(payload, dict)):
        raise Refused("invalid_metadata_format")
    if not all(isinstance(value, str | int | float | bool) for value in payload.values()):
        raise Refused("invalid_metadata_schema")
    return given
