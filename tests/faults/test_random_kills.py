"""Two bots on one database, killed with -9 at random moments, against a Slack that fails at random."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from bot.sandbox.sandbox import Sandbox
from storage.engine import Store
from tests.faults import seeds
from tests.faults.family import Family
from tests.faults.weather import MIX, Members, Weather
from tests.waiting import LONGEST, until

LONG = os.environ.get("FAULTS") == "long"
KILLS = 300 if LONG else 30
REMINDERS = 600
CHANNELS = 100
LIFE = (0.15, 0.85)
"""Seconds that a bot lives before it is killed."""
BOTH = pytest.mark.parametrize("kind", ["sqlite", "postgres"])
pytestmark = [pytest.mark.ci, pytest.mark.timeout(900 if LONG else 200), pytest.mark.xdist_group("kills")]


@dataclass
class Storm:
    """600 reminders that fall due while the bots are killed."""

    sandbox: Sandbox
    family: Family
    address: str
    store: Store
    members: Members

    def lives(self, kills: int, seed: int) -> None:
        """One bot after the other, each killed; the last one stays."""
        chance = random.Random(seed)
        for _ in range(kills):
            bot = self.family.bot(self.sandbox, self.address)
            assert not bot.wait(chance.uniform(*LIFE)), f"ended by itself:\n{bot.log.read_text()}"
            bot.kill()
            assert bot.wait(LONGEST)
        self.family.bot(self.sandbox, self.address)

    def rages(self, kills: int, bots: int = 2) -> None:
        """Until every bot has been killed so often, and what was left to do is done."""
        seeds.fall_due(self.store, kills / bots * sum(LIFE) / 2)
        with ThreadPoolExecutor(bots) as pool:
            list(pool.map(self.lives, [kills // bots] * bots, range(bots)))
        try:
            until(lambda: not seeds.unsettled(self.store), "all is settled", 120)
        except AssertionError:
            pytest.fail(f"left to do: {seeds.unsettled(self.store)}\n{self.family.logs()[-4000:]}")

    def verdict(self) -> tuple[int, int]:
        """How many of the occasions nobody can see, and how many are to be seen more than once."""
        copies = self.members.copies()
        seen = [copies[uid] for uid in seeds.said(self.store)]
        assert len(seen) >= REMINDERS
        return seen.count(0), sum(count > 1 for count in seen)


@pytest.fixture
def storm(
    database: Callable[[str], str], opened: Callable[[str], Store], sandbox: Sandbox, family: Family
) -> Callable[[str], Storm]:
    def made(kind: str) -> Storm:
        address = database(kind)
        store = opened(address)
        channels = seeds.people_and_channels(sandbox, CHANNELS)
        seeds.plan(store, sandbox.workspace.team, channels, REMINDERS // seeds.EACH)
        return Storm(sandbox, family, address, store, Members(sandbox))

    return made


@BOTH
def test_killed_at_random_moments_while_slack_fails(storm: Any, sandbox: Sandbox, kind: str) -> None:
    raging = storm(kind)
    weather = Weather(seed=4).over(sandbox)
    raging.rages(KILLS)

    assert raging.verdict() == (0, 0), (weather.seen, raging.members.deleted)
    assert set(weather.seen) == set(MIX)
