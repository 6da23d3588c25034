"""The outbox: gathers what is due into posts, sends each once, edits what has changed. Slack is never called inside a
transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Lock, Thread
from time import monotonic

from bot.outbox.looking import Lookout
from bot.outbox.pace import EDIT, Pace
from bot.outbox.rereading import Rereader
from bot.outbox.searching import Searcher
from bot.outbox.sending import Clients, Sender
from bot.usecases import posts
from bot.usecases.posts import TIMES, Target, Times
from storage.engine import BUSY, Store

POLL = 5.0
"""Seconds between two looks at the most: another process may have written."""
BREATH = 0.5
"""Seconds between two looks at the least, when what is due cannot go out yet."""
PACE = timedelta(seconds=1)
"""Slack takes about one message a second and channel."""

log = logging.getLogger(__name__)


class Outbox:
    """One a process. `drain` sends everything that may go out now; `start` does so whenever there is something."""

    def __init__(
        self,
        store: Store,
        clients: Clients,
        *,
        pace: timedelta = PACE,
        times: Times = TIMES,
        sure: Callable[[], bool] = lambda: True,
    ) -> None:
        """`sure`: whether the clock is believed; while it is not, nothing is sent and nothing is looked for."""
        self._store = store
        self._sure = sure
        self._times = times
        self._pace = Pace(store.now, pace)
        self._sender = Sender(store, clients, self._pace, times)
        self._lookout = Lookout(store, clients, self._pace, times, self._sender)
        self._searcher = Searcher(store, clients, self._pace, times)
        self._rereader = Rereader(store, clients, self._pace, times)
        self._draining = Lock()
        self._woken = Event()
        self._stopping = Event()
        self._thread: Thread | None = None
        self.seen = monotonic()
        """When it last showed itself (monotonic seconds): a dead or stuck thread is invisible otherwise."""
        store.on_commit(self._woken.set)

    # -- the thread -------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._thread = Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the message in flight, and end."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(timeout=15)

    def wake(self) -> None:
        """Look now: the clock was moved, or another process may have written."""
        self._woken.set()

    def trouble(self) -> str | None:
        """Slack's code for why nothing can be sent, where that is so; None when all is well as far as is known."""
        return self._sender.trouble()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            pause = POLL
            try:
                self.drain()
                pause = self._wait()
            except BUSY:
                log.warning("The database was busy; the outbox looks again in a moment.")
                pause = BREATH
            except Exception:  # the thread must outlive whatever befalls one round
                log.exception("The outbox stumbled; it goes on.")
            self.seen = monotonic()
            self._woken.wait(pause)

    def _wait(self) -> float:
        next_at = posts.next_at(self._store)
        if next_at is None:
            return POLL
        return min(max((next_at - self._store.now()).total_seconds(), BREATH), POLL)

    # -- one round --------------------------------------------------------------------------------------------------

    def drain(self) -> int:
        """Send everything that may go out now, edits too. Returns how many messages and edits reached Slack."""
        with self._draining:
            done, tried = 0, set[int]()
            while self._goes_on() and posts.is_anything_due(self._store):
                posts.recover(self._store, self._times)
                posts.gather(self._store)
                ready = [each for each in self._sendable() if each[0] not in tried]
                edits = [each for each in posts.editable(self._store) if -each[0] not in tried]
                edits = [each for each in edits if self._pace.may(each[1], EDIT)]
                if not (ready or edits) and not (self._searcher.search() or self._rereader.read()):
                    break
                self._lookout.look_ahead(post for post, _ in (*ready, *edits))
                done += self._send(ready) + self._edit(edits)
                tried |= {post for post, _ in ready} | {-post for post, _ in edits}
            return done

    def _sendable(self) -> list[tuple[int, Target]]:
        """At most one post for each place, and none where one went out a moment ago."""
        return [(post, target) for post, target in posts.sendable(self._store) if self._pace.may_post(target)]

    def _send(self, ready: list[tuple[int, Target]]) -> int:
        done = 0
        for post, target in ready:
            if not self._goes_on() or not self._pace.may_post(target):
                continue
            done += self._sender.send(post, target)
        return done

    def _edit(self, edits: list[tuple[int, int]]) -> int:
        done = 0
        for post, workspace in edits:
            if not self._goes_on() or not self._pace.may(workspace, EDIT):
                continue
            done += self._sender.edit(post, workspace)
        return done

    def _goes_on(self) -> bool:
        """Between two messages: whether there is to be another."""
        self.seen = monotonic()
        return not self._stopping.is_set() and self._sure()
