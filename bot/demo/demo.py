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
from bot.demo.page_words import page_words
from bot.demo.place import NAME, furnish
from bot.demo.telling import begin, tell
from bot.house import compose
from bot.i18n import speaker
from bot.sandbox.delivery import HttpDeliverer
from bot.sandbox.page_api import Move
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.server.health import Health
from bot.server.web import EVENTS, Gate, Web
from bot.settings import Settings
from bot.usecases.calendars import days_off
from storage.engine import Store, open_store
from storage.schema import current, migrate

HOST = "127.0.0.1"
MANIFEST: dict[str, Any] = json.loads((Path(bot.__file__).parent / "manifest.json").read_text("utf-8"))
DATABASE, SLACK, TOLD = "handover.db", "slack.json", "told"
"""The folder's files. The last holds the first morning and the language, once the story was told to its end."""


class Demo:
    """`with Demo(folder, port) as demo:` serves it at `demo.address`; port 0 takes a free one.

    `language`: en, sv or da; where the story was told in another it is told anew. None: as it was told, else English.
    """

    def __init__(self, folder: Path, port: int, *, fresh: bool = False, language: str | None = None) -> None:
        self._folder = folder
        spoken = told_in(folder)
        self._fresh = fresh or spoken is None or language not in (None, spoken)
        self._say = speaker(language or spoken or "en")
        self.language = self._say.language
        self._server = Server(HOST, port)
        self.address = self._server.url
        self._ends = ExitStack()

    def __enter__(self) -> Demo:
        with ExitStack() as ends:
            if self._fresh:
                clear(self._folder)
            ends.enter_context(self._server)
            sandbox = Sandbox(MANIFEST, name=NAME, state_path=self._folder / SLACK)
            self._server.host(sandbox)
            ends.callback(sandbox.keep)
            first = self._first_morning(sandbox)
            moving = self._run_bot(sandbox, ends)
            if not sandbox.restored:
                tell(sandbox, moving, first, self._say)
                sandbox.keep()
                (self._folder / TOLD).write_text(f"{first} {self.language}", "utf-8")
            sandbox.page.guide = guide(first, self._say)
            sandbox.page.language, sandbox.page.words = self.language, page_words(self._say)
            sandbox.page.on_clock = lambda move: go(moving, move)
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._ends.close()

    def _first_morning(self, sandbox: Sandbox) -> date:
        if sandbox.restored:
            return date.fromisoformat((self._folder / TOLD).read_text("utf-8").split()[0])
        furnish(sandbox.workspace, self._say)
        return begin(sandbox, datetime.now(UTC).date())

    def _run_bot(self, sandbox: Sandbox, ends: ExitStack) -> Moving:
        """The bot as `handover run` has it, over HTTP on a port of its own."""
        settings = settings_for(sandbox, self._folder, self.language)
        days_off(settings.country, (sandbox.clock.now().year,))  # slow to import: no first line waits for it
        store = opened(settings)
        ends.callback(store.close)
        house = compose(settings, store, one_client(settings))

        def work() -> None:
            sandbox.courier.deliver_due()
            house.ticker.tick()
            house.outbox.drain()
            house.homes.publish()

        moving = Moving(store, sandbox, work)
        web = Web(Gate(house.app, Health(store, None)), HOST, 0)
        sandbox.reach(HttpDeliverer(f"http://{HOST}:{web.port}{EVENTS}", sandbox.signing_secret))
        for part in (house.outbox, house.ticker, house.homes, web, sandbox.courier):
            ends.callback(part.stop)
            part.start()
        return moving


def clear(folder: Path) -> None:
    """An empty folder that git overlooks."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (TOLD, SLACK, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")


def told_in(folder: Path) -> str | None:
    """The language in which the story was told to its end there; None: it was not."""
    if not (folder / TOLD).exists():
        return None
    return next(iter((folder / TOLD).read_text("utf-8").split()[1:]), "en")


def settings_for(sandbox: Sandbox, folder: Path, language: str) -> Settings:
    return Settings(
        bot_token=sandbox.bot_token,
        signing_secret=sandbox.signing_secret,
        api_url=sandbox.api_url,
        database_url=f"sqlite:///{(folder / DATABASE).resolve()}",
        language=language,
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
