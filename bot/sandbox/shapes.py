"""Users, channels, messages and views as Slack's answers show them."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.files import File
from bot.sandbox.values import Channel, Message, User, View
from bot.sandbox.workspace import Workspace


def user(workspace: Workspace, one: User, *, with_locale: bool = False) -> dict[str, Any]:
    zone = workspace.clock.now().astimezone(ZoneInfo(one.tz)).utcoffset()
    shown: dict[str, Any] = {
        "id": one.id,
        "team_id": one.team_id,
        "name": one.name,
        "deleted": one.deleted,
        "real_name": one.real_name,
        "tz": one.tz,
        "tz_offset": int(zone.total_seconds()) if zone else 0,
        "profile": {"real_name": one.real_name, "display_name": one.name, "title": one.title, "team": one.team_id},
        "is_admin": one.is_admin,
        "is_owner": False,
        "is_restricted": one.kind == "guest",
        "is_ultra_restricted": one.kind == "guest" and one.single_channel,
        "is_bot": one.kind == "bot",
        "is_app_user": False,
        "is_stranger": False,
        "updated": one.updated,
    }
    return shown | {"locale": one.locale} if with_locale and one.kind != "external" else shown


def channel(workspace: Workspace, one: Channel) -> dict[str, Any]:
    """A conversation as the bot sees it."""
    if one.kind == "dm":
        other = next(iter(one.members - {workspace.app.user_id}))
        return {"id": one.id, "is_im": True, "user": other, "is_archived": False, "is_org_shared": False}
    return {
        "id": one.id,
        "name": one.name,
        "name_normalized": one.name,
        "is_channel": one.kind == "channel",
        "is_group": one.kind == "private",
        "is_im": False,
        "is_mpim": False,
        "is_private": one.kind == "private",
        "is_archived": one.archived,
        "is_general": False,
        "is_shared": one.shared,
        "is_ext_shared": one.shared,
        "is_pending_ext_shared": one.pending,
        "is_org_shared": False,
        "is_member": workspace.app.user_id in one.members,
        "topic": {"value": one.topic},
        "purpose": {"value": ""},
    }


def file(workspace: Workspace, one: File) -> dict[str, Any]:
    """A file as the app gets it; its content only with the app's token."""
    private = f"{workspace.base}/private/{one.id}"
    return {
        "id": one.id,
        "created": int(one.shown_from.timestamp()) if one.shown_from else 0,
        "name": one.name,
        "title": one.title,
        "filetype": one.name.rpartition(".")[2].lower(),
        "user": one.user or workspace.app.user_id,
        "size": one.length,
        "mode": "hosted",
        "url_private": private,
        "url_private_download": f"{private}/download",
    }


def message(workspace: Workspace, place: Channel, one: Message) -> dict[str, Any]:
    shown: dict[str, Any] = {"type": "message", "user": one.user, "text": one.text, "ts": one.ts}
    if one.by_bot:
        shown |= {"bot_id": workspace.app.bot_id, "app_id": workspace.app.id, "team": workspace.team}
    if one.blocks:
        shown["blocks"] = one.blocks
    if one.edited_ts:
        shown["edited"] = {"user": workspace.app.bot_id, "ts": one.edited_ts}
    if one.files:
        shown["files"] = one.files
    if one.metadata:
        shown["metadata"] = one.metadata
    if one.deleted:
        shown |= {"subtype": "tombstone", "hidden": True}
    if one.broadcast:
        shown |= {"subtype": "thread_broadcast"}
    return shown | thread(place, one)


def thread(place: Channel, one: Message) -> dict[str, Any]:
    """What a message says of its thread: the root it belongs to, or the replies it has."""
    if one.thread_ts:
        return {"thread_ts": one.thread_ts}
    replies = place.thread(one.ts)
    if not replies:
        return {}
    return {
        "thread_ts": one.ts,
        "reply_count": len(replies),
        "reply_users": list(dict.fromkeys(reply.user for reply in replies)),
        "latest_reply": replies[-1].ts,
    }


def view(workspace: Workspace, one: View) -> dict[str, Any]:
    app = workspace.app
    defaults: dict[str, Any] = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "submit": None,
        "close": None,
        "clear_on_close": False,
        "notify_on_close": False,
    }
    return {
        **defaults,
        **one.body,
        "id": one.id,
        "team_id": workspace.team,
        "app_id": app.id,
        "app_installed_team_id": workspace.team,
        "bot_id": app.bot_id,
        "hash": one.hash,
        "root_view_id": one.root or one.id,
        "previous_view_id": one.previous,
        "state": {"values": one.values},
    }
