"""How this process is: what `/healthz` and `/readyz` say, and what the watchdog ends it for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.rules.values import value
from bot.server.link import Link
from bot.usecases.backlog import Backlog, backlog
from storage.engine import Store

DEAF = 45.0
"""Seconds without a frame or a pong; pings go every 10."""

Fact = float | bool | str | Mapping[str, int]


@value
class Pulse:
    """A thread that should show itself: when it last did (monotonic seconds), and how long it may be silent."""

    name: str
    beat: Callable[[], float]
    limit: float

    def silent(self) -> float:
        return monotonic() - self.beat()


class Health:
    """Asked from any thread."""

    def __init__(self, store: Store, link: Link | None) -> None:
        self._store = store
        self._link = link
        self._trouble: Callable[[], str | None] = lambda: None
        self._pulses = (Pulse("link", lambda: link.heard, DEAF),) if link else ()

    def watch(self, pulses: Sequence[Pulse], trouble: Callable[[], str | None]) -> None:
        """What else must show itself from now on. `trouble` gives a code, mostly Slack's, for why nothing is sent."""
        self._pulses = (*pulses, *self._pulses)
        self._trouble = trouble

    def complaint(self) -> str | None:
        """What a restart would mend: a thread that has died, a link that is deaf."""
        silent = next((pulse for pulse in self._pulses if pulse.silent() > pulse.limit), None)
        return f"no sign of the {silent.name} for {silent.silent():.0f} seconds" if silent else None

    def alive(self) -> bool:
        return self.complaint() is None

    def ready(self) -> bool:
        """Whether a request would be answered now, and what follows from it sent."""
        connected = self._link is None or self._link.connected
        return self.alive() and connected and self._trouble() is None and self._database()

    def facts(self) -> dict[str, Fact]:
        """Name -> a figure, yes/no or a code of Slack's, without anything confidential."""
        facts: dict[str, Fact] = {"database": self._database()}
        if self._link:
            facts |= {"connected": self._link.connected, "connections": self._link.connections}
        if trouble := self._trouble():
            facts["trouble"] = trouble
        silences = {f"seconds_since_{pulse.name}": round(pulse.silent(), 1) for pulse in self._pulses}
        return {**facts, **silences}

    def standing(self) -> dict[str, Fact]:
        """The same, with what waits to be said and what could not be: asked of the database."""
        waiting = self.backlog()
        if waiting is None:
            return self.facts()
        return {**self.facts(), "posts": waiting.posts, "oldest_due_seconds": round(waiting.late, 1)}

    def backlog(self) -> Backlog | None:
        """None: the database does not answer."""
        try:
            return backlog(self._store, self._store.now())
        except SQLAlchemyError:
            return None

    def _database(self) -> bool:
        try:
            with self._store.read() as session:
                session.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True
