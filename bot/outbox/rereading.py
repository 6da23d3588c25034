"""After a backup was put back: reads each place since it was made, before anything is said there again."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.outbox import calls
from bot.outbox.pace import READ, Holds, Pace
from bot.outbox.sending import Clients
from bot.outbox.verdict import RATE, judge
from bot.usecases import posts
from bot.usecases.posts import SaidThere, Times, Unread
from storage.engine import Store

log = logging.getLogger(__name__)

Key = tuple[int, int | None, int | None]


class Rereader:
    """One for each outbox. A place that cannot be read is held: nothing is said there until it can, or somebody says
    `handover db resume`."""

    def __init__(self, store: Store, clients: Clients, pace: Pace, times: Times) -> None:
        self._store, self._clients, self._pace, self._times = store, clients, pace, times
        self._failed: Holds[Key] = Holds(store.now)
        self._failures: dict[Key, int] = defaultdict(int)
        self._readings: dict[Key, tuple[Iterator[SaidThere | None], list[SaidThere]]] = {}
        """How far a place was read when Slack had been asked as often as it lets us."""

    def read(self) -> int:
        """Read the places that have something to say. Returns how many were read to their end."""
        return sum(self._read(place) for place in posts.unread(self._store))

    def _read(self, place: Unread) -> int:
        key = (place.workspace, place.channel_id, place.person_id)
        if key in self._failed or not self._pace.may(place.workspace, READ):
            return 0
        reading, found = self._readings.setdefault(key, (self._found(place), []))
        try:
            for said in reading:
                if said is None:
                    return 0
                found.append(said)
        except Exception as error:  # noqa: BLE001 - whatever broke, what stands there is not known
            del self._readings[key]
            self._put_off(key, error)
            return 0
        del self._readings[key]
        posts.has_read(self._store, place, found)
        return 1

    def _put_off(self, key: Key, error: Exception) -> None:
        verdict = judge(error)
        log.warning("A place could not be read after a backup was put back: %s.", verdict.error)
        if verdict.error in RATE:
            self._pace.refused(key[0], READ, verdict.after or 1.0)
            return
        self._failures[key] += 1
        pause = self._times.look_again * 2.0 ** min(self._failures[key] - 1, 20)
        self._failed.hold(key, min(pause, self._times.longest_pause))

    def _found(self, place: Unread) -> Iterator[SaidThere | None]:
        """What of ours stands there since the backup: in the place itself, and in the threads below what is ours.

        None whenever Slack is not to be asked now.
        """
        channel = place.channel or calls.conversation(self._clients(place.workspace), place.person or "")
        threads = set(place.threads)
        for page in self._pages(place, channel, None):
            yield from _ours(page, channel) if page else (None,)
            threads |= set(page.threads if page else ())
        for thread in sorted(threads):
            for page in self._pages(place, channel, thread):
                yield from _ours(page, channel) if page else (None,)

    def _pages(self, place: Unread, channel: str, thread: str | None) -> Iterator[calls.Page | None]:
        cursor = None
        while True:
            while not self._pace.may(place.workspace, READ):
                yield None
            self._pace.made(place.workspace, READ)
            try:
                page = calls.read(self._clients(place.workspace), channel, thread, place.since, cursor)
            except SlackApiError as error:
                if judge(error).error == "thread_not_found":
                    return  # somebody deleted it
                raise
            yield page
            if (cursor := page.cursor) is None:
                return


def _ours(page: calls.Page, channel: str) -> Iterator[SaidThere]:
    for ts, metadata in page.messages:
        payload: dict[str, Any] = metadata.get("event_payload") or {}
        if str(metadata.get("event_type", "")).startswith("handover_") and payload.get("items"):
            yield SaidThere(str(payload.get("id")), tuple(str(payload["items"]).split(",")), channel, ts)
