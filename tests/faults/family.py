"""Processes of the bot that begin in a moment and can be killed at any."""

from __future__ import annotations

import json
import os
import secrets
import select
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from bot.sandbox.sandbox import Sandbox

HOUSE = Path(__file__).resolve().parents[2]
SCALE = {
    "deadline": 0.4,
    "lease": 1.0,
    "settle": 0.6,
    "audit": 2.0,
    "pause": 0.05,
    "longest_pause": 1.0,
    "mending": 0.2,
    "look_again": 0.1,
    "minute": 0.1,
    "limited": 0.3,
    "tick": 0.5,
    "unkept": 1.0,
}
"""Seconds, by the names of `Times`; then Slack's minute, how long history is read once in it after a refusal, how
long a tick may take, and how long it may fail at the database before health says so."""


@dataclass(frozen=True)
class Child:
    pid: int
    log: Path

    def kill(self) -> None:
        self.signal(signal.SIGKILL)

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def stands_still(self) -> bool:
        """Whether it was stopped, or has ended."""
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
        except FileNotFoundError:
            return True

    def wait(self, seconds: float) -> bool:
        """Whether it ended in time."""
        try:
            handle = os.pidfd_open(self.pid)
        except ProcessLookupError:
            return True
        try:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            return bool(poll.poll(seconds * 1000))
        finally:
            os.close(handle)


class Parent:
    """The warm parent (zygote.py): begins children, one at a time."""

    def __init__(self) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "HANDOVER_"))}
        self._lock = Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            cwd=HOUSE,
            env=clean,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begins(self, order: dict[str, Any]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


class Family:
    """The children of one test; they end with it."""

    def __init__(self, parent: Parent, folder: Path) -> None:
        self.folder = folder
        self.children: list[Child] = []
        self._parent = parent

    def begins(self, task: str, env: dict[str, str] | None = None, **order: Any) -> Child:
        """A new child at its task; `warm`: the parent itself delivers once, and has ended when this returns."""
        log = self.folder / f"child-{secrets.token_hex(4)}.log"
        given = {"task": task, "env": env or {}, "folder": str(self.folder), "log": str(log)}
        scale = SCALE | order.pop("scale", {})
        child = Child(self._parent.begins(given | order | {"scale": scale}), log)
        if child.pid:
            self.children.append(child)
        return child

    def bot(self, sandbox: Sandbox, database: str, **settings: str) -> Child:
        """`handover run` over Socket Mode."""
        env = {
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_APP_TOKEN": sandbox.app_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": database,
            "HANDOVER_TICK_SECONDS": "1",
            **settings,
        }
        return self.begins("run", env)

    def logs(self) -> str:
        return "".join(child.log.read_text() for child in self.children if child.log.exists())

    def end(self) -> None:
        for child in self.children:
            child.kill()
