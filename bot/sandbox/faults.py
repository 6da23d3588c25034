"""Everything that can go wrong between the bot and Slack, on demand."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

KINDS = (
    "500_before", "500_after", "fatal_error_after", "lost_answer", "reset", "hang", "html", "slow", "ratelimited",
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """kind: one of KINDS, or `error:<code>`. `seconds`: how long slow and hang take, and Retry-After."""

    kind: str
    channel: str | None
    seconds: float

    @property
    def after(self) -> bool:
        """Whether the call takes effect all the same."""
        return self.kind in ("500_after", "fatal_error_after", "lost_answer", "hang", "slow")


class Faults:
    """`next` spoils the coming calls of a method; `rate_limits` holds the bot to 1 message a second and channel."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[Fault]] = defaultdict(list)
        self.rate_limits = False
        self.released = threading.Event()
        self._last: dict[str, datetime] = {}
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

    def too_fast(self, method: str, channel: str | None, now: datetime) -> bool:
        """Whether this message comes within a second of the channel's last one."""
        if not self.rate_limits or method != "chat.postMessage" or channel is None:
            return False
        with self._lock:
            last = self._last.get(channel)
            if last is not None and timedelta(0) <= now - last < timedelta(seconds=1):
                return True
            self._last[channel] = now
        return False

    def wait(self, seconds: float) -> None:
        """Hold an answer back, until it is time or `release` is called."""
        self.released.wait(seconds)

    def clear(self) -> None:
        self.waiting.clear()
        self.rate_limits = False

    def release(self) -> None:
        """Let every held answer go (the server does so when it stops)."""
        self.released.set()
