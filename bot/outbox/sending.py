"""One message on its way, or one edit: claimed, drawn as of now, handed to Slack, and settled by what Slack says."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

from slack_sdk import WebClient

from bot.i18n import speaker
from bot.outbox import calls
from bot.outbox.pace import EDIT, EVERYTHING, LOOK, Pace
from bot.outbox.verdict import INSTALLATION, INSTALLATION_PAUSE, RATE, Fate, Verdict, judge
from bot.usecases import posts
from bot.usecases.identity import keep_channel
from bot.usecases.posts import Claimed, StaleChannel, Target, Times
from bot.views.parts import Message
from bot.views.posts import render
from storage.engine import BUSY, Store

Clients = Callable[[int], WebClient]
"""The Web API of one of our workspaces: no retries of its own, or messages go out twice."""

log = logging.getLogger(__name__)


class Sender:
    """Sends and edits."""

    def __init__(self, store: Store, clients: Clients, pace: Pace, times: Times) -> None:
        self._store, self._clients, self._pace, self._times = store, clients, pace, times
        self._mending = times.mending.total_seconds()
        self._trouble: dict[int, tuple[str, float]] = {}

    def trouble(self) -> str | None:
        """Slack's code for why nothing can be sent in a workspace: it is tried again while something waits."""
        for code, since in list(self._trouble.values()):
            if monotonic() - since < 2 * INSTALLATION_PAUSE:
                return code
        return None

    # -- a message --------------------------------------------------------------------------------------------------

    def send(self, post_id: int, target: Target) -> int:
        """Returns how many messages are known to have reached Slack: 1 or 0."""
        begun = monotonic()
        claimed = self._claim(post_id, posts.claim)
        if claimed is None:
            return 0
        message = self._drawn(claimed)
        if message is None:
            posts.refused(self._store, claimed, "not drawn", self._mending)
            return 0
        if not self._has_room(begun):
            posts.refused(self._store, claimed, "too late for its lease", 0)
            return 0
        self._pace.posted(target)
        try:
            answer = calls.post(self._clients(claimed.workspace), claimed, message)
        except Exception as error:  # noqa: BLE001 - whatever broke, the message may have been on its way
            self._settle(claimed, target, judge(error))
            return 0
        self._trouble.pop(claimed.workspace, None)
        if not posts.sent(self._store, claimed, answer["channel"], answer["ts"], self._times):
            self._take_back(claimed, answer["channel"], answer["ts"])
        return 1

    def _has_room(self, begun: float) -> bool:
        """Whether the call, however long it takes, ends within the lease; by the clock that nobody moves."""
        return monotonic() - begun + self._times.deadline.total_seconds() < self._times.lease.total_seconds()

    def _take_back(self, claimed: Claimed, channel: str, ts: str) -> None:
        """Another process has sent it meanwhile: this copy goes at once. The audit sees to it if that fails."""
        log.warning("A message arrived after another copy of it; it is deleted.")
        try:
            calls.delete(self._clients(claimed.workspace), channel, ts)
        except Exception as error:  # noqa: BLE001 - whatever broke, there is a second chance
            log.warning("The copy could not be deleted: %s.", judge(error).error)

    def _claim(self, post_id: int, take: Callable[..., Claimed | StaleChannel | None]) -> Claimed | None:
        try:
            claimed = take(self._store, post_id, self._times)
            if isinstance(claimed, StaleChannel):
                claimed = take(self._store, post_id, self._times) if self._looked(post_id, claimed) else None
        except BUSY:
            log.warning("The database was busy; the post is claimed in the next round.")
            return None
        except Exception:  # one post that cannot be claimed must not stop the others
            log.exception("A post could not be claimed; it is put off.")
            posts.put_off(self._store, post_id, "not claimed", self._mending)
            return None
        return claimed if isinstance(claimed, Claimed) else None

    def _looked(self, post_id: int, stale: StaleChannel) -> bool:
        """Who reads along in a channel, asked right before something internal goes there; not known = not posted."""
        if not self._pace.may(stale.workspace, LOOK):
            return False
        self._pace.made(stale.workspace, LOOK)
        try:
            seen = calls.look(self._clients(stale.workspace), stale.slack_id)
        except Exception as error:  # noqa: BLE001 - fail closed, whatever broke
            verdict = judge(error)
            self.stop(stale.workspace, LOOK, verdict)
            if verdict.fate is Fate.NEVER:
                posts.undeliverable(self._store, post_id, verdict.error)
            else:
                posts.put_off(self._store, post_id, verdict.error, verdict.after or self._mending)
            return False
        keep_channel(self._store, stale.workspace, stale.slack_id, seen, self._store.now())
        return True

    def _drawn(self, claimed: Claimed) -> Message | None:
        """The message as of now, in the reader's language; None when a mistake of ours is in the way."""
        try:
            loaded = posts.load(self._store, claimed.id, self._store.now())
            return render(loaded.post, speaker(loaded.language))
        except Exception:  # one post that cannot be drawn must not stop the others
            log.exception("A post could not be drawn.")
            return None

    def _settle(self, claimed: Claimed, target: Target, verdict: Verdict) -> None:
        log.warning("A message was not sent: %s (%s).", verdict.error, verdict.fate)
        if verdict.error in RATE:
            self._pace.refused_there(target, verdict.after or 1.0)
        else:
            self.stop(claimed.workspace, EVERYTHING, verdict)
        if verdict.fate is Fate.LATER:
            posts.refused(self._store, claimed, verdict.error, verdict.after, self._times)
        elif verdict.fate is Fate.NEVER:
            posts.undeliverable(self._store, claimed, verdict.error)
        else:
            posts.uncertain(self._store, claimed, verdict.error, self._times)

    def stop(self, workspace: int, method: str, verdict: Verdict) -> None:
        """What Slack refuses to the whole workspace is not asked again before its time."""
        if verdict.error in INSTALLATION:
            self._trouble[workspace] = verdict.error, monotonic()
            self._pace.refused(workspace, EVERYTHING, verdict.after or self._mending)
        elif verdict.error in RATE:
            self._pace.refused(workspace, method, verdict.after or 1.0)

    # -- an edit ----------------------------------------------------------------------------------------------------

    def edit(self, post_id: int, workspace: int) -> int:
        """Returns how many edits reached Slack: 1 or 0."""
        claimed = self._claim(post_id, posts.claim_edit)
        if claimed is None:
            return 0
        message = self._drawn(claimed)
        if message is None:
            posts.edit_later(self._store, claimed, "not drawn", self._mending)
            return 0
        self._pace.made(workspace, EDIT)
        try:
            calls.edit(self._clients(workspace), claimed, message)
        except Exception as error:  # noqa: BLE001 - an edit may be repeated, whatever broke
            self._settle_edit(claimed, judge(error))
            return 0
        self._trouble.pop(workspace, None)
        posts.edited(self._store, claimed)
        return 1

    def _settle_edit(self, claimed: Claimed, verdict: Verdict) -> None:
        self.stop(claimed.workspace, EDIT, verdict)
        if verdict.fate is Fate.NEVER:
            posts.gone(self._store, claimed, verdict.error)
        else:
            posts.edit_later(self._store, claimed, verdict.error, verdict.after or self._mending)
