"""Facts read a moment ago: who and where stays the same through a conversation, and each read costs as much as the
rest of the edge."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

SECONDS = 5.0
"""How long a change that came another way (another process, the outbox) may go unseen."""
MOST = 2000

Facts = TypeVar("Facts")


class Recent:
    """What was read lately, by key. None is not held."""

    def __init__(self) -> None:
        self._held: dict[Any, tuple[float, Any]] = {}

    def __call__(self, key: Any, read: Callable[[], Facts]) -> Facts:
        held = self._held.get(key)
        if held is not None and held[0] > monotonic():
            facts: Facts = held[1]
            return facts
        facts = read()
        if facts is not None:
            self.keep(key, facts)
        return facts

    def clear(self) -> None:
        self._held.clear()

    def keep(self, key: Any, facts: Facts) -> Facts:
        """What was just written counts from now."""
        if len(self._held) >= MOST:
            self._held.clear()
        self._held[key] = (monotonic() + SECONDS, facts)
        return facts
