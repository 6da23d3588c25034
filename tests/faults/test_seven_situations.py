"""How often the channel hears of one planned date: the seven situations schedulers get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest

from bot.sandbox.server import Server
from bot.ticker import Ticker
from storage.engine import Store
from tests.outbox.real import Real, made

PLAN = "sales 2026-09-01, project 2026-12-01"
DUE = "2026-11-03"
"""28 days before the project starts."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.ci)])
def story(request: pytest.FixtureRequest, make_place: Any, server: Server) -> Iterator[Real]:
    """Acme's journey, registered in October."""
    store: Store = request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store")
    real = Real(store, make_place(store, "T1"), made(server))
    registered(real, "2026-10-01")
    yield real
    server.leave(real.sandbox)


def registered(story: Real, day: str, name: str = "Acme ERP") -> None:
    story.begin(PLAN, day, by="kim", name=name)
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)
    story.outbox.drain()


def passes(story: Real, day: str, time: str = "09:00:01") -> None:
    """The clock stands there, and the bot does what is due."""
    story.at(day, time)
    story.tick()


def normal(story: Real) -> None:
    passes(story, DUE)


def down_for_three_hours(story: Real) -> None:
    story.at(DUE, "08:59:00")
    story.ticker.tick()
    passes(story, DUE, "12:00:00")


def registered_after_it_was_due(story: Real) -> None:
    story.at("2026-10-02")
    story.move(1, "2027-06-01")
    story.channel("late")
    story.begin(PLAN, "2026-11-05", by="kim", name="Late ERP", channel="late")
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)


def slack_fails_once(story: Real) -> None:
    story.fails("500_before")
    passes(story, DUE)


def moved_earlier_than_it_was_due(story: Real) -> None:
    story.at("2026-10-20", "10:00")
    story.move(1, "2026-11-12")


def moved_later(story: Real) -> None:
    passes(story, DUE)
    story.at("2026-11-05", "10:00")
    story.move(1, "2027-02-01")


def two_processes(story: Real) -> None:
    story.at(DUE)
    start = Barrier(2)

    def bot() -> None:
        start.wait()
        Ticker(story.store).tick()
        story.another().drain()

    bots = [Thread(target=bot) for _ in range(2)]
    for each in bots:
        each.start()
    for each in bots:
        each.join()


@pytest.mark.parametrize(
    ("happens", "posts"),
    [
        (normal, 1),
        (down_for_three_hours, 1),
        (registered_after_it_was_due, 1),
        (slack_fails_once, 1),
        (moved_earlier_than_it_was_due, 1),
        (moved_later, 2),
        (two_processes, 1),
    ],
    ids=lambda given: given.__name__.replace("_", " ") if callable(given) else str(given),
)
def test_how_often_the_channel_hears_of_a_planned_date(
    story: Real, happens: Callable[[Real], None], posts: int
) -> None:
    happens(story)
    for _ in range(6):
        story.pass_time(timedelta(hours=12).total_seconds())
        story.tick()

    said = [each for channel in ("CACME", "CLATE") for each in story.said(channel) if each != "start"]
    assert len(said) == posts, said
