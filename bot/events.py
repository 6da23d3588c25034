"""What Slack tells us unasked: channels that change their state, people who change or leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol


class Lookout(Protocol):
    """What an event may ask of the edge."""

    me: str
    """The bot's own user."""

    def channel(self, slack_id: str) -> None:
        """Look at a channel we know anew."""

    def moved(self, slack_id: str, became: str) -> None:
        """Slack calls a channel we know by another id from now on."""

    def person(self, user: Mapping[str, Any]) -> None:
        """Keep what the user object says about a person we know."""

    def came(self, slack_id: str, channel: str) -> None:
        """Somebody is in a channel from now on."""

    def went(self, slack_id: str, channel: str) -> None:
        """Somebody is not in a channel any more."""

    def home(self, slack_id: str) -> None:
        """Somebody looks at their Home."""


Event = Mapping[str, Any]
Hear = Callable[[Event, Lookout], None]


def channel_changed(event: Event, lookout: Lookout) -> None:
    channel = event["channel"]
    lookout.channel(channel if isinstance(channel, str) else channel["id"])


def moved(event: Event, lookout: Lookout) -> None:
    lookout.moved(event["old_channel_id"], event["new_channel_id"])


def came(event: Event, lookout: Lookout) -> None:
    if event["user"] == lookout.me:
        lookout.channel(event["channel"])
    else:
        lookout.came(event["user"], event["channel"])


def went(event: Event, lookout: Lookout) -> None:
    if event["user"] == lookout.me:
        lookout.channel(event["channel"])
    else:
        lookout.went(event["user"], event["channel"])


def person_changed(event: Event, lookout: Lookout) -> None:
    lookout.person(event["user"])


def home_opened(event: Event, lookout: Lookout) -> None:
    """The conversation with the bot has another tab, which is opened by the same event."""
    if event.get("tab") == "home":
        lookout.home(event["user"])


TABLE: dict[str, Hear] = {
    **dict.fromkeys(
        (
            "channel_archive",
            "channel_left",
            "channel_rename",
            "channel_shared",
            "channel_unarchive",
            "channel_unshared",
            "group_archive",
            "group_left",
            "group_rename",
            "group_unarchive",
        ),
        channel_changed,
    ),
    "app_home_opened": home_opened,
    "channel_id_changed": moved,
    "member_joined_channel": came,
    "member_left_channel": went,
    "user_change": person_changed,
}
"""Every event that the manifest subscribes to."""
