"""Moving the demo's clock: whatever falls due on the way happens at its own moment, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import RLock

from sqlalchemy import func, select

from bot.sandbox.sandbox import Sandbox
from bot.usecases import posts
from storage.engine import Store
from storage.tables import Handover, Meeting, Occasion, Person, Post, Workspace

FAR = timedelta(days=400)
"""How far ahead "the next reminder" is looked for."""
PAST = timedelta(seconds=1)
"""How far past a due moment the clock is set: the database's own clock counts thousandths."""
QUIETLY = "handover_put"
HURRIES = 30
"""Seconds of the demo's time that a queue of messages to one channel may take (one a second)."""


class Moving:
    """One clock for sandbox and bot. `work` lets the bot look for what is due and send it."""

    def __init__(self, store: Store, sandbox: Sandbox, work: Callable[[], object]) -> None:
        self._store, self._sandbox, self._work = store, sandbox, work
        self._turn = RLock()
        store.shift = sandbox.clock.shift

    def now(self) -> datetime:
        return self._sandbox.clock.now()

    def to(self, moment: datetime) -> None:
        """Go to a moment, by way of everything that is due until then."""
        with self._turn:
            self.settle()
            while (due := self._next_due()) is not None and due <= moment:
                self._stand_at(due + PAST)
            if moment > self.now():
                self._stand_at(moment)

    def to_next(self) -> None:
        """Go to the next moment at which people see something new; stay when there is none."""
        with self._turn:
            self.settle()
            said, end = self._said(), self.now() + FAR
            while self._said() == said and (due := self._next_due()) is not None and due < end:
                self._stand_at(due + PAST)

    def _stand_at(self, moment: datetime) -> None:
        self._set(moment)
        self.settle()

    def settle(self) -> None:
        """Work off what is due; a second message to a channel waits its second in the demo's time, not in ours."""
        with self._turn:
            self._work()
            for _ in range(HURRIES):
                waiting = posts.next_at(self._store)
                if waiting is None or waiting > self.now() + PAST:
                    return
                self._set(self.now() + PAST)
                self._work()

    def _set(self, moment: datetime) -> None:
        self._sandbox.move_to(moment)
        self._store.shift = self._sandbox.clock.shift

    def _next_due(self) -> datetime | None:
        """The first moment ahead at which the bot has something to do."""
        now = self.now()
        waiting = (
            select(func.min(Handover.next_due_at)).where(Handover.next_due_at > now),
            select(func.min(Meeting.next_due_at)).where(Meeting.next_due_at > now),
            select(func.min(Person.digest_at)).where(Person.digest_at > now),
            select(func.min(Workspace.questions_at)).where(Workspace.questions_at > now),
            select(func.min(Occasion.due_at)).where(Occasion.state == "pending", Occasion.due_at > now),
            select(func.min(Post.next_at)).where(Post.state == "ready", Post.next_at > now),
        )
        with self._store.read() as session:
            found = [moment for query in waiting if (moment := session.scalar(query)) is not None]
        return min(found, default=None)

    def _said(self) -> int:
        """A number that grows with every message sent and every edit made; what is told quietly reminds of nothing."""
        shown = select(func.coalesce(func.sum(Post.shown + 1), 0)).where(Post.ts.isnot(None), Post.type != QUIETLY)
        with self._store.read() as session:
            return session.scalar(shown) or 0
