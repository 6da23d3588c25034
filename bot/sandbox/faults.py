"""Everything that can go wrong between the bot and Slack, on demand."""

from __future__ import annotations

import math
import threading
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

KINDS = (
    "500_before", "500_after", "fatal_error_after", "lost_answer", "reset", "hang", "html", "slow", "ratelimited",
    "late", "none",
)  # fmt: skip
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
TIERS = {
    "chat.update": 50, "chat.delete": 50, "conversations.history": 50, "conversations.replies": 50,
    "conversations.info": 50, "conversations.open": 50, "users.info": 100, "views.publish": 100,
}  # fmt: skip
"""Calls a minute and workspace that Slack is sure to take (docs.slack.dev: rate limits, tiers 3 and 4)."""


@dataclass(frozen=True)
class Fault:
    """kind: one of KINDS, or `error:<code>`. `none`: this call goes well, the fault that waits behind it does not.

    `seconds`: how long slow and hang take, after how long a call that was cut off takes effect (late), Retry-After.
    """

    kind: str
    channel: str | None
    seconds: float

    @property
    def after(self) -> bool:
        """Whether the call takes effect all the same."""
        return self.kind in ("500_after", "fatal_error_after", "lost_answer", "hang", "slow", "none")


class Faults:
    """`next` spoils the coming calls of a method.

    `rate_limits` holds the bot to 1 message a second and channel and to Slack's tiers; `per_minute` to figures of its
    own, whatever `rate_limits` says (history 1 a minute for apps sold outside the marketplace).
    """

    def __init__(self) -> None:
        self.waiting: dict[str, list[Fault]] = defaultdict(list)
        self.rate_limits = False
        self.per_minute: dict[str, int] = {}
        self.released = threading.Event()
        self._last: dict[str, datetime] = {}
        self._calls: dict[str, deque[datetime]] = defaultdict(deque)
        self._lock = threading.Lock()

    def next(
        self, method: str, kind: str, *, channel: str | None = None, times: int = 1, seconds: float = 30.0
    ) -> None:
        """Spoil the next `times` calls of the method (only those for `channel`, when given)."""
        if kind not in KINDS and not kind.startswith("error:"):
            raise ValueError(f"no such fault: {kind}")
        self.waiting[method] += [Fault(kind, channel, seconds)] * times

    def take(self, method: str, channel: str | None) -> Fault | None:
        """The fault meant for this call, if any; it is used up."""
        with self._lock:
            for fault in self.waiting[method]:
                if fault.channel in (None, channel):
                    self.waiting[method].remove(fault)
                    return fault
        return None

    def too_fast(self, method: str, channel: str | None, now: datetime) -> int | None:
        """Seconds to wait (Retry-After), when this call comes too soon; it does not count then."""
        with self._lock:
            if method == "chat.postMessage":
                return self._too_soon(channel, now)
            return self._too_many(method, now)

    def _too_soon(self, channel: str | None, now: datetime) -> int | None:
        """One message a second and channel."""
        if not self.rate_limits or channel is None:
            return None
        last = self._last.get(channel)
        if last is not None and timedelta(0) <= now - last < SECOND:
            return 1
        self._last[channel] = now
        return None

    def _too_many(self, method: str, now: datetime) -> int | None:
        most = self.per_minute.get(method, TIERS.get(method) if self.rate_limits else None)
        if most is None:
            return None
        calls = self._calls[method]
        while calls and not timedelta(0) <= now - calls[0] < MINUTE:
            calls.popleft()
        if len(calls) >= most:
            return math.ceil((calls[0] + MINUTE - now).total_seconds())
        calls.append(now)
        return None

    def wait(self, seconds: float) -> None:
        """Hold an answer back, until it is time or `release` is called."""
        self.released.wait(seconds)

    def clear(self) -> None:
        self.waiting.clear()
        self.rate_limits = False
        self.per_minute.clear()

    def release(self) -> None:
        """Let every held answer go (the server does so when it stops)."""
        self.released.set()
