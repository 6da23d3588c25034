"""Keeps a workspace in a JSON file, so that a demo goes on where it stopped."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.sandbox.files import File
from bot.sandbox.values import Channel, Message, User, View
from bot.sandbox.workspace import Change, Workspace


def keeper(workspace: Workspace, path: Path) -> Callable[[], None]:
    """Something to call after each request: writes the file when anything has changed."""
    changed: list[Change] = []
    workspace.listeners.append(changed.append)

    def keep() -> None:
        with workspace.lock:
            if changed:
                changed.clear()
                save(workspace, path)

    return keep


def save(workspace: Workspace, path: Path) -> None:
    """Write the file in one step: it is whole at every moment."""
    with workspace.lock:
        text = json.dumps(as_json(workspace), ensure_ascii=False)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def as_json(workspace: Workspace) -> dict[str, Any]:
    channels = [
        {**asdict(each), "members": sorted(each.members), "messages": [asdict(one) for one in each.messages.values()]}
        for each in workspace.channels.values()
    ]
    return {
        "shift": workspace.clock.shift.total_seconds(),
        "users": [asdict(user) for user in workspace.users.values()],
        "channels": channels,
        "read": [[user, channel, ts] for (user, channel), ts in workspace.read.items()],
        "files": [file_kept(file) for file in workspace.files.known.values() if file.shown_from is not None],
        "homes": [asdict(view) for view in workspace.views.homes.values()],
    }


def load(workspace: Workspace, path: Path) -> bool:
    """Take up what was kept; False when there is nothing."""
    if not path.exists():
        return False
    kept = json.loads(path.read_text(encoding="utf-8"))
    with workspace.lock:
        workspace.clock.shift = timedelta(seconds=kept["shift"])
        workspace.users = {each["id"]: User(**each) for each in kept["users"]}
        workspace.channels = {each["id"]: channel_from(each) for each in kept["channels"]}
        workspace.read.update({(user, channel): ts for user, channel, ts in kept["read"]})
        workspace.files.known = {each["id"]: file_from(each) for each in kept.get("files", ())}
        workspace.views.homes = {each["user"]: View(**each) for each in kept["homes"]}
    return True


def channel_from(kept: dict[str, Any]) -> Channel:
    messages = {one["ts"]: Message(**one) for one in kept["messages"]}
    return Channel(**{**kept, "members": set(kept["members"]), "messages": messages})


def file_kept(file: File) -> dict[str, Any]:
    return {**asdict(file), "content": b64encode(file.content).decode(), "shown_from": str(file.shown_from)}


def file_from(kept: dict[str, Any]) -> File:
    shown_from = datetime.fromisoformat(kept["shown_from"])
    return File(**{**kept, "content": b64decode(kept["content"]), "shown_from": shown_from})
