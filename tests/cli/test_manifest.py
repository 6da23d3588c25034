"""The manifest asks Slack for what the code registers and uses, and for nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot import events, shortcuts
from bot.cli import main
from bot.cli.manifest import manifest

BOT = Path(__file__).resolve().parents[2] / "bot"
PLAIN = manifest()

SCOPES_OF_METHODS = {
    "apps_connections_open": set(),
    "auth_test": set(),
    "chat_delete": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_info": {"channels:read", "groups:read"},
    "files_info": {"files:read"},
    "files_upload_v2": {"files:write"},
    "users_conversations": {"channels:read", "groups:read"},
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
"""What each method of the Web API needs (docs.slack.dev: methods); a new one is to be added with its scopes."""

OPTIONAL_METHODS = {
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_join": {"channels:join"},
    "conversations_open": {"im:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
}
"""What is called only to settle a doubt, or to save somebody a line; it may be refused."""

SCOPES_OF_EVENTS = {"app": set(), "channel": {"channels:read"}, "group": {"groups:read"}, "user": {"users:read"}}
"""By the first word of an event; of both kinds of channel for those about members."""
BOTH = {"channels:read", "groups:read"}


def methods_used() -> set[str]:
    """Every method of the Web API that our code calls (the sandbox answers them, and the demo is no part of Slack)."""
    sources = [path for path in BOT.rglob("*.py") if not {"sandbox", "demo"} & set(path.relative_to(BOT).parts)]
    calls = re.compile(r"\.((?:apps|auth|chat|conversations|files|reactions|users|views)_\w+)")
    return {method for path in sources for method in calls.findall(path.read_text(encoding="utf-8"))}


def test_every_scope_is_used_and_every_use_has_its_scope() -> None:
    of_methods = [SCOPES_OF_METHODS[method] for method in methods_used() - set(OPTIONAL_METHODS)]
    of_events = [SCOPES_OF_EVENTS.get(event.split("_")[0], BOTH) for event in events.TABLE]

    assert set(PLAIN["oauth_config"]["scopes"]["bot"]) == {"commands"}.union(*of_methods, *of_events)


def test_the_table_of_methods_is_that_of_the_code() -> None:
    assert methods_used() == {*SCOPES_OF_METHODS, *OPTIONAL_METHODS}


def test_every_event_has_a_listener_and_every_listener_its_event() -> None:
    assert sorted(PLAIN["settings"]["event_subscriptions"]["bot_events"]) == sorted(events.TABLE)


def test_every_shortcut_has_a_listener_and_every_listener_its_shortcut() -> None:
    assert {each["callback_id"]: each["type"] for each in PLAIN["features"]["shortcuts"]} == shortcuts.TYPES
    assert shortcuts.TYPES.keys() == shortcuts.OPENS.keys()


def test_there_is_one_command_and_its_mentions_come_as_ids() -> None:
    (command,) = PLAIN["features"]["slash_commands"]

    assert (command["command"], command["should_escape"]) == ("/handover", True)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (PLAIN["display_information"]["name"], 35),
        (PLAIN["display_information"]["description"], 140),
        (PLAIN["display_information"]["long_description"], 4000),
        *((each["name"], 24) for each in PLAIN["features"]["shortcuts"]),
        *((each["description"], 150) for each in PLAIN["features"]["shortcuts"]),
        *((each["usage_hint"], 1000) for each in PLAIN["features"]["slash_commands"]),
    ],
)
def test_slack_takes_every_text(text: str, limit: int) -> None:
    assert 0 < len(text) <= limit
    assert len(PLAIN["display_information"]["long_description"]) >= 175


def test_the_plain_one_is_for_socket_mode(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert printed == PLAIN
    assert printed["settings"]["socket_mode_enabled"] is True


@pytest.mark.parametrize("url", ["https://bot.example", "https://bot.example/", "https://bot.example/slack/events"])
def test_with_an_address_it_is_for_http(url: str) -> None:
    made = manifest(url=url)

    assert made["settings"]["socket_mode_enabled"] is False
    assert {
        made["settings"]["event_subscriptions"]["request_url"],
        made["settings"]["interactivity"]["request_url"],
        made["features"]["slash_commands"][0]["url"],
    } == {"https://bot.example/slack/events"}


def test_history_is_asked_for_on_demand_and_may_be_declined() -> None:
    scopes = manifest(history=True)["oauth_config"]["scopes"]

    assert set(scopes["bot_optional"]) == set().union(*OPTIONAL_METHODS.values())
    assert scopes["bot"] == PLAIN["oauth_config"]["scopes"]["bot"]
