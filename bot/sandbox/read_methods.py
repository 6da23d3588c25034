"""conversations.* and users.*: the bot looks at channels, messages and people."""

from __future__ import annotations

from typing import Any

from bot.sandbox import happenings, shapes
from bot.sandbox.arguments import SCOPE_OF_KIND, Arguments, between, need_scope, page, readable_channel
from bot.sandbox.chat_methods import place_to_post
from bot.sandbox.refused import Refused
from bot.sandbox.values import Channel, Message
from bot.sandbox.workspace import Workspace, as_number, stamp

KIND_OF_TYPE = {"public_channel": "channel", "private_channel": "private", "im": "dm"}


def info(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = readable_channel(workspace, arguments.need("channel"), "read")
    return {"channel": shapes.channel(workspace, channel)}


def members(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = readable_channel(workspace, arguments.need("channel"), "read")
    found, following = page(sorted(channel.members), arguments, 1000)
    return {"members": found, **following}


def open_dm(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    user = arguments.need("users")
    if user not in workspace.users:
        raise Refused("user_not_found")
    return {"channel": {"id": place_to_post(workspace, user).id}}


def join(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = workspace.channel(arguments.need("channel"))
    if channel.kind != "channel":
        raise Refused("channel_not_found" if channel.kind == "private" else "method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused("is_archived")
    happenings.join(workspace, channel, workspace.app.user_id)
    return {"channel": shapes.channel(workspace, channel)}


def history(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """What stands in the channel itself, newest first."""
    between_is_in_order(arguments)
    channel = readable_channel(workspace, arguments.need("channel"), "history")
    found = [
        one
        for one in reversed(channel.messages.values())
        if (one.thread_ts is None or one.broadcast) and not one.ephemeral_to and between(one.ts, arguments)
    ]
    return listed(workspace, channel, found, arguments)


def replies(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """A thread, its root first, then the replies from the oldest on."""
    between_is_in_order(arguments)
    channel = readable_channel(workspace, arguments.need("channel"), "history")
    root = channel.messages.get(arguments.need("ts"))
    if root is None or root.ephemeral_to:
        raise Refused("thread_not_found")
    answers = [one for one in channel.thread(root.ts) if not one.ephemeral_to and between(one.ts, arguments)]
    return listed(workspace, channel, [root, *answers], arguments)


def between_is_in_order(arguments: Arguments) -> None:
    """`oldest` and `latest` are numbers of seconds; Slack takes nothing else."""
    for name in ("oldest", "latest"):
        given = str(arguments.get(name) or "0")
        if not given.replace(".", "", 1).isdecimal():
            raise Refused(f"invalid_ts_{name}")


def listed(workspace: Workspace, channel: Channel, found: list[Message], arguments: Arguments) -> dict[str, Any]:
    seen = stamp(workspace.clock.now() - workspace.history_lag)
    found = [one for one in found if not workspace.history_lag or as_number(one.ts) <= as_number(seen)]
    part, following = page(found, arguments, workspace.history_page)
    whole = arguments.flag("include_all_metadata")
    shown = [shapes.message(workspace, channel, one) for one in part]
    if not whole:
        for one in shown:
            if "metadata" in one:
                one["metadata"] = {"event_type": one["metadata"]["event_type"]}
    return {"messages": shown, "has_more": bool(following["response_metadata"]["next_cursor"]), **following}


def user_info(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    person = workspace.user(arguments.need("user"))
    with_locale = arguments.flag("include_locale")
    if person.kind == "external" and not meets_bot(workspace, person.id):
        raise Refused("user_not_visible")
    return {"user": shapes.user(workspace, person, with_locale=with_locale)}


def meets_bot(workspace: Workspace, user_id: str) -> bool:
    both = {user_id, workspace.app.user_id}
    return any(both <= channel.members for channel in workspace.channels.values())


def user_conversations(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Where a person is, as far as the bot may know: private channels only if it is in them too."""
    person = workspace.user(arguments.get("user") or workspace.app.user_id)
    types = [each.strip() for each in (arguments.get("types") or "public_channel").split(",")]
    if not set(types) <= {*KIND_OF_TYPE, "mpim"}:
        raise Refused("invalid_types")
    kinds = {KIND_OF_TYPE[each] for each in types if each in KIND_OF_TYPE}
    for kind in sorted(kinds):
        need_scope(workspace, f"{SCOPE_OF_KIND[kind]}:read")
    found = [
        shapes.channel(workspace, channel)
        for channel in workspace.channels.values()
        if channel.kind in kinds
        and person.id in channel.members
        and (channel.kind == "channel" or workspace.app.user_id in channel.members)
        and not (channel.archived and arguments.flag("exclude_archived"))
    ]
    part, following = page(found, arguments, 999)
    return {"channels": part, **following}
