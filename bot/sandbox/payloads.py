"""What Slack sends the app when somebody types, presses, submits or uses a shortcut."""

from __future__ import annotations

from typing import Any

from bot.sandbox import shapes
from bot.sandbox.values import Channel, Message, View
from bot.sandbox.workspace import Workspace, stamp

Payload = dict[str, Any]


def response_url(workspace: Workspace, ticket: str) -> str:
    return f"{workspace.base}/response/{ticket}"


def command(workspace: Workspace, user_id: str, channel: Channel, name: str, text: str) -> Payload:
    """A slash command; forms carry text only."""
    return {
        "token": "unused",
        "team_id": workspace.team,
        "team_domain": workspace.name.lower(),
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user_id,
        "user_name": workspace.users[user_id].name,
        "command": name,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
        "response_url": response_url(workspace, workspace.tickets.ticket(user_id, channel.id)),
        "trigger_id": workspace.tickets.trigger(user_id),
    }


def channel_name(channel: Channel) -> str:
    return {"dm": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)


def interaction(workspace: Workspace, kind: str, user_id: str) -> Payload:
    """What every interactive payload begins with."""
    user = workspace.users[user_id]
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "team": {"id": workspace.team, "domain": workspace.name.lower()},
        "api_app_id": workspace.app.id,
        "token": "unused",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def pressed_in_message(
    workspace: Workspace, user_id: str, channel: Channel, message: Message, actions: list[Payload]
) -> Payload:
    """block_actions from a message; an ephemeral one comes without its copy."""
    container: Payload = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    ticket = workspace.tickets.ticket(user_id, channel.id, message.ts, message.thread_ts)
    payload = interaction(workspace, "block_actions", user_id) | {
        "container": container | ({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": {}},
        "response_url": response_url(workspace, ticket),
        "trigger_id": workspace.tickets.trigger(user_id),
        "actions": actions,
    }
    if not message.ephemeral_to:
        payload["message"] = shapes.message(workspace, channel, message)
    return payload


def pressed_in_view(workspace: Workspace, user_id: str, view: View, actions: list[Payload]) -> Payload:
    """block_actions from a modal or the Home."""
    return interaction(workspace, "block_actions", user_id) | {
        "container": {"type": "view", "view_id": view.id},
        "view": shapes.view(workspace, view),
        "trigger_id": workspace.tickets.trigger(user_id, view.id),
        "actions": actions,
    }


def action(workspace: Workspace, block_id: str, element: Payload, state: Payload) -> Payload:
    """One pressed element: what it is, and what was chosen in it."""
    shown: Payload = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": stamp(workspace.clock.now()),
    }
    if element["type"] == "button":
        shown["text"] = element["text"]
        shown |= {name: element[name] for name in ("value", "style") if name in element}
    return shown | state


def submission(workspace: Workspace, view: View) -> Payload:
    return interaction(workspace, "view_submission", view.user) | {
        "trigger_id": workspace.tickets.trigger(view.user, view.id),
        "view": shapes.view(workspace, view),
        "response_urls": [],
    }


def closed(workspace: Workspace, view: View, *, cleared: bool) -> Payload:
    return interaction(workspace, "view_closed", view.user) | {
        "view": shapes.view(workspace, view),
        "is_cleared": cleared,
    }


def global_shortcut(workspace: Workspace, user_id: str, callback_id: str) -> Payload:
    return interaction(workspace, "shortcut", user_id) | {
        "callback_id": callback_id,
        "trigger_id": workspace.tickets.trigger(user_id),
        "action_ts": stamp(workspace.clock.now()),
    }


def message_shortcut(
    workspace: Workspace, user_id: str, callback_id: str, channel: Channel, message: Message
) -> Payload:
    ticket = workspace.tickets.ticket(user_id, channel.id, None, message.thread_ts)
    return interaction(workspace, "message_action", user_id) | {
        "callback_id": callback_id,
        "trigger_id": workspace.tickets.trigger(user_id),
        "response_url": response_url(workspace, ticket),
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message_ts": message.ts,
        "message": shapes.message(workspace, channel, message),
        "action_ts": stamp(workspace.clock.now()),
    }


def event(workspace: Workspace, number: int, happened: Payload) -> Payload:
    """An event in its envelope (docs.slack.dev: Events API)."""
    return {
        "token": "unused",
        "team_id": workspace.team,
        "context_team_id": workspace.team,
        "api_app_id": workspace.app.id,
        "event": happened,
        "type": "event_callback",
        "event_id": f"Ev{number:010X}",
        "event_time": int(workspace.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team,
                "user_id": workspace.app.user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }
