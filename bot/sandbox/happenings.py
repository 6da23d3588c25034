"""What happens in the workspace that the app has subscribed to: people come and go, channels change."""

from __future__ import annotations

from typing import Any

from bot.sandbox import shapes
from bot.sandbox.values import Channel, User
from bot.sandbox.workspace import Workspace, stamp

GROUP_TWINS = {
    "channel_archive": "group_archive",
    "channel_unarchive": "group_unarchive",
    "channel_rename": "group_rename",
    "channel_deleted": "group_deleted",
    "channel_left": "group_left",
}
"""The same event is called otherwise in a private channel."""


def happen(workspace: Workspace, what: str, /, **facts: Any) -> None:
    """Queue an event for the app, if its manifest asks for it."""
    if what in workspace.app.events:
        workspace.events.append({"type": what, "event_ts": stamp(workspace.clock.now()), **facts})


def in_channel(workspace: Workspace, where: Channel, what: str, /, **facts: Any) -> None:
    """An event that the bot hears only where it is a member."""
    if workspace.app.user_id in where.members:
        happen(workspace, GROUP_TWINS.get(what, what) if where.kind == "private" else what, **facts)


def join(workspace: Workspace, channel: Channel, user_id: str) -> None:
    if user_id in channel.members:
        return
    channel.members.add(user_id)
    in_channel(workspace, channel, "member_joined_channel", **membership(workspace, channel, user_id))
    workspace.tell("message", channel=channel.id, ts="", kind="edit", thread_ts=None)


def leave(workspace: Workspace, channel: Channel, user_id: str) -> None:
    """Somebody leaves or is removed; the bot hears of its own removal too."""
    if user_id not in channel.members:
        return
    in_channel(workspace, channel, "member_left_channel", **membership(workspace, channel, user_id))
    if user_id == workspace.app.user_id:
        in_channel(workspace, channel, "channel_left", channel=channel.id)
    channel.members.discard(user_id)
    workspace.tell("message", channel=channel.id, ts="", kind="edit", thread_ts=None)


def membership(workspace: Workspace, channel: Channel, user_id: str) -> dict[str, Any]:
    kind = "G" if channel.kind == "private" else "C"
    return {"user": user_id, "channel": channel.id, "channel_type": kind, "team": workspace.team}


def archive(workspace: Workspace, channel: Channel, user_id: str) -> None:
    channel.archived = True
    in_channel(workspace, channel, "channel_archive", channel=channel.id, user=user_id)


def unarchive(workspace: Workspace, channel: Channel, user_id: str) -> None:
    channel.archived = False
    in_channel(workspace, channel, "channel_unarchive", channel=channel.id, user=user_id)


def rename(workspace: Workspace, channel: Channel, name: str) -> None:
    channel.name = name
    in_channel(workspace, channel, "channel_rename", channel={"id": channel.id, "name": name})


def delete(workspace: Workspace, channel: Channel) -> None:
    in_channel(workspace, channel, "channel_deleted", channel=channel.id)
    del workspace.channels[channel.id]


def share(workspace: Workspace, channel: Channel, with_team: str = "T0OTHER") -> None:
    channel.shared, channel.pending = True, False
    in_channel(workspace, channel, "channel_shared", channel=channel.id, connected_team_id=with_team)


def unshare(workspace: Workspace, channel: Channel, with_team: str = "T0OTHER") -> None:
    channel.shared = channel.pending = False
    in_channel(
        workspace,
        channel,
        "channel_unshared",
        channel=channel.id,
        previously_connected_team_id=with_team,
        is_ext_shared=False,
    )


def new_id(workspace: Workspace, channel: Channel, id_: str) -> None:
    """A channel's id changes (a private channel that becomes shared)."""
    old, channel.id = channel.id, id_
    workspace.channels[id_] = workspace.channels.pop(old)
    in_channel(workspace, channel, "channel_id_changed", old_channel_id=old, new_channel_id=id_)


def change_user(workspace: Workspace, user: User, **changed: Any) -> None:
    """Something in a profile or account changes (name, tz, deleted …)."""
    for name, value in changed.items():
        setattr(user, name, value)
    user.updated = int(workspace.clock.now().timestamp())
    happen(workspace, "user_change", user=shapes.user(workspace, user, with_locale=True))


def open_home(workspace: Workspace, user_id: str) -> None:
    """Somebody opens the app's Home tab, if it has one."""
    if not workspace.app.home:
        return
    home = workspace.views.homes.get(user_id)
    seen = {"view": shapes.view(workspace, home)} if home else {}
    happen(workspace, "app_home_opened", user=user_id, channel=workspace.dm(user_id).id, tab="home", **seen)


def uninstall(workspace: Workspace) -> None:
    """The app is removed from the workspace."""
    happen(workspace, "tokens_revoked", tokens={"oauth": [], "bot": [workspace.app.user_id]})
    happen(workspace, "app_uninstalled")
