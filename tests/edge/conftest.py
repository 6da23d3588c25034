"""The real edge between a sandbox and a few subcommands made up for one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.app import build_app
from bot.call import Call
from bot.cli.manifest import manifest
from bot.sandbox.delivery import InProcess, signed
from bot.sandbox.gestures import Press
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.sandbox.values import Channel, Message
from bot.settings import Settings
from bot.views.edge import spoken
from storage.engine import Store

ANNA, BO, GIL, XENIA = "U0ANNA", "U0BO", "U0GIL", "U0XENIA"
ACME, JOINT, SECRET = "C0ACME", "C0JOINT", "C0SECRET"


@pytest.fixture
def sandbox(server: Server) -> Iterator[Sandbox]:
    """Members Anna and Bo, guest Gil, and Xenia of another company; #acme, shared #joint, #secret without the bot."""
    made = Sandbox(manifest())
    workspace = made.workspace
    for name, kind in (("Anna", "member"), ("Bo", "member"), ("Gil", "guest"), ("Xenia", "external")):
        workspace.add_user(name, kind=kind)
    bot = workspace.app.user_id
    workspace.add_channel("acme", members={ANNA, BO, GIL, bot})
    workspace.add_channel("joint", members={ANNA, XENIA, bot}, shared=True)
    workspace.add_channel("secret", members={ANNA}, kind="private")
    server.host(made)
    yield made
    server.leave(made)


@dataclass
class Edge:
    """The app behind the sandbox, and what people then see."""

    sandbox: Sandbox
    store: Store
    settings: Settings
    app: App
    calls: list[Call] = field(default_factory=list)
    """What the made-up subcommands were called with."""
    context: dict[str, Any] = field(default_factory=dict)
    """What the transport stamps beside a request."""

    def dispatch(self, headers: dict[str, str], body: bytes) -> tuple[int, Any, str]:
        asked = BoltRequest(body=body.decode(), headers=headers, context=dict(self.context))
        answered = self.app.dispatch(asked)
        return answered.status, answered.headers, answered.body

    def sends(self, kind: Any, payload: dict[str, Any]) -> tuple[int, str]:
        """What the app answers to a payload of our own making."""
        status, _, body = self.dispatch(*signed(self.settings.signing_secret, kind, payload))
        return status, body

    def types(self, text: str, who: str = ANNA, channel: str = ACME) -> None:
        self.sandbox.gestures.type(who, channel, f"/handover {text}".strip())

    def presses(self, action: str, who: str = ANNA, channel: str = ACME, choice: str | None = None) -> None:
        """The button or menu of that action id in the newest message that has it."""
        state = {"selected_option": {"value": choice, "text": {"type": "plain_text", "text": choice}}} if choice else {}
        for message in reversed(self.messages(who, channel)):
            for block in message.blocks:
                if any(element.get("action_id") == action for element in block.get("elements", ())):
                    self.sandbox.gestures.press(who, channel, message.ts, Press(block["block_id"], action, state))
                    return
        raise AssertionError(f"nobody sees a button {action}")

    def place(self, channel: str) -> Channel:
        return self.sandbox.workspace.channels[channel]

    def messages(self, who: str = ANNA, channel: str = ACME) -> list[Message]:
        return [one for one in self.place(channel).messages.values() if one.ephemeral_to in {None, who}]

    def sees(self, who: str = ANNA, channel: str = ACME) -> str:
        """The newest message that this person sees there."""
        seen = self.messages(who, channel)
        return seen[-1].text if seen else ""

    def form(self, who: str = ANNA) -> Any:
        """The form on top of this person's screen, or None."""
        return self.sandbox.workspace.views.top(who)


Run = Callable[[Call], None]


def a_word(word: str, run: Run | None = None, *, actions: dict[str, Run] | None = None, **more: Any) -> Any:
    """A subcommand made up for a test; without `run` it answers with its own name."""
    answer = run or (lambda call: call.reply(spoken(f"{word}!")))
    return SimpleNamespace(WORD=word, ALSO=(), run=answer, ACTIONS=actions or {}, **{"FORMS": {}, **more})


@pytest.fixture
def make_edge(sandbox: Sandbox, store: Store) -> Callable[..., Edge]:
    """The edge with these subcommands; `help` and `show` are there in any case."""

    def made(*words: Any) -> Edge:
        table = [*words]
        table += [a_word(word) for word in ("help", "show") if word not in {each.WORD for each in words}]
        settings = Settings(bot_token=sandbox.bot_token, signing_secret=sandbox.signing_secret, api_url=sandbox.api_url)
        client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
        app = build_app(settings, store, lambda workspace: client, table)
        edge = Edge(sandbox, store, settings, app)
        sandbox.reach(InProcess(edge.dispatch, sandbox.signing_secret))
        return edge

    return made


@pytest.fixture
def word() -> Callable[..., Any]:
    """`word("note", run, actions={...}, FORMS={...})` makes a subcommand."""
    return a_word
