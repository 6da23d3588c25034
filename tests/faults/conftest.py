"""A database of either kind with reminders in it, a sandbox that shows its history, and processes to be killed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from storage.engine import Store, open_store
from storage.schema import migrate
from tests.faults.family import Family, Parent

HISTORY = ("channels:history", "groups:history", "im:history")
MEMORY = Path("/dev/shm")
"""Where a database outlives its processes, and a commit costs no disk."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def parent() -> Iterator[Parent]:
    made = Parent()
    yield made
    made.end()


@pytest.fixture
def family(parent: Parent, folder: Path) -> Iterator[Family]:
    made = Family(parent, folder)
    yield made
    made.end()


@pytest.fixture
def make_sandbox(server: Server) -> Iterator[Callable[[str], Sandbox]]:
    """Workspaces that let the bot read their channels, each at a path of its own."""
    rights: dict[str, Any] = dict(manifest())
    scopes = {"bot": [*rights["oauth_config"]["scopes"]["bot"], *HISTORY]}

    def made(path: str) -> Sandbox:
        sandbox = Sandbox(rights | {"oauth_config": {"scopes": scopes}}, path=path)
        server.host(sandbox)
        sandbox.reach(sandbox.sockets)
        return sandbox

    yield made
    for sandbox in list(server.sandboxes.values()):
        server.leave(sandbox)


@pytest.fixture
def sandbox(make_sandbox: Callable[[str], Sandbox]) -> Sandbox:
    return make_sandbox("/faults")


Databases = Callable[[str], str]


@pytest.fixture
def database(request: pytest.FixtureRequest, template: Path, folder: Path) -> Databases:
    """The address of a fresh, migrated database: `sqlite` or `postgres`."""

    def made(kind: str) -> str:
        if kind == "postgres":
            address: str = request.getfixturevalue("postgres_address")
            migrate(address)
            return address
        shutil.copy(template, folder / "bot.db")
        return f"sqlite:///{folder / 'bot.db'}"

    return made


@pytest.fixture
def opened() -> Iterator[Callable[[str], Store]]:
    """Opens a store beside the processes that use it."""
    stores: list[Store] = []

    def open_(address: str) -> Store:
        stores.append(open_store(address, wait=20))
        return stores[-1]

    yield open_
    for store in stores:
        store.close()
