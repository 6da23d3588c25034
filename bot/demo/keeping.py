"""The sandbox's workspace on disk, so that a demo goes on where it was left."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.values import Channel, Message, User
from bot.sandbox.workspace import Workspace

VERSION = 1
PAUSE = 0.5
"""Seconds between a change and its being written: changes come in bursts."""


def snapshot(workspace: Workspace) -> dict[str, Any]:
    with workspace.lock:
        return {
            "version": VERSION,
            "now": workspace.clock.now().isoformat(),
            "users": [asdict(user) for user in workspace.users.values()],
            "channels": [
                {**asdict(one), "members": sorted(one.members), "messages": [asdict(m) for m in one.messages.values()]}
                for one in workspace.channels.values()
            ],
            "read": [[*key, ts] for key, ts in workspace.read.items()],
        }


def restore(workspace: Workspace, clock: Clock, kept: dict[str, Any]) -> None:
    """Put everything back; the clock goes on from the moment it stood at."""
    with workspace.lock:
        clock.move_to(datetime.fromisoformat(kept["now"]))
        workspace.users.update({one["id"]: User(**one) for one in kept["users"]})
        for one in kept["channels"]:
            messages = {each["ts"]: Message(**each) for each in one["messages"]}
            workspace.channels[one["id"]] = Channel(**{**one, "members": set(one["members"]), "messages": messages})
        workspace.read.update({(user, channel): ts for user, channel, ts in kept["read"]})


def load(path: Path) -> dict[str, Any] | None:
    """What was kept, or None when there is nothing that this version can read."""
    if not path.exists():
        return None
    kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return kept if kept.get("version") == VERSION else None


def save(path: Path, kept: dict[str, Any]) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    draft.replace(path)


class Keeper:
    """Writes the workspace down soon after every change, in a thread of its own, and once more at the end."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self.workspace, self.path = workspace, path
        self._changed, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def start(self) -> None:
        self.workspace.listeners.append(lambda change: self._changed.set())
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._changed.set()
        self._thread.join()
        save(self.path, snapshot(self.workspace))

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._changed.wait()
            self._stopped.wait(PAUSE)
            self._changed.clear()
            save(self.path, snapshot(self.workspace))
