"""A sandbox with Anna in #acme, and a bare app that the transports under test carry requests to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.cli.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from tests.waiting import LONGEST

SECRET = "a-secret"


@pytest.fixture
def sandbox(server: Server) -> Iterator[Sandbox]:
    made = Sandbox(manifest())
    workspace = made.workspace
    workspace.add_user("Anna")
    workspace.add_channel("acme", members={"U0ANNA", workspace.app.user_id})
    server.host(made)
    made.reach(made.sockets)
    yield made
    server.leave(made)


class Bare:
    """Answers /handover with what was typed; `wait` makes it wait for `go`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.begun, self.go = Event(), Event()
        self.contexts: list[dict[str, Any]] = []
        self.app = App(
            name="bare",
            client=WebClient(base_url=sandbox.api_url, retry_handlers=[]),
            signing_secret=SECRET,
            authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T", bot_token="xoxb-1"),
            process_before_response=True,
        )
        self.app.command("/handover")(self.answer)

    def answer(self, ack: Any, body: Any, context: Any) -> None:
        self.contexts.append(dict(context))
        self.begun.set()
        if body["text"] == "wait":
            self.go.wait(LONGEST)
        ack(body["text"])


@pytest.fixture
def bare(sandbox: Sandbox) -> Bare:
    return Bare(sandbox)


@pytest.fixture
def sees(sandbox: Sandbox) -> Callable[[], list[str]]:
    """What Anna sees in #acme."""
    return lambda: [message.text for message in sandbox.workspace.channels["C0ACME"].messages.values()]
