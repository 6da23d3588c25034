"""A Slack that fails at random, and what its members would count in the end."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from threading import Lock
from typing import Any

from bot.sandbox.faults import Fault, Faults
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Change

MIX = {
    "ok": 50,
    "ratelimited": 8,
    "500_before": 6,
    "500_after": 8,
    "fatal_error_after": 5,
    "lost_answer": 8,
    "hang": 8,
    "reset": 7,
}
"""Percent of `chat.postMessage` (`reliability.md` §4.3); a reset is an answer lost before anything was done."""
ELSEWHERE = {"ok": 88, "ratelimited": 3, "500_before": 3, "reset": 3, "lost_answer": 3}
"""Of every other call of the outbox, its look-up first of all."""
OUTBOX = ("conversations.info", "chat.update", "chat.delete", "conversations.history", "conversations.replies")
HELD = {"ratelimited": 1.0, "hang": 1.0}
"""Seconds: Retry-After, and how long an answer is held back that never comes."""


class Weather(Faults):
    """Faults by chance, the same ones for the same seed and order of calls; `clear` ends them."""

    def __init__(self, seed: int, mix: Mapping[str, int] = MIX, *, seconds: Mapping[str, float] = HELD) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self._mix, self._seconds = dict(mix), {**HELD, **seconds}
        self._chance = random.Random(seed)
        self._rolling = Lock()

    def take(self, method: str, channel: str | None) -> Fault | None:
        mix = self._mix if method == "chat.postMessage" else ELSEWHERE if method in OUTBOX and self._mix else {}
        if not mix:
            return super().take(method, channel)
        with self._rolling:
            [kind] = self._chance.choices([*mix], [*mix.values()])
            self.seen[kind] += 1
        return None if kind == "ok" else Fault(kind, None, self._seconds.get(kind, 0.0))

    def clear(self) -> None:
        super().clear()
        self._mix = {}

    def over(self, sandbox: Sandbox) -> Weather:
        """Let it rule over this sandbox from now on."""
        sandbox.faults = sandbox.api.faults = self
        return self


class Members:
    """What everybody in the channels could see, and what was there once and was taken away."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.deleted = 0
        sandbox.workspace.listeners.append(self._hear)

    def _hear(self, change: Change) -> None:
        self.deleted += change.kind == "message" and change.facts["kind"] == "delete"

    def copies(self) -> Counter[str]:
        """How often each occasion is to be seen, by its id."""
        seen: Counter[str] = Counter()
        self._sandbox.api.come_true(self._sandbox.clock.now())
        with self._sandbox.workspace.lock:
            for channel in self._sandbox.workspace.channels.values():
                for message in channel.messages.values():
                    seen.update(occasions(message.metadata))
        return seen


def occasions(metadata: dict[str, Any] | None) -> list[str]:
    """The ids of the occasions a message speaks of."""
    items = (metadata or {}).get("event_payload", {}).get("items", "")
    return items.split(",") if items else []
