"""Looks into channels for messages whose answer was lost, and deletes twins; half a window proves nothing."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.outbox import calls
from bot.outbox.pace import READ, Pace
from bot.outbox.sending import Clients
from bot.outbox.verdict import RATE, UNREADABLE, judge
from bot.usecases import posts
from bot.usecases.posts import Copy, Place, Search, Times
from storage.engine import Store

log = logging.getLogger(__name__)


@dataclass
class Window:
    """A reading under way: what was asked when it began, how far it is, and what it has found."""

    search: Search
    channel: str
    cursor: str | None = None
    found: dict[str, list[Copy]] = field(default_factory=lambda: defaultdict(list))


class Searcher:
    """One for each outbox. Windows half read are kept in memory; after a restart they are begun anew."""

    def __init__(self, store: Store, clients: Clients, pace: Pace, times: Times) -> None:
        self._store, self._clients, self._pace, self._times = store, clients, pace, times
        self._windows: dict[Place, Window] = {}
        self._failures: dict[Place, int] = defaultdict(int)

    def search(self) -> int:
        """Answer what is asked of the places that may be read now. Returns of how many it is decided now."""
        free = (place for place in posts.to_search(self._store) if self._pace.may(place.workspace, READ))
        return sum(self._search(place) for place in free)

    def _search(self, place: Place) -> int:
        asked = posts.begin_search(self._store, place, self._times)
        if asked is None:
            return 0
        try:
            window = self._window(asked)
            if window is None or not self._read(window):
                posts.search_later(self._store, asked, 0)
                return 0
        except Exception as error:  # noqa: BLE001 - whatever broke, nothing is proved
            return self._failed(asked, error)
        self._conclude(asked, window)
        return 1

    def _window(self, asked: Search) -> Window | None:
        """Where an earlier reading stopped, or a new one. None: which conversation it is may not be asked now."""
        window = self._windows.get(asked.place)
        if window is None:
            channel = asked.channel or self._conversation(asked)
            if channel is None:
                return None
            window = self._windows[asked.place] = Window(asked, channel)
        return window

    def _conversation(self, asked: Search) -> str | None:
        return calls.conversation(self._clients(asked.place.workspace), asked.person or "")

    def _read(self, window: Window) -> bool:
        """Whether the window could be read to its end; page by page, as fast as Slack lets us."""
        search, workspace = window.search, window.search.place.workspace
        while self._pace.may(workspace, READ):
            self._pace.made(workspace, READ)
            client = self._clients(workspace)
            page = calls.read(client, window.channel, search.thread_ts, search.oldest, window.cursor)
            for ts, metadata in page.messages:
                uid = str((metadata.get("event_payload") or {}).get("id"))
                if uid in search.doubts or uid in search.audits:
                    window.found[uid].append((window.channel, ts))
            if page.cursor is None:
                return True
            window.cursor = page.cursor
        return False

    def _failed(self, asked: Search, error: Exception) -> int:
        """Later, unless the place is not ours to read: then the workspace's policy decides now."""
        place, verdict = asked.place, judge(error)
        if verdict.error in UNREADABLE:
            log.warning("A place cannot be searched for what was sent there: %s.", verdict.error)
            self._forget(place)
            posts.cannot_search(self._store, asked)
            return 1
        if verdict.error in RATE:
            self._pace.refused(place.workspace, READ, verdict.after or 1.0)
            posts.search_later(self._store, asked, verdict.after or 1.0)
            return 0
        if verdict.error == "invalid_cursor":
            self._windows.pop(place, None)
        self._failures[place] += 1
        pause = self._times.look_again * 2.0 ** min(self._failures[place] - 1, 20)
        posts.search_later(self._store, asked, min(pause, self._times.longest_pause).total_seconds())
        return 0

    def _conclude(self, asked: Search, window: Window) -> None:
        """Only for what was asked when the window began; the rest is asked anew."""
        self._forget(asked.place)
        answered, rest = posts.divided(asked, window.search)
        if rest.doubts or rest.audits:
            posts.search_later(self._store, rest, 0)
        twins = posts.end_search(self._store, answered, window.found, self._times)
        if self._delete(asked.place.workspace, (copy for copies in twins.values() for copy in copies)):
            posts.audited(self._store, answered)

    def _delete(self, workspace: int, twins: Iterable[Copy]) -> bool:
        """Whether all are gone; what is left is looked at again when the lease of the search is over."""
        gone = True
        for channel, ts in twins:
            log.warning("A second copy of a message was found; it is deleted.")
            try:
                calls.delete(self._clients(workspace), channel, ts)
            except Exception as error:  # noqa: BLE001 - the others are deleted all the same
                log.warning("The copy could not be deleted: %s.", judge(error).error)
                gone = False
        return gone

    def _forget(self, place: Place) -> None:
        self._windows.pop(place, None)
        self._failures.pop(place, None)
