"""Moving the demo's clock: whatever falls due on the way happens at its own moment, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.sandbox.clock import Clock
from storage.engine import Store
from storage.tables import Handover, Occasion, Post

FAR = timedelta(days=400)
"""How far "the next reminder" is looked for."""
PAST = timedelta(seconds=1)
"""How far past a due moment the clock is set: the database's own clock counts thousandths."""


class Moving:
    """One clock for sandbox and bot. `settle` lets the bot look for what is due and send it."""

    def __init__(self, store: Store, clock: Clock, settle: Callable[[], None]) -> None:
        self.store, self.clock, self.settle = store, clock, settle
        self.follow()

    def follow(self) -> None:
        """The store's clock stands where the sandbox's does."""
        self.store.shift = self.clock.shift

    def by(self, span: timedelta) -> datetime:
        return self.to(self.clock.now() + span)

    def to(self, moment: datetime) -> datetime:
        """Go to a moment, by way of everything that is due until then."""
        self.settle()
        while (due := self.next_due()) is not None and due <= moment:
            self._stand_at(due + PAST)
        self._stand_at(moment)
        return self.clock.now()

    def to_next(self) -> datetime:
        """Go to the next thing that people will see; stay when nothing is ahead."""
        self.settle()
        said, end = self._said(), self.clock.now() + FAR
        while self._said() == said and (due := self.next_due()) is not None and due < end:
            self._stand_at(due + PAST)
        return self.clock.now()

    def _stand_at(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        self.follow()
        self.settle()

    def next_due(self) -> datetime | None:
        """The first moment ahead at which the bot has something to do."""
        now = self.store.now()
        waiting = (
            select(func.min(Handover.next_due_at)).where(Handover.next_due_at > now),
            select(func.min(Occasion.due_at)).where(Occasion.state == "pending", Occasion.due_at > now),
            select(func.min(Post.next_at)).where(Post.state == "ready", Post.next_at > now),
        )
        with self.store.read() as session:
            found = [moment for query in waiting if (moment := session.scalar(query)) is not None]
        return min(found, default=None)

    def _said(self) -> int:
        """A number that grows with every message sent and every edit made."""
        shown = select(func.coalesce(func.sum(Post.shown + 1), 0)).where(Post.ts.isnot(None))
        with self.store.read() as session:
            return session.scalar(shown) or 0
