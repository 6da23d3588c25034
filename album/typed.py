"""Journeys as people type them, drawn from what the real bot made of them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt import BoltRequest
from sqlalchemy import func, select

import bot
from bot.app import build_app, one_client
from bot.outbox import Outbox
from bot.rules.projection import JourneyShown
from bot.sandbox.delivery import InProcess
from bot.sandbox.people import Scene
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.settings import Settings
from bot.usecases.calendars import days_off
from bot.usecases.projection import journey_shown
from storage.engine import Store, open_store
from storage.schema import migrate
from storage.tables import Change, Journey, Question, Word

TODAY = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
MANIFEST = json.loads(Path(bot.__file__).with_name("manifest.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Told:
    """A journey: who types the first line, and all that is typed, each line as (who, line)."""

    people: Sequence[str]
    """Full names; a mention is the first name in small letters."""
    lines: Sequence[tuple[str, str]]


@contextmanager
def played(told: Told) -> Iterator[JourneyShown]:
    """The journey as the bot shows it on TODAY. Raises what people were refused with."""
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        days_off("SE", (TODAY.year,))  # imported before anybody waits for an answer
        sandbox = Sandbox(MANIFEST)
        server.host(sandbox)
        sandbox.clock.move_to(TODAY)
        furnish(sandbox, told.people)
        url = f"sqlite:///{Path(folder) / 'album.db'}"
        migrate(url)
        store = open_store(url)
        try:
            say(sandbox, store, url, told)
            yield only_journey(store)
        finally:
            store.close()


def furnish(sandbox: Sandbox, people: Sequence[str]) -> None:
    for number, name in enumerate(people):
        sandbox.workspace.add_user(mention(name), real_name=name, is_admin=not number)
    members = {one.id for one in sandbox.workspace.users.values()} | {sandbox.workspace.app.user_id}
    sandbox.workspace.add_channel("acme", members=members)


def mention(name: str) -> str:
    letters = name.split(maxsplit=1)[0].lower().translate(str.maketrans("åäöøæé", "aaooae"))
    return "".join(filter(str.isascii, letters))


def say(sandbox: Sandbox, store: Store, url: str, told: Told) -> None:
    settings = Settings(
        bot_token=sandbox.bot_token,
        signing_secret=sandbox.signing_secret,
        api_url=sandbox.api_url,
        database_url=url,
        port=0,
        lines_a_minute=0,
    )
    clients = one_client(settings)
    app = build_app(settings, store, clients)

    def dispatched(headers: dict[str, Any], body: bytes) -> tuple[int, dict[str, Any], str]:
        answer = app.dispatch(BoltRequest(body=body.decode(), headers=headers))
        return answer.status, answer.headers, answer.body

    sandbox.reach(InProcess(dispatched, sandbox.signing_secret))
    outbox = Outbox(store, clients, pace=timedelta(0))

    def settle() -> None:
        outbox.drain()
        while sandbox.courier.deliver_due():
            outbox.drain()

    scene = Scene(sandbox, settle)
    for who, line in told.lines:
        person = scene.person(mention(who))
        before = version(store)
        person.types(f"/handover {line}")
        if version(store) == before:
            raise ValueError(f"{who}: {line}\n{person.screen()[-600:]}")


def version(store: Store) -> tuple[int, ...]:
    """Grows with every change of a plan, and with every word and question."""
    with store.read() as session:
        return tuple(session.scalar(select(func.count()).select_from(one)) or 0 for one in (Change, Question, Word))


def only_journey(store: Store) -> JourneyShown:
    with store.read() as session:
        row = session.scalars(select(Journey)).one()
        return journey_shown(session, row.workspace_id, row.id, TODAY.date())
