"""The outbox: gathers what is due into posts, sends each once, edits what has changed. Slack is never called inside a
transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Lock, Thread

from slack_sdk import WebClient

from bot.i18n import Say
from bot.outbox import calls
from bot.outbox.verdict import Fate, Verdict, judge
from bot.usecases import posts
from bot.usecases.identity import keep_channel
from bot.usecases.posts import Claimed, StaleChannel, Target
from bot.views.parts import Message
from bot.views.posts import render
from storage.engine import Store

Clients = Callable[[int], WebClient]
"""The Web API of one of our workspaces: no retries of its own, or messages go out twice."""

POLL = 5.0
"""Seconds between two looks at the most: another process may have written."""
BREATH = 0.5
"""Seconds between two looks at the least, when what is due cannot go out yet."""
PACE = timedelta(seconds=1)
"""Slack takes about one message a second and channel."""
MENDING = 60.0
"""Seconds until a post is tried again that could not be drawn, or whose channel could not be looked at."""

log = logging.getLogger(__name__)


class Outbox:
    """One a process. `drain` sends everything that may go out now; `start` does so whenever there is something."""

    def __init__(self, store: Store, clients: Clients, *, pace: timedelta = PACE) -> None:
        self._store = store
        self._clients = clients
        self._pace = pace
        self._last: dict[Target, datetime] = {}
        self._draining = Lock()
        self._woken = Event()
        self._stopping = Event()
        self._thread: Thread | None = None
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

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            pause = POLL
            try:
                self.drain()
                pause = self._pause()
            except Exception:  # the thread must outlive whatever befalls one round
                log.exception("The outbox stumbled; it goes on.")
            self._woken.wait(pause)

    def _pause(self) -> float:
        next_at = posts.next_at(self._store)
        if next_at is None:
            return POLL
        return min(max((next_at - self._store.now()).total_seconds(), BREATH), POLL)

    # -- one round --------------------------------------------------------------------------------------------------

    def drain(self) -> int:
        """Send everything that may go out now, edits too. Returns how many messages and edits reached Slack."""
        with self._draining:
            done, tried = 0, set[int]()
            while not self._stopping.is_set() and posts.is_anything_due(self._store):
                posts.recover(self._store)
                posts.gather(self._store)
                ready = [(post, target) for post, target in self._sendable() if post not in tried]
                edits = [post for post in posts.editable(self._store) if -post not in tried]
                if not ready and not edits:
                    break
                done += sum(self._send(post, target) for post, target in ready) + sum(map(self._edit, edits))
                tried |= {post for post, _ in ready} | {-post for post in edits}
            return done

    def _sendable(self) -> list[tuple[int, Target]]:
        """At most one post for each place, and none where one went out a moment ago."""
        now = self._store.now()
        self._last = {target: at for target, at in self._last.items() if timedelta(0) <= now - at < self._pace}
        first: dict[Target, int] = {}
        for post, target in posts.sendable(self._store, self._last):
            first.setdefault(target, post)
        return [(post, target) for target, post in first.items()]

    def _send(self, post_id: int, target: Target) -> int:
        claimed = self._claim(post_id, posts.claim)
        if claimed is None:
            return 0
        message = self._drawn(claimed)
        if message is None:
            posts.refused(self._store, claimed, "not drawn", MENDING)
            return 0
        self._last[target] = self._store.now()
        try:
            answer = calls.post(self._clients(claimed.workspace), claimed, message)
        except Exception as error:  # noqa: BLE001 - whatever broke, the message may have been on its way
            self._settle(claimed, judge(error))
            return 0
        posts.sent(self._store, claimed, answer["channel"], answer["ts"])
        return 1

    def _claim(self, post_id: int, take: Callable[[Store, int], Claimed | StaleChannel | None]) -> Claimed | None:
        try:
            claimed = take(self._store, post_id)
            if isinstance(claimed, StaleChannel):
                claimed = take(self._store, post_id) if self._looked(post_id, claimed) else None
        except Exception:  # one post that cannot be claimed must not stop the others
            log.exception("A post could not be claimed; it is put off.")
            posts.put_off(self._store, post_id, "not claimed", MENDING)
            return None
        return claimed if isinstance(claimed, Claimed) else None

    def _looked(self, post_id: int, stale: StaleChannel) -> bool:
        """Who reads along in a channel, asked right before something internal goes there; not known = not posted."""
        try:
            seen = calls.look(self._clients(stale.workspace), stale.slack_id)
        except Exception as error:  # noqa: BLE001 - fail closed, whatever broke
            verdict = judge(error)
            if verdict.fate is Fate.NEVER:
                posts.undeliverable(self._store, post_id, verdict.error)
            else:
                posts.put_off(self._store, post_id, verdict.error, verdict.after or MENDING)
            return False
        keep_channel(self._store, stale.workspace, stale.slack_id, seen, self._store.now())
        return True

    def _drawn(self, claimed: Claimed) -> Message | None:
        """The message as of now, in the reader's language; None when a mistake of ours is in the way."""
        try:
            loaded = posts.load(self._store, claimed.id, self._store.now())
            return render(loaded.post, Say(loaded.language))
        except Exception:  # one post that cannot be drawn must not stop the others
            log.exception("A post could not be drawn.")
            return None

    # -- Slack ------------------------------------------------------------------------------------------------------

    def _settle(self, claimed: Claimed, verdict: Verdict) -> None:
        log.warning("A message was not sent: %s (%s).", verdict.error, verdict.fate)
        if verdict.fate is Fate.LATER:
            posts.refused(self._store, claimed, verdict.error, verdict.after)
        elif verdict.fate is Fate.NEVER:
            posts.undeliverable(self._store, claimed, verdict.error)
        else:
            posts.uncertain(self._store, claimed, verdict.error)

    def _edit(self, post_id: int) -> int:
        claimed = self._claim(post_id, posts.claim_edit)
        if claimed is None:
            return 0
        message = self._drawn(claimed)
        if message is None:
            posts.edit_later(self._store, claimed, "not drawn", MENDING)
            return 0
        try:
            calls.edit(self._clients(claimed.workspace), claimed, message)
        except Exception as error:  # noqa: BLE001 - an edit may be repeated, whatever broke
            self._settle_edit(claimed, judge(error))
            return 0
        posts.edited(self._store, claimed)
        return 1

    def _settle_edit(self, claimed: Claimed, verdict: Verdict) -> None:
        if verdict.fate is Fate.NEVER:
            posts.gone(self._store, claimed, verdict.error)
        else:
            posts.edit_later(self._store, claimed, verdict.error, verdict.after or MENDING)
