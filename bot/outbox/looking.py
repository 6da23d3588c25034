"""Looking ahead: who reads along in the channels of a whole round is asked once, not once for each of them."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from bot.outbox import calls
from bot.outbox.pace import AROUND, Pace
from bot.outbox.sending import Clients, Sender
from bot.outbox.verdict import judge
from bot.usecases import posts
from bot.usecases.posts import Times
from storage.engine import Store

AT_ONCE = 1000
"""Posts whose channels are looked up at once."""
WORTH = 2
"""From so many channels on one list is fewer calls than a look at each."""

log = logging.getLogger(__name__)


class Lookout:
    """One for each outbox. What it cannot find out is looked at channel by channel, right before something is posted
    there: nothing is ever posted for want of an answer (`reliability.md` §6.1)."""

    def __init__(self, store: Store, clients: Clients, pace: Pace, times: Times, sender: Sender) -> None:
        self._store, self._clients, self._pace, self._times = store, clients, pace, times
        self._sender = sender

    def look_ahead(self, going_out: Iterable[int]) -> None:
        """`going_out`: ids of the posts that are to be sent or edited now."""
        waiting = list(islice(going_out, AT_ONCE))
        if len(waiting) < WORTH:
            return
        stale = defaultdict[int, set[str]](set)
        for workspace, channel in posts.unseen(self._store, waiting):
            stale[workspace].add(channel)
        for workspace, channels in stale.items():
            if len(channels) >= WORTH and self._pace.may(workspace, AROUND):
                self._look(workspace, channels)

    def _look(self, workspace: int, channels: set[str]) -> None:
        self._pace.made(workspace, AROUND)
        try:
            found = calls.look_around(self._clients(workspace), channels)
        except Exception as error:  # noqa: BLE001 - whatever broke, each channel is looked at alone
            verdict = judge(error)
            log.warning("The bot's channels could not be listed: %s.", verdict.error)
            self._pace.refused(workspace, AROUND, verdict.after or self._times.mending.total_seconds())
            if verdict.error != "missing_scope":  # a look at one channel needs less
                self._sender.stop(workspace, AROUND, verdict)
            return
        posts.keep_seen(self._store, workspace, found, self._store.now())
