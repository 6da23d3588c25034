"""Who and where, from our own tables; from Slack on first sight, and never inside a transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.call import Actor, Place
from bot.listeners.asking import (
    SECONDS,
    Installation,
    Unreachable,
    ask,
    channel_seen,
    hurried,
    installation,
    person_seen,
)
from bot.listeners.recent import Recent
from bot.rules.texts import N_, Refusal
from bot.settings import Settings
from bot.usecases import identity
from bot.usecases.changing import Stamp
from bot.usecases.identity import ChannelFacts, ChannelSeen, Defaults, PersonFacts, WorkspaceFacts
from storage.engine import Store

Clients = Callable[[int | None], WebClient]
"""The Web API for a workspace of ours; None where it is not known yet."""

NO_PERSON = N_("I cannot find that person in this workspace.")
NO_CHANNEL = N_("I cannot find that channel. If it is private, invite me there first.")
CLOSED = N_("{name}'s account in Slack is closed, so {name} cannot be planned any more.")
SEEN = timedelta(days=1)
"""How often it is written down that somebody is still in a channel."""
MOST = 10_000
NOBODY = {"user_not_found", "user_not_visible"}
HIDDEN = {"channel_not_found", "not_in_channel", "method_not_supported_for_channel_type"}


class Directory:
    """The workspace of this installation, and its people and channels."""

    def __init__(self, settings: Settings, store: Store, clients: Clients) -> None:
        self._store = store
        self._clients = clients
        self._installed: Installation | None = None
        self._learning = Lock()
        self._recent = Recent()
        self._members: dict[tuple[int, int], datetime] = {}
        """Until when it need not be written again that a person is in a channel."""
        self._defaults = Defaults(
            language=settings.language,
            tz=settings.timezone,
            country=settings.country,
            steps=settings.reminder_days,
            at_time=settings.reminder_time,
        )

    def installation(self) -> Installation:
        """Where we are installed; Slack is asked once, best before the first request."""
        if self._installed is None:
            with self._learning:
                if self._installed is None:
                    self._installed = installation(self._clients(None))
        return self._installed

    def workspace(self) -> WorkspaceFacts:
        here = self.installation()
        return self._recent(
            here.team, lambda: identity.workspace(self._store, here.enterprise, here.team, self._defaults)
        )

    def renew(self) -> None:
        """Who and where is read anew; other processes do so within seconds by themselves."""
        self._recent.clear()

    def client(self, workspace: int, seconds: float = SECONDS) -> WebClient:
        return hurried(self._clients(workspace), seconds)

    def person(self, workspace: int, slack_id: str) -> PersonFacts:
        """Raises Unreachable when a first look fails; a person seen before is taken as last seen."""
        known = self.known_person(workspace, slack_id)
        if known is not None and not known.stale(self._store.now()):
            return known
        try:
            user = ask(lambda: self.client(workspace).users_info(user=slack_id, include_locale=True))["user"]
        except SlackApiError as refused:
            if refused.response.get("error") not in NOBODY:
                raise
            raise Refusal(NO_PERSON) from None
        except Unreachable:
            if known is None:
                raise
            return known
        return self.keep_user(workspace, user)

    def keep_user(self, workspace: int, user: Mapping[str, Any]) -> PersonFacts:
        """Keep what Slack's user object says."""
        now = self._store.now()
        seen = person_seen(user, self.installation())
        closed = replace(seen, active_to=now.date()) if user.get("deleted") else seen
        kept = identity.keep_person(self._store, workspace, user["id"], closed, now)
        return self._recent.keep((workspace, "person", user["id"]), kept)

    def changed_user(self, workspace: int, user: Mapping[str, Any]) -> None:
        """Keep it; where an account closes or opens, or moves to another zone, its journeys are judged anew."""
        before = self.known_person(workspace, user["id"])
        kept = self.keep_user(workspace, user)
        if kept.active_to or (before and (before.active_to or before.tz != kept.tz)):
            from bot.usecases import people  # noqa: PLC0415 - planning is behind it, and people are let in before

            people.account_changed(self._store, self._told(workspace), kept.id)

    def meet(self, workspace: int, slack_id: str) -> Actor:
        """Somebody to be put on a journey: any person of the workspace whose account is open."""
        person = self.person(workspace, slack_id)
        if person.kind in {"stranger", "bot"}:
            raise Refusal(NO_PERSON)
        if person.active_to is not None:
            raise Refusal(CLOSED, name=person.name)
        return actor(person)

    def channel(self, workspace: int, slack_id: str, *, anew: bool = False) -> ChannelFacts:
        """Raises Unreachable when a first look fails; a channel seen before is taken as last seen.

        `anew`: something has changed, so what was last seen does not do. Slack hides a private channel without the
        bot: that is what we keep then.
        """
        known = self.known_channel(workspace, slack_id)
        now = self._store.now()
        if known is not None and not anew and not known.stale(now):
            return known
        try:
            seen = channel_seen(ask(lambda: self.client(workspace).conversations_info(channel=slack_id))["channel"])
        except SlackApiError as refused:
            if refused.response.get("error") not in HIDDEN:
                raise
            seen = ChannelSeen(name=known.name if known else "", private=True, shared=bool(known and known.shared))
        except Unreachable:
            if known is None or anew:
                raise
            return known
        kept = identity.keep_channel(self._store, workspace, slack_id, seen, now)
        if not kept.bot_in:
            self._members = {pair: until for pair, until in self._members.items() if pair[0] != kept.id}
        return self._recent.keep((workspace, "channel", slack_id), kept)

    def moved_channel(self, workspace: int, slack_id: str, became: str) -> None:
        identity.move_channel(self._store, workspace, slack_id, became)
        self._recent.clear()
        self.channel(workspace, became, anew=True)

    def in_channel(self, workspace: int, where: ChannelFacts | Place, person_id: int) -> None:
        """Somebody acts in a channel, so they are in it. Kept where we hear of their leaving: where the bot is too."""
        now = self._store.now()
        if where.id is None or not where.bot_in or self._members.get((where.id, person_id), now) > now:
            return
        identity.saw_member(self._store, workspace, where.id, person_id, now)
        if len(self._members) >= MOST:
            self._members.clear()
        self._members[(where.id, person_id)] = now + SEEN

    def joined_channel(self, workspace: int, where: ChannelFacts, person_id: int) -> None:
        """Who had left it and is back is asked nothing."""
        from bot.usecases import left_channel  # noqa: PLC0415 - as above

        self.in_channel(workspace, where, person_id)
        left_channel.came_back(self._store, self._told(workspace), where.id, person_id)

    def left_channel(self, workspace: int, channel_id: int, person_id: int) -> None:
        from bot.usecases import left_channel  # noqa: PLC0415 - as above

        left_channel.left(self._store, self._told(workspace), channel_id, person_id)
        self._members.pop((channel_id, person_id), None)

    def _told(self, workspace: int) -> Stamp:
        """Slack told it; nobody of ours did it."""
        return Stamp(workspace=workspace, by=None, at=self._store.now())

    def visit(self, workspace: int, slack_id: str) -> Place:
        """A channel somebody chose; one that Slack does not show us is refused."""
        facts = self.channel(workspace, slack_id)
        if facts.private and not facts.bot_in:
            raise Refusal(NO_CHANNEL)
        return place(facts)

    def known_person(self, workspace: int, slack_id: str) -> PersonFacts | None:
        """As last seen; None when never."""
        return self._recent((workspace, "person", slack_id), lambda: identity.person(self._store, workspace, slack_id))

    def known_channel(self, workspace: int, slack_id: str) -> ChannelFacts | None:
        return self._recent(
            (workspace, "channel", slack_id), lambda: identity.channel(self._store, workspace, slack_id)
        )


def actor(person: PersonFacts) -> Actor:
    return Actor(person.id, person.slack_id or "", person.name, person.kind, person.admin, person.tz or "")


def place(facts: ChannelFacts, *, seen: bool = True) -> Place:
    return Place(
        id=facts.id,
        slack_id=facts.slack_id,
        private=facts.private,
        shared=facts.shared or facts.pending,
        bot_in=facts.bot_in,
        seen=seen,
    )
