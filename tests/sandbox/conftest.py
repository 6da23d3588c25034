"""Builders for the sandbox's own tests: a hosted sandbox, its people, a client of the real SDK."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server

NUMBERS = itertools.count(1)
SCOPES = (
    "commands chat:write users:read channels:read groups:read channels:history groups:history im:history im:write "
    "channels:join files:read files:write"
)
EVENTS = (
    "app_home_opened member_joined_channel member_left_channel channel_left channel_archive channel_rename "
    "channel_id_changed channel_shared channel_unshared group_archive user_change app_uninstalled tokens_revoked"
)


def a_manifest(scopes: str = SCOPES, events: str = EVENTS) -> dict[str, Any]:
    return {
        "display_information": {"name": "Tester"},
        "features": {
            "app_home": {"home_tab_enabled": True},
            "slash_commands": [{"command": "/test", "usage_hint": "a | b", "description": "d", "should_escape": True}],
            "shortcuts": [
                {"name": "Start", "type": "global", "callback_id": "start", "description": "s"},
                {"name": "Save", "type": "message", "callback_id": "save", "description": "s"},
            ],
        },
        "oauth_config": {"scopes": {"bot": scopes.split()}},
        "settings": {"event_subscriptions": {"bot_events": events.split()}},
    }


@pytest.fixture
def make_sandbox(server: Server) -> Iterator[Callable[..., Sandbox]]:
    """Makes a hosted sandbox with Anna and Bo in #acme (with the bot), #other, private #secret and shared #joint."""
    made: list[Sandbox] = []

    def make(scopes: str = SCOPES, **more: Any) -> Sandbox:
        sandbox = Sandbox(a_manifest(scopes), path=f"/s{next(NUMBERS)}", **more)
        people(sandbox)
        server.host(sandbox)
        made.append(sandbox)
        return sandbox

    yield make
    for sandbox in made:
        server.leave(sandbox)


def people(sandbox: Sandbox) -> None:
    workspace = sandbox.workspace
    anna, bo = workspace.add_user("anna", real_name="Anna Berg"), workspace.add_user("bo", real_name="Bo Ek")
    workspace.add_user("gus", kind="guest")
    xenia = workspace.add_user("xenia", kind="external")
    bot = workspace.app.user_id
    workspace.add_channel("acme", members={anna.id, bo.id, bot})
    workspace.add_channel("other", members={anna.id})
    workspace.add_channel("secret", members={anna.id}, kind="private")
    workspace.add_channel("board", members={anna.id, bot}, kind="private")
    workspace.add_channel("joint", members={anna.id, xenia.id, bot}, shared=True)
    workspace.add_channel("old", members={anna.id, bot}, archived=True)


@pytest.fixture
def sandbox(make_sandbox: Callable[..., Sandbox]) -> Sandbox:
    return make_sandbox()


@pytest.fixture
def client(sandbox: Sandbox) -> WebClient:
    return client_of(sandbox)


def client_of(sandbox: Sandbox, token: str | None = None) -> WebClient:
    return WebClient(token=token or sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=10)


@pytest.fixture
def call(client: WebClient) -> Callable[..., dict[str, Any]]:
    """Calls a method with JSON and gives the answer, also a no."""

    def answer(method: str, **arguments: Any) -> dict[str, Any]:
        try:
            return dict(client.api_call(method, json=arguments).data)  # type: ignore[arg-type]
        except SlackApiError as refused:
            return dict(refused.response.data)

    return answer
