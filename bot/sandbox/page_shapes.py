"""What the page is told: the state of things as one person sees it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox import shapes
from bot.sandbox.values import SLACKBOT, Channel, Message, User, View
from bot.sandbox.workspace import Change, Workspace, moment_of

Shown = dict[str, Any]
COLOURS = ("#8f4a17", "#1d6f5f", "#6b3fa0", "#a12b4e", "#2b5ea1", "#5f6b1d", "#0f6e84", "#7a4b6d")


def first_person(workspace: Workspace) -> str:
    """Whom the page is when nobody was chosen."""
    return next(user.id for user in workspace.users.values() if user.kind != "bot")


def state(workspace: Workspace, me: User) -> Shown:
    app = workspace.app
    if me.kind in ("member", "guest"):
        workspace.dm(me.id)
    command = next(iter(app.commands), None)
    return {
        "me": user(workspace, me),
        "team": {"name": workspace.name},
        "now": workspace.clock.now().astimezone(ZoneInfo(me.tz)).isoformat(timespec="seconds"),
        "users": [user(workspace, each) for each in workspace.users.values() if not each.deleted],
        "conversations": [
            conversation(workspace, me, each) for each in workspace.channels.values() if workspace.may_see(me.id, each)
        ],
        "command": command and {"name": command.name, "hint": command.hint, "description": command.description},
        "shortcuts": [{name: each[name] for name in ("callback_id", "name", "type")} for each in app.shortcuts],
        "bot": {"id": app.bot_id, "name": app.name, "user_id": app.user_id, "home": app.home},
    }


def user(workspace: Workspace, one: User) -> Shown:
    return {
        "id": one.id,
        "name": one.name,
        "real_name": one.real_name,
        "avatar_color": COLOURS[sum(map(ord, one.id)) % len(COLOURS)],
        "is_bot": one.kind == "bot",
        "title": one.title,
        "here": not one.deleted,
        "kind": one.kind,
    }


def conversation(workspace: Workspace, me: User, one: Channel) -> Shown:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "shared": one.shared,
        "bot_in": workspace.app.user_id in one.members,
        "with": next(iter(one.members - {me.id}), None) if one.kind == "dm" else None,
        "unread": workspace.unread(me.id, one),
        "topic": one.topic,
    }


def messages(workspace: Workspace, me: str, place: Channel) -> list[Shown]:
    """What stands in the channel itself for this person."""
    return [
        message(workspace, me, place, one)
        for one in place.messages.values()
        if seen_by(me, one) and (one.thread_ts is None or one.broadcast)
    ]


def thread(workspace: Workspace, me: str, place: Channel, ts: str) -> list[Shown]:
    root = [place.messages[ts]] if ts in place.messages else []
    return [message(workspace, me, place, one) for one in [*root, *place.thread(ts)] if seen_by(me, one)]


def seen_by(me: str, one: Message) -> bool:
    return one.ephemeral_to in (None, me)


def message(workspace: Workspace, me: str, place: Channel, one: Message) -> Shown:
    """Times are in the person's own zone."""
    of_thread = shapes.thread(place, one)
    zone = ZoneInfo(workspace.users[me].tz)
    return {
        "ts": one.ts,
        "user": one.user,
        "bot": one.by_bot or one.user == SLACKBOT,
        "text": one.text,
        "blocks": one.blocks,
        "time": moment_of(one.ts).astimezone(zone).isoformat(timespec="seconds"),
        "edited": one.edited_times > 0,
        "edited_times": one.edited_times,
        "ephemeral": one.ephemeral_to is not None,
        "thread_ts": one.thread_ts,
        "reply_count": of_thread.get("reply_count", 0),
        "reply_users": of_thread.get("reply_users", []),
        "latest_reply": of_thread.get("latest_reply"),
        "broadcast": one.broadcast,
        "metadata": one.metadata,
        "files": one.files,
    }


def view(workspace: Workspace, one: View | None) -> Shown | None:
    return shapes.view(workspace, one) if one else None


def told(workspace: Workspace, me: str, change: Change) -> list[tuple[str, Shown]]:
    """The stream's events that a change means for this person: name and data."""
    if change.to not in (None, me):
        return []
    facts = change.facts
    if change.kind == "view":
        return [("view", {"view": view(workspace, facts["view"]), "kind": facts["kind"]})]
    if change.kind == "home":
        return [("home", {})]
    if change.kind == "clock":
        local = workspace.clock.now().astimezone(ZoneInfo(workspace.users[me].tz))
        return [("clock", {"now": local.isoformat(timespec="seconds")})]
    if change.kind != "message":
        return [(change.kind, facts)]
    place = workspace.channels.get(facts["channel"])
    if place is None or not workspace.may_see(me, place):
        return []
    unread = {"channel": place.id, "n": workspace.unread(me, place)}
    return [("message", facts), ("unread", unread)]
