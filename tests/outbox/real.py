"""The outbox against the sandbox over HTTP, with the real client: what people see is what is counted."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import select

from bot.cli.manifest import manifest
from bot.outbox import Outbox
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.sandbox.values import Message
from bot.ticker import Ticker
from storage.engine import Store
from storage.tables import Post
from tests.outbox.conftest import Story
from tests.waiting import LONGEST

PLAN = "sales 2026-09-01, project 2026-12-01"
NUMBERS = itertools.count(1)
PATIENCE = 0.25
"""Seconds after which the client takes a Slack that has been told to be silent for lost."""
PEOPLE = ("kim", "anna", "bo", "eva")


def made(server: Server, *, history: bool = True) -> Sandbox:
    """A workspace with our people; channels are made as the story names them."""
    asked = manifest(history=history)
    scopes = asked["oauth_config"]["scopes"]
    scopes["bot"] += scopes.pop("bot_optional", [])
    sandbox = Sandbox(asked, path=f"/outbox{next(NUMBERS)}")
    for name in PEOPLE:
        sandbox.workspace.add_user(name, id=f"U{name.upper()}")
    server.host(sandbox)
    return sandbox


class Real(Story):
    """A story whose Slack is the sandbox; `fails` spoils what is posted next."""

    def __init__(self, store: Store, place: Any, sandbox: Sandbox, **more: Any) -> None:
        self.sandbox, self.store = sandbox, store
        self.client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=int(LONGEST))
        super().__init__(store, place, None, self.another(**more), Ticker(store))  # type: ignore[arg-type]
        self.channel("acme")

    def another(self, client: Any = None, **more: Any) -> Outbox:
        """An outbox on the same database: another process, or this one after a restart."""
        return Outbox(self.store, lambda _: client or self.client, **{"pace": timedelta(0), **more})

    def goes_on_with(self, store: Store) -> None:
        """The bot starts anew, on another database."""
        store.shift = self.store.shift
        self.store = self.place.store = store
        self.outbox, self.ticker = self.another(), Ticker(store)

    def channel(self, name: str) -> None:
        """A channel with everybody and the bot in it."""
        workspace = self.sandbox.workspace
        members = {f"U{name.upper()}" for name in PEOPLE} | {workspace.app.user_id}
        workspace.add_channel(name, id=f"C{name.upper()}", members=members)
        self.place.channel(name)

    def at(self, day: str, time: str = "09:00:01") -> None:
        super().at(day, time)
        self.sandbox.clock.shift = self.store.shift

    def later(self, seconds: float) -> None:
        """Time passes, and the outbox looks."""
        self.pass_time(seconds)
        self.outbox.drain()

    def pass_time(self, seconds: float) -> None:
        self.store.shift += timedelta(seconds=seconds)
        self.sandbox.clock.shift = self.store.shift
        self.sandbox.api.come_true(self.now())

    def lives(self, seconds: float, step: float = 30) -> None:
        """Time passes bit by bit, and the outbox looks at every bit."""
        for _ in range(int(seconds / step)):
            self.later(step)

    def now(self) -> datetime:
        return self.sandbox.clock.now()

    def fails(self, kind: str, *, method: str = "chat.postMessage", **more: Any) -> None:
        self.client.timeout = PATIENCE if kind == "hang" else LONGEST  # type: ignore[assignment]
        self.sandbox.faults.next(method, kind, **more)

    def begin(self, plan: str, day: str, time: str = "10:00", **more: Any) -> list[str]:
        self.at(day, time)
        self.journey = self.place.journey(plan, **more)
        self.outbox.drain()
        return []

    def shown(self, channel: str = "CACME") -> list[Message]:
        """The bot's messages that stand there."""
        found = self.sandbox.workspace.channels.get(channel)
        return [one for one in found.messages.values() if one.by_bot] if found else []

    def said(self, channel: str = "CACME") -> list[str]:
        """`card 28`, `step 7`, `start`, `alert`: kind and step of what stands there."""
        return [_brief(one) for one in self.shown(channel)]

    def calls(self, method: str) -> list[datetime]:
        """When the method was called."""
        return [call.at for call in list(self.sandbox.api.calls) if call.method == method]

    def states(self) -> list[str]:
        with self.store.read() as session:
            return list(session.scalars(select(Post.state).order_by(Post.id)))


def _brief(one: Message) -> str:
    metadata = one.metadata or {"event_type": "-", "event_payload": {}}
    kind = metadata["event_type"].removeprefix("handover_")
    return f"{kind} {metadata['event_payload'].get('step', '')}".strip()


def is_due(story: Real, *names: str) -> Real:
    """A card is due in the channel of each name, on the morning of 3 November; nothing of it is sent yet."""
    for name in names:
        if name != "acme":
            story.channel(name)
        story.begin(PLAN, "2026-10-01", by="kim", channel=name, name=f"{name} ERP")
        story.put("anna", "solution architect", 0)
        story.put("bo", "project manager", 1)
    story.outbox.drain()
    story.at("2026-11-03")
    story.ticker.tick()
    return story
