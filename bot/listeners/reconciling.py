"""Once a day Slack is asked again about the people and channels of live plans: an event may have been missed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from slack_sdk.errors import SlackApiError

from bot.listeners.asking import Unreachable, ask
from bot.listeners.identity import Directory
from bot.usecases import identity, people, reconciling
from bot.usecases.changing import Stamp
from bot.usecases.reconciling import Look
from storage.engine import Store

PEOPLE, CHANNELS = 20, 10
"""Looks in one round; a round a minute stays far below what Slack takes (docs.slack.dev: tiers 3 and 4)."""

log = logging.getLogger(__name__)


class Reconciliation:
    """Called once a minute by the ticker."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store, self._directory = store, directory

    def __call__(self) -> int:
        """Look at those whose day has come. Returns how many were looked at."""
        now = self._store.now()
        seen = self._look(reconciling.people(self._store, now, PEOPLE), self._person)
        return seen + self._look(reconciling.channels(self._store, now, CHANNELS), self._channel)

    def _look(self, looks: list[Look], at: Callable[[Look], None]) -> int:
        seen = 0
        for look in looks:
            try:
                at(look)
                seen += 1
            except Unreachable:
                reconciling.not_looked(self._store, look)
            except SlackApiError as refused:
                log.warning("Slack does not tell about somebody or something: %s.", refused.response.get("error"))
        return seen

    def _person(self, look: Look) -> None:
        """Whose account was closed, or opened again, or who moved to another zone, is planned for anew."""
        client = self._directory.client(look.workspace)
        user = ask(lambda: client.users_info(user=look.slack_id, include_locale=True))["user"]
        before = identity.person(self._store, look.workspace, look.slack_id)
        kept = self._directory.keep_user(look.workspace, user)
        if before and ((before.active_to is None) != (kept.active_to is None) or before.tz != kept.tz):
            stamp = Stamp(workspace=look.workspace, by=None, at=self._store.now())
            people.account_changed(self._store, stamp, kept.id)

    def _channel(self, look: Look) -> None:
        self._directory.channel(look.workspace, look.slack_id, anew=True)
