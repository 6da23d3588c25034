"""Whose Home it is: our id of whom Slack names, who is looked up when they are seen for the first time."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError

from bot.listeners.asking import Unreachable
from bot.listeners.identity import Directory
from bot.rules.texts import Refusal

log = logging.getLogger(__name__)


class Acquaintances:
    """For the thread that publishes Homes: who cannot be looked up is drawn with their next opening."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def workspace(self) -> int:
        return self._directory.workspace().id

    def person(self, slack_id: str) -> int | None:
        try:
            return self._directory.person(self.workspace(), slack_id).id
        except (Refusal, Unreachable, SlackApiError) as unknown:
            log.warning("somebody who opened their Home could not be looked up: %s", type(unknown).__name__)
            return None
