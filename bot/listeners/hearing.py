"""The edge for what Slack tells: an event becomes facts about channels and people that we know."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from bot.events import Hear
from bot.home.bell import Bell
from bot.listeners.identity import Directory
from bot.listeners.payload import Body
from bot.usecases.identity import ChannelFacts, PersonFacts

log = logging.getLogger(__name__)


class Hearing:
    """Takes events of our own workspace; what nobody asked for is acknowledged and forgotten."""

    def __init__(self, directory: Directory, bell: Bell, table: Mapping[str, Hear]) -> None:
        self._directory = directory
        self._bell = bell
        self._table = table

    def hear(self, body: Body) -> None:
        event = body.get("event") or {}
        hear = self._table.get(event.get("type", ""))
        if hear is None:
            return
        if self._directory.installation().team not in _teams(body):
            log.warning("an event of another workspace was passed over")
            return
        hear(event, _Lookout(self._directory, self._bell))


class _Lookout:
    """What an event may have looked at anew; a change of somebody we do not know is no news."""

    def __init__(self, directory: Directory, bell: Bell) -> None:
        self._directory = directory
        self._bell = bell
        self._workspace = directory.workspace().id
        self.me = directory.installation().user

    def channel(self, slack_id: str) -> None:
        if self._directory.known_channel(self._workspace, slack_id):
            self._directory.channel(self._workspace, slack_id, anew=True)

    def moved(self, slack_id: str, became: str) -> None:
        if self._directory.known_channel(self._workspace, slack_id):
            self._directory.moved_channel(self._workspace, slack_id, became)

    def person(self, user: Mapping[str, Any]) -> None:
        if self._directory.known_person(self._workspace, user["id"]):
            self._directory.changed_user(self._workspace, user)
            self._bell.touched(user["id"])

    def came(self, slack_id: str, channel: str) -> None:
        if pair := self._both(slack_id, channel):
            self._directory.joined_channel(self._workspace, pair[1], pair[0].id)
            self._bell.touched(slack_id)

    def went(self, slack_id: str, channel: str) -> None:
        if pair := self._both(slack_id, channel):
            self._directory.left_channel(self._workspace, pair[1].id, pair[0].id)
            self._bell.touched(slack_id)

    def home(self, slack_id: str) -> None:
        self._bell.opened(slack_id)

    def _both(self, slack_id: str, channel: str) -> tuple[PersonFacts, ChannelFacts] | None:
        """A person and a channel that we know both."""
        person = self._directory.known_person(self._workspace, slack_id)
        where = self._directory.known_channel(self._workspace, channel)
        return (person, where) if person and where else None


def _teams(body: Body) -> set[str | None]:
    """In a shared channel one event may be for several installations."""
    return {body.get("team_id"), *(part.get("team_id") for part in body.get("authorizations") or ())}
