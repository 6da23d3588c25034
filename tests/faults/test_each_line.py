"""A bot killed at each line of the delivery path: the next one finishes what it began, once."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from storage.engine import Store
from tests.faults import seeds
from tests.faults.family import Child, Family
from tests.faults.weather import Members
from tests.waiting import LONGEST, until

LONG = os.environ.get("FAULTS") == "long"
SCALE = {"deadline": 0.4, "lease": 5.0, "settle": 1.0, "audit": 10.0, "skew": 3600.0}
AT_ONCE = 4
NUMBERS = itertools.count(1)
ANSWERS = ("ok", "lost_answer", "hang", "500_before")
"""What Slack answers to the first post."""
STEP, SELDOM = 9, 31
"""At every how many lines one is killed in CI, each answer at other ones, and stopped; in the long form at each."""
pytestmark = [pytest.mark.ci, pytest.mark.timeout(3600 if LONG else 900), pytest.mark.xdist_group("kills")]


class Tries:
    """One reminder that is due, tried again and again, each time on a fresh copy of it all."""

    def __init__(self, prepared: Path, server: Server, make: Callable[[str], Sandbox], family: Family) -> None:
        self.prepared, self.server, self.make, self.family = prepared, server, make, family
        self.answer = "ok"

    def lines(self) -> int:
        """How many lines one bot executes from the tick to the end; the parent of all is warm then."""
        with self._fresh() as (sandbox, database):
            self._begins("warm", sandbox, database)
        with self._fresh() as (sandbox, database):
            report = Path(f"{database}.lines")
            self._ends(self._begins("lines", sandbox, database, report=str(report)))
            return int(json.loads(report.read_text()))

    def killed(self, at: int) -> int:
        """How often the reminder is to be seen, when one was killed at that line and another has finished."""
        with self._fresh() as (sandbox, database):
            members = Members(sandbox)
            self._ends(self._begins("lines", sandbox, database, at=at, how="killed", report=f"{database}.lines"))
            self._ends(self._begins("lines", sandbox, database))
            return sum(members.copies().values())

    def stopped(self, at: int) -> int:
        """The same when it was stopped there, and goes on after the other has finished."""
        with self._fresh() as (sandbox, database):
            members = Members(sandbox)
            first = self._begins("lines", sandbox, database, at=at, how="stopped", report=f"{database}.lines")
            until(first.stands_still, "it stops or ends")
            self._ends(self._begins("lines", sandbox, database))
            first.signal(signal.SIGCONT)
            self._ends(first)
            return sum(members.copies().values())

    def at_each(self, end: Callable[[int], int], step: int, first: int = 1) -> dict[int, int]:
        """Line -> how often the reminder is to be seen then, wherever that is not once."""
        points = range(1 if LONG else first, self.lines() + 1, 1 if LONG else step)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            seen = zip(points, pool.map(end, points), strict=True)
            return {at: count for at, count in seen if count != 1}

    @contextmanager
    def _fresh(self) -> Iterator[tuple[Sandbox, Path]]:
        number = next(NUMBERS)
        database = self.family.folder / f"try-{number}.db"
        shutil.copy(self.prepared, database)
        sandbox = self.make(f"/try-{number}")
        if self.answer != "ok":
            sandbox.faults.next("chat.postMessage", self.answer, seconds=2 * SCALE["deadline"])
        yield sandbox, database
        self.server.leave(sandbox)

    def _begins(self, task: str, sandbox: Sandbox, database: Path, **more: Any) -> Child:
        facts = {"database": str(database), "token": sandbox.bot_token, "api": sandbox.api_url}
        return self.family.begins(task, scale=SCALE, **facts, **more)

    def _ends(self, child: Child) -> None:
        assert child.wait(LONGEST), child.log.read_text()


@pytest.fixture
def prepared(database: Callable[[str], str], opened: Callable[[str], Store], sandbox: Sandbox, folder: Path) -> Path:
    """A database with one card to be posted, and nothing else."""
    store = opened(database("sqlite"))
    channels = seeds.people_and_channels(sandbox, 1)
    seeds.plan(store, sandbox.workspace.team, channels, 1, ahead=(21,))
    seeds.fall_due(store, 0.0)
    seeds.without_start_cards(store)
    store.close()
    return folder / "bot.db"


@pytest.fixture
def tries(prepared: Path, server: Server, make_sandbox: Callable[[str], Sandbox], family: Family) -> Tries:
    def made(path: str) -> Sandbox:
        sandbox = make_sandbox(path)
        seeds.people_and_channels(sandbox, 1)
        return sandbox

    return Tries(prepared, server, made, family)


@pytest.mark.parametrize("answer", ANSWERS)
def test_case_2_killed_at_each_line_of_the_delivery_path(tries: Tries, answer: str) -> None:
    tries.answer = answer
    assert tries.at_each(tries.killed, STEP, first=1 + 2 * ANSWERS.index(answer)) == {}


def test_case_14_stopped_at_each_line_for_longer_than_a_lease(tries: Tries) -> None:
    assert tries.at_each(tries.stopped, SELDOM) == {}
