"""What the app says through an acknowledgement or a response URL."""

from __future__ import annotations

from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.chat_methods import content
from bot.sandbox.refused import Refused
from bot.sandbox.tickets import Ticket
from bot.sandbox.values import Channel, Message
from bot.sandbox.workspace import Workspace


def say(workspace: Workspace, ticket: Ticket, said: Any) -> None:
    """A text, or a message with response_type, replace_original, delete_original (docs.slack.dev: response_url)."""
    if not isinstance(said, str | dict):
        raise Refused("invalid_payload")
    channel = workspace.channel(ticket.channel)
    body = Arguments({"text": said} if isinstance(said, str) else said)
    if body.flag("delete_original"):
        if len(body) > 1:
            raise Refused("invalid_payload")
        workspace.delete(channel, original(channel, ticket))
        return
    text, blocks = content(workspace, body)
    if body.flag("replace_original") and ticket.message:
        workspace.edit(channel, original(channel, ticket), text=text, blocks=blocks)
        return
    everybody = body.get("response_type") == "in_channel"
    workspace.post(
        channel,
        workspace.app.user_id,
        text,
        blocks=blocks,
        by_bot=True,
        thread_ts=body.get("thread_ts") or (None if everybody else ticket.thread),
        ephemeral_to=None if everybody else ticket.user,
    )


def original(channel: Channel, ticket: Ticket) -> Message:
    """The message that was pressed."""
    message = channel.messages.get(ticket.message or "")
    if message is None:
        raise Refused("message_not_found")
    return message
