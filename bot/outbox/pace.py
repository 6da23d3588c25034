"""When the next call may be made: Slack's limits, and what it told us to wait (docs.slack.dev: rate limits)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.usecases.posts import Target

POST, EDIT, LOOK, READ = "chat.postMessage", "chat.update", "conversations.info", "conversations.history"
AROUND = "users.conversations"
PUBLISH, UNASKED = "views.publish", "views.publish, unasked"
EVERYTHING = "*"
MINUTE = timedelta(minutes=1)
A_MINUTE = {EDIT: 50, LOOK: 50, READ: 50, AROUND: 50, PUBLISH: 100, UNASKED: 60}
"""Calls a minute and workspace that Slack is sure to take. What nobody waits for leaves room for who does."""
LIMITED = timedelta(minutes=15)
"""How long after a refusal history is read once a minute at the most."""

Clock = Callable[[], datetime]
Key = TypeVar("Key")


class Holds(Generic[Key]):
    """Until when what is held. When the clock steps back nothing is: a moment too early only costs a refusal."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._until: dict[Key, tuple[datetime, datetime]] = {}

    def hold(self, key: Key, wait: timedelta) -> None:
        now = self._now()
        self._until[key] = (now, now + wait)

    def release(self, key: Key) -> None:
        self._until.pop(key, None)

    def __contains__(self, key: Key) -> bool:
        since, until = self._until.get(key, (None, None))
        if since is None or until is None:
            return False
        if since <= self._now() < until:
            return True
        del self._until[key]
        return False

    def __iter__(self) -> Iterator[Key]:
        return (key for key in list(self._until) if key in self)


class Pace:
    """One message a second and channel; per method and workspace what Slack takes, and not before it said.

    Asked by one thread. Without a gap only what Slack says holds anything up.
    """

    def __init__(self, now: Clock, gap: timedelta) -> None:
        self._now, self._gap = now, gap
        self._posted: Holds[Target] = Holds(now)
        self._refused: Holds[Target] = Holds(now)
        self._methods: Holds[tuple[int, str]] = Holds(now)
        self._limited: Holds[int] = Holds(now)
        self._made: dict[tuple[int, str], deque[datetime]] = defaultdict(deque)

    def may_post(self, target: Target) -> bool:
        return target not in self._posted and target not in self._refused and self.may(target[0], POST)

    def posted(self, target: Target) -> None:
        self._posted.hold(target, self._gap)

    def refused_there(self, target: Target, seconds: float) -> None:
        """Slack refuses a message: its channel has had enough; when two channels have, it is the workspace."""
        wait = timedelta(seconds=seconds)
        if any(other[0] == target[0] and other != target for other in self._refused):
            self._methods.hold((target[0], POST), wait)
        self._refused.hold(target, wait)

    def may(self, workspace: int, method: str) -> bool:
        """Whether a call of the method may be made now."""
        if (workspace, EVERYTHING) in self._methods or (workspace, method) in self._methods:
            return False
        now, made = self._now(), self._made[workspace, method]
        while made and not timedelta(0) <= now - made[0] < MINUTE:
            made.popleft()
        return not self._gap or len(made) < A_MINUTE.get(method, len(made) + 1)

    def made(self, workspace: int, method: str) -> None:
        """Count a call. History is read once a minute for a while after Slack has refused it."""
        self._made[workspace, method].append(self._now())
        if method == READ and workspace in self._limited:
            self._methods.hold((workspace, READ), MINUTE)

    def refused(self, workspace: int, method: str, seconds: float) -> None:
        """Slack refuses the method, or everything, for so long."""
        if method == READ:
            self._limited.hold(workspace, LIMITED)
            seconds = max(seconds, MINUTE.total_seconds())
        self._methods.hold((workspace, method), timedelta(seconds=seconds))
