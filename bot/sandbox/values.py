"""What a workspace is made of: the app, users, channels, messages, views."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

SLACKBOT = "USLACKBOT"


def numbers() -> Iterator[int]:
    """Numbers for ids; they do not come again after a restart."""
    return itertools.count(int(time.time() * 1000))


@dataclass(frozen=True)
class Command:
    """A slash command as the manifest has it."""

    name: str
    hint: str
    description: str
    should_escape: bool


@dataclass(frozen=True)
class AppFacts:
    """The app as its manifest describes it; ids are derived from its name."""

    name: str
    id: str
    bot_id: str
    user_id: str
    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[Command, ...]
    shortcuts: tuple[Mapping[str, str], ...]
    home: bool = False
    """Whether it has a Home tab."""


def app_of(manifest: Mapping[str, Any]) -> AppFacts:
    """Read a Slack app manifest (api.slack.com: app manifest reference)."""
    name = manifest["display_information"]["name"]
    features, scopes = manifest.get("features", {}), manifest.get("oauth_config", {}).get("scopes", {})
    return AppFacts(
        name=name,
        id=readable("A", name),
        bot_id=readable("B", name),
        user_id=readable("U", name),
        scopes=frozenset([*scopes.get("bot", []), *scopes.get("bot_optional", [])]),
        events=frozenset(manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", [])),
        commands=tuple(
            Command(
                each["command"],
                each.get("usage_hint", ""),
                each.get("description", ""),
                each.get("should_escape", False),
            )
            for each in features.get("slash_commands", [])
        ),
        shortcuts=tuple(features.get("shortcuts", [])),
        home=bool(features.get("app_home", {}).get("home_tab_enabled")),
    )


def readable(letter: str, name: str) -> str:
    """An id that looks like Slack's and says what it is: U0ANNA, C0ACME."""
    return f"{letter}0{re.sub(r'[^A-Z0-9]', '', name.upper())}"


@dataclass
class User:
    id: str
    name: str
    real_name: str
    team_id: str
    kind: str = "member"
    """member, guest, external, bot."""
    title: str = ""
    tz: str = "Europe/Stockholm"
    locale: str = "en-GB"
    is_admin: bool = False
    single_channel: bool = False
    """A guest of one channel only (is_ultra_restricted)."""
    deleted: bool = False
    updated: int = 0


@dataclass
class Message:
    """A message, also an ephemeral one (then only one person sees it)."""

    ts: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    by_bot: bool = False
    thread_ts: str | None = None
    """The ts of the message that this one answers; None for a message of its own."""
    broadcast: bool = False
    metadata: dict[str, Any] | None = None
    ephemeral_to: str | None = None
    edited_ts: str | None = None
    edited_times: int = 0
    deleted: bool = False
    """Taken away, but its thread goes on below a tombstone."""
    files: list[dict[str, Any]] = field(default_factory=list)
    """Shared with it: id, name, title, size."""


@dataclass
class Channel:
    id: str
    name: str
    kind: str = "channel"
    """channel, private, dm."""
    members: set[str] = field(default_factory=set)
    topic: str = ""
    shared: bool = False
    """Externally shared (is_ext_shared)."""
    pending: bool = False
    """A share was offered and not yet taken (is_pending_ext_shared)."""
    archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    """By ts, in the order of posting."""

    def thread(self, root: str) -> list[Message]:
        """The replies, oldest first."""
        return [one for one in self.messages.values() if one.thread_ts == root]


@dataclass
class View:
    """A modal or a Home as it stands now."""

    id: str
    user: str
    body: dict[str, Any]
    """As the app sent it, block ids filled in."""
    hash: str
    root: str = ""
    """The first view of a modal's stack."""
    previous: str | None = None
    values: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """What the person has put in: element states by block id and action id."""
