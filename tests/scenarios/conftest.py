"""A workspace with people, channels and the real bot in it; tests are conversations.

`anna.types("/handover show")`, `anna.presses("Ask Anna")`, `kim.chooses("Later", "Monday")`,
`kim.submits(name="Acme ERP")`, `assert anna.sees("stays on")`, `clock.moves_to("2026-11-03 09:00")`.
After every sentence all that follows from it has happened: events, outbox, and after a move of the clock the ticks.
"""

from __future__ import annotations

import itertools
import json
import os
import pickle
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_bolt import App, BoltRequest
from sqlalchemy import event

import bot
from bot.app import one_client, open_front
from bot.demo.moving import Moving
from bot.home.publishing import Homes
from bot.listeners.acquaintances import Acquaintances
from bot.outbox import Outbox
from bot.sandbox.clock import Clock
from bot.sandbox.delivery import InProcess
from bot.sandbox.people import Person, Room, Scene
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.settings import Settings
from bot.ticker import Ticker
from bot.usecases.calendars import days_off
from storage.engine import Store, open_store
from storage.schema import migrate

ZONE = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2026, 10, 12, 9, 0, tzinfo=ZONE)
"""When every scenario begins."""
MANIFEST = json.loads(Path(bot.__file__).with_name("manifest.json").read_text(encoding="utf-8"))
MEMBERS = {
    "kim": ("Kim Lind", "Account manager"),
    "anna": ("Anna Berg", "Solution architect"),
    "bo": ("Bo Ek", "Project manager"),
    "eva": ("Eva Holm", "Project manager"),
    "per": ("Per Dahl", "Maintenance lead"),
    "sara": ("Sara Nyman", "Consultant"),
}
MEMORY = "/dev/shm"
NUMBERS = itertools.count(1)
Knowledge = tuple[tuple[dict[str, Any], ...], tuple[dict[Any, Any], ...], tuple[deque[Any], ...]]


def people_and_channels(sandbox: Sandbox) -> None:
    """Six members; Gus is a guest, Xenia comes from outside. The bot is in #acme and in #with-acme."""
    workspace = sandbox.workspace
    for name, (real_name, title) in MEMBERS.items():
        workspace.add_user(name, real_name=real_name, title=title, is_admin=name == "kim")
    workspace.add_user("gus", real_name="Gus Guest", kind="guest")
    workspace.add_user("xenia", real_name="Xenia Extern", kind="external")
    members = {f"U0{name.upper()}" for name in MEMBERS}
    bot_user = workspace.app.user_id
    workspace.add_channel("acme", members=members | {"U0GUS", bot_user})
    workspace.add_channel("other", members=set(members))
    workspace.add_channel("secret", members={"U0KIM", "U0ANNA", bot_user}, kind="private")
    workspace.add_channel("with-acme", members=members | {"U0XENIA", bot_user}, shared=True)


class Working(Clock):
    """What runs out in seconds runs out by this process's work, not while a busy machine lets it wait."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock, self.idle = clock, monotonic() - process_time()

    def now(self) -> datetime:
        return self.clock.now() - timedelta(seconds=monotonic() - process_time() - self.idle)


class World:
    """One sandbox with the real bot behind it, in this process."""

    lines_a_minute = 0
    """Scenarios type faster than people; `start` again with another figure where that matters."""
    public_url = ""

    def __init__(self, sandbox: Sandbox, store: Store) -> None:
        self.sandbox, self.store = sandbox, store
        self.scene = Scene(sandbox, self.settle)
        self.people: dict[str, Person] = {}
        self.language = "en"
        self.begun: tuple[str, ...] = ()
        """What was played (`Beginnings`), and how the world stood then."""
        self.stood = self.stands()
        self.start()

    def start(self) -> None:
        """The bot's process begins, and knows nothing but what is in the database."""
        sandbox, store = self.sandbox, self.store
        settings = Settings(
            bot_token=sandbox.bot_token,
            signing_secret=sandbox.signing_secret,
            api_url=sandbox.api_url,
            port=0,
            lines_a_minute=self.lines_a_minute,
            language=self.language,
            public_url=self.public_url,
        )
        clients = one_client(settings)
        front = open_front(settings, store, clients)
        self.app = front.app
        sandbox.reach(InProcess(partial(dispatched, self.app), sandbox.signing_secret, process_time))
        self.outbox = Outbox(store, clients, pace=timedelta(0))
        self.homes = Homes(store, clients, front.bell, Acquaintances(front.directory), pace=timedelta(0))
        self.ticker = Ticker(store)
        self.moving = Moving(store, sandbox, self.tick)

    def settle(self) -> None:
        """Events reach the bot and what it has to say goes out, until nothing is left; pictures are drawn and sent."""
        self.outbox.drain()
        for thread in threading.enumerate():
            if thread.name == "answer":
                thread.join()
        while self.sandbox.courier.deliver_due():
            self.outbox.drain()
        self.homes.publish()

    def tick(self) -> None:
        """Look for what is due now, and settle."""
        self.settle()
        self.ticker.tick()
        self.settle()

    def stands(self) -> tuple[int, timedelta]:
        """How often people have done something, and the clock."""
        return len(self.sandbox.way.sent), self.sandbox.clock.shift

    def knows(self) -> Knowledge:
        """All that the sandbox knows, by what it is called there."""
        workspace, tickets = self.sandbox.workspace, self.sandbox.workspace.tickets
        lists = (workspace.read, workspace.views.homes, tickets.tickets, tickets.triggers)
        return (workspace.users, workspace.channels), lists, (self.sandbox.api.calls, self.sandbox.way.sent)

    def take_up(self, knowledge: Knowledge, now: datetime) -> None:
        """Go on from there with the bot started anew; who and where stay the objects that tests hold."""
        people_and_places, lists, said = self.knows()
        for mine, kept in zip(people_and_places, knowledge[0], strict=True):
            for key, value in kept.items():
                vars(mine.setdefault(key, value)).update(vars(value))
        for ours, theirs in zip(lists, knowledge[1], strict=True):
            ours.update(theirs)
        for heard, before in zip(said, knowledge[2], strict=True):
            heard.clear()
            heard.extend(before)
        self.sandbox.move_to(now)
        self.start()

    def person(self, name: str) -> Person:
        return self.people.setdefault(name, self.scene.person(name))

    def seen(self) -> Iterator[tuple[str, str]]:
        """What each person of this scenario sees, for the report of a test that failed."""
        for name, person in self.people.items():
            yield f"what {name} saw", person.screen()


def dispatched(app: App, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, Any], str]:
    answer = app.dispatch(BoltRequest(body=body.decode(), headers=headers))
    return answer.status, answer.headers, answer.body


class Calendar:
    """The scenario's clock; it only goes forward, by way of everything that falls due."""

    def __init__(self, world: World) -> None:
        self.world = world

    def moves_to(self, moment: str) -> None:
        """`2026-11-03 09:00` (or a date: its 09:00) in Stockholm."""
        at = datetime.fromisoformat(moment if ":" in moment else f"{moment} 09:00").replace(tzinfo=ZONE)
        assert at > self.now, "the clock goes forward only"
        self.world.moving.to(at)

    def moves(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        self.world.moving.to(self.now + timedelta(days=days, hours=hours, minutes=minutes))

    def moves_on(self) -> None:
        """To the next moment at which people see something new."""
        self.world.moving.to_next()

    @property
    def now(self) -> datetime:
        return self.world.sandbox.clock.now().astimezone(ZONE)


class Database:
    """One file and its engines for all scenarios: what SQLAlchemy has compiled stays, what was written goes.

    Nothing is waited for on the disk; what a crash leaves is for other tests.
    """

    def __init__(self, folder: Path) -> None:
        self.empty, self.file = folder / "empty.db", folder / "handover.db"
        migrate(f"sqlite:///{self.empty}")
        self.engines = open_store(f"sqlite:///{self.file}")
        for engine in (self.engines.reader, self.engines.writer):
            event.listen(engine, "connect", lambda link, record: link.execute("PRAGMA synchronous=OFF"))

    def fresh(self) -> Store:
        """All tables and nothing in them."""
        self.put(self.empty)
        return Store(self.engines.reader, self.engines.writer)

    def put(self, file: Path) -> None:
        """From now on it holds what that file holds."""
        self.engines.close()
        for leftover in self.file.parent.glob("handover.db-*"):
            leftover.unlink()
        shutil.copy(file, self.file)

    def copy(self) -> Path:
        """A file with what it holds now."""
        self.engines.close()  # the last connection brings everything into the one file
        return Path(shutil.copy(self.file, self.empty.with_name(f"{next(NUMBERS)}.db")))


class Beginnings:
    """What many scenarios begin with is said once; from there each goes on as after a restart of the bot."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.known: dict[tuple[str, ...], tuple[Path, bytes]] = {}

    def play(self, world: World, who: Person, *lines: str, until: str = "") -> Person:
        """`who` types the lines, then the clock moves on; first of all, or right after another beginning."""
        assert world.stands() == world.stood, "the scenario has begun already"
        key = (*world.begun, who.id, *lines, until)
        if key not in self.known:
            for line in lines:
                who.types(line)
                assert not who.told, "a beginning that a slow machine has missed is not kept"
            if until:
                Calendar(world).moves_to(until)
            self.known[key] = self.database.copy(), pickle.dumps((world.knows(), world.sandbox.clock.now()))
        file, knowledge = self.known[key]
        self.database.put(file)
        world.take_up(*pickle.loads(knowledge))
        world.begun, world.stood = key, world.stands()
        return who


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """In memory where the system has a place for files there."""
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        made = Database(Path(folder))
        days_off("SE", (MONDAY.year,))  # imported before anybody waits for an answer
        yield made
        made.engines.close()


@pytest.fixture
def world(server: Server, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Slack's three seconds are counted as this process works: those in which a busy machine lets it wait are not."""
    monkeypatch.setattr("bot.listeners.monotonic", process_time)
    monkeypatch.setattr("bot.listeners.admission.monotonic", process_time)
    sandbox = Sandbox(MANIFEST, path=f"/w{next(NUMBERS)}")
    sandbox.clock.move_to(MONDAY)
    sandbox.workspace.tickets.clock = Working(sandbox.clock)
    people_and_channels(sandbox)
    server.host(sandbox)
    store = database.fresh()
    yield World(sandbox, store)
    store.close()
    server.leave(sandbox)


@pytest.fixture(scope="session")
def beginnings(database: Database) -> Beginnings:
    return Beginnings(database)


@pytest.fixture
def begins(world: World, beginnings: Beginnings) -> Callable[..., Person]:
    """`begins(kim, "/handover new ...", "/handover add ...", until="2026-11-03")`, for fixtures that many share."""
    return partial(beginnings.play, world)


@pytest.fixture
def relay(world: World, begins: Callable[..., Person]) -> Person:
    """Kim and Anna sold it, Bo runs the project; the card would be posted on 3 November."""
    return begins(
        world.person("kim"),
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect, sales",
        "/handover add @bo project manager, project",
    )


@pytest.fixture
def staffed(world: World, begins: Callable[..., Person]) -> Person:
    """Kim began it in #acme; Bo leads the project, Anna stays all the way."""
    return begins(
        world.person("kim"),
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01",
        "/handover add @bo project manager, project",
        "/handover add @anna solution architect throughout",
    )


@pytest.fixture
def sandbox(world: World) -> Sandbox:
    """For what Slack does wrong (`sandbox.faults`) and what it was asked (`sandbox.api.called`)."""
    return world.sandbox


@pytest.fixture
def clock(world: World) -> Calendar:
    return Calendar(world)


@pytest.fixture
def everybody(world: World) -> Callable[[str], Person]:
    """A person by name, for tables: `everybody("gus")`."""
    return world.person


@pytest.fixture
def kim(world: World) -> Person:
    """Account manager, and admin of the workspace."""
    return world.person("kim")


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("anna")


@pytest.fixture
def bo(world: World) -> Person:
    return world.person("bo")


@pytest.fixture
def eva(world: World) -> Person:
    return world.person("eva")


@pytest.fixture
def per(world: World) -> Person:
    return world.person("per")


@pytest.fixture
def sara(world: World) -> Person:
    return world.person("sara")


@pytest.fixture
def gus(world: World) -> Person:
    """A guest, in #acme."""
    return world.person("gus")


@pytest.fixture
def xenia(world: World) -> Person:
    """Somebody of the customer's, in #with-acme."""
    return world.person("xenia")


@pytest.fixture
def acme(world: World) -> Room:
    return world.scene.channel("acme")


@pytest.fixture
def other(world: World) -> Room:
    """A channel without the bot."""
    return world.scene.channel("other")


@pytest.fixture
def secret(world: World) -> Room:
    """A private channel of Kim's and Anna's, with the bot."""
    return world.scene.channel("secret")


@pytest.fixture
def with_acme(world: World) -> Room:
    """A channel shared with the customer's own Slack."""
    return world.scene.channel("with-acme")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """A scenario that failed shows what its people saw."""
    report = yield
    world = getattr(item, "funcargs", {}).get("world")
    if report.when == "call" and report.failed and world is not None:
        report.sections.extend(world.seen())
    return report
