"""Case 32: fifty commands at once while another process holds the database: who is told that it failed is told so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from sqlite3 import connect
from threading import Event

import pytest
from sqlalchemy import func, select

from bot.sandbox.sandbox import Sandbox
from storage.engine import Store
from storage.tables import Journey
from tests.faults import seeds
from tests.faults.family import Family
from tests.waiting import LONGEST, until

COMMANDS, HELD = 50, 4.0
"""How many at once, and for how many seconds the lock is held: Slack gives a command three."""
pytestmark = [pytest.mark.ci, pytest.mark.timeout(120), pytest.mark.xdist_group("kills")]


def journeys(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count(Journey.id))) or 0


def test_case_32_none_of_fifty_commands_is_carried_out_after_its_failure_was_shown(
    database: Callable[[str], str], opened: Callable[[str], Store], sandbox: Sandbox, family: Family
) -> None:
    address = database("sqlite")
    store = opened(address)
    [channel] = seeds.people_and_channels(sandbox, 1)
    family.bot(sandbox, address)
    assert sandbox.sockets.wait_for(1, LONGEST)

    def types(number: int) -> None:
        line = f"/handover new Plan {number} for Customer {number}: sales 2026-09-01, project 2027-12-01"
        sandbox.gestures.type("U0KIM", channel, line)

    types(0)
    until(lambda: journeys(store) == 1, "the first is kept")
    other = connect(str(store.writer.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(COMMANDS) as people:
        for number in range(1, COMMANDS + 1):
            people.submit(types, number)
        Event().wait(HELD)
        other.execute("COMMIT")
    other.close()
    Event().wait(2)
    kept = journeys(store)
    types(COMMANDS + 1)
    until(lambda: journeys(store) == 2, "and so is the next")

    assert kept == 1
