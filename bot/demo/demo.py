"""The demo put together: sandbox, bot, clock and story, kept in one folder."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import bot
from bot.app import one_client
from bot.demo.guide import guide
from bot.demo.moving import Moving
from bot.demo.place import NAME, furnish
from bot.demo.telling import begin, tell
from bot.house import compose
from bot.sandbox.delivery import HttpDeliverer
from bot.sandbox.page_api import Move
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.server.health import Health
from bot.server.web import EVENTS, Gate, Web
from bot.settings import Settings
from storage.engine import Store, open_store
from storage.schema import current, migrate

HOST = "127.0.0.1"
MANIFEST: dict[str, Any] = json.loads((Path(bot.__file__).parent / "manifest.json").read_text("utf-8"))
DATABASE, SLACK, TOLD = "handover.db", "slack.json", "told"
"""The folder's files. The last holds the visitor's first morning, and is there once the story was told to its end."""


class Demo:
    """`with Demo(folder, port) as demo:` serves it at `demo.address`; port 0 takes a free one."""

    def __init__(self, folder: Path, port: int, *, fresh: bool = False) -> None:
        self._folder, self._fresh = folder, fresh
        self._server = Server(HOST, port)
        self.address = self._server.url
        self._ends = ExitStack()

    def __enter__(self) -> Demo:
        with ExitStack() as ends:
            if self._fresh or not (self._folder / TOLD).exists():
                clear(self._folder)
            ends.enter_context(self._server)
            sandbox = Sandbox(MANIFEST, name=NAME, state_path=self._folder / SLACK)
            self._server.host(sandbox)
            ends.callback(sandbox.keep)
            first = self._first_morning(sandbox)
            moving = self._run_bot(sandbox, ends)
            if not sandbox.restored:
                tell(sandbox, moving, first)
                sandbox.keep()
                (self._folder / TOLD).write_text(first.isoformat(), "utf-8")
            sandbox.page.guide = guide(first)
            sandbox.page.on_clock = lambda move: go(moving, move)
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._ends.close()

    def _first_morning(self, sandbox: Sandbox) -> date:
        if sandbox.restored:
            return date.fromisoformat((self._folder / TOLD).read_text("utf-8"))
        furnish(sandbox.workspace)
        return begin(sandbox, datetime.now(UTC).date())

    def _run_bot(self, sandbox: Sandbox, ends: ExitStack) -> Moving:
        """The bot as `handover run` has it, over HTTP on a port of its own."""
        settings = settings_for(sandbox, self._folder)
        store = opened(settings)
        ends.callback(store.close)
        house = compose(settings, store, one_client(settings))

        def work() -> None:
            sandbox.courier.deliver_due()
            house.ticker.tick()
            house.outbox.drain()

        moving = Moving(store, sandbox, work)
        web = Web(Gate(house.app, Health(store, None)), HOST, 0)
        sandbox.reach(HttpDeliverer(f"http://{HOST}:{web.port}{EVENTS}", sandbox.signing_secret))
        for part in (house.outbox, house.ticker, web, sandbox.courier):
            ends.callback(part.stop)
            part.start()
        return moving


def clear(folder: Path) -> None:
    """An empty folder that git overlooks."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (TOLD, SLACK, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")


def settings_for(sandbox: Sandbox, folder: Path) -> Settings:
    return Settings(
        bot_token=sandbox.bot_token,
        signing_secret=sandbox.signing_secret,
        api_url=sandbox.api_url,
        database_url=f"sqlite:///{(folder / DATABASE).resolve()}",
        lines_a_minute=0,
    )


def opened(settings: Settings) -> Store:
    if not current(settings.database_url):
        migrate(settings.database_url)
    return open_store(settings.database_url)


def go(moving: Moving, move: Move) -> None:
    if move.to_next:
        moving.to_next()
    else:
        moving.to(moving.now() + timedelta(days=move.days, hours=move.hours))
