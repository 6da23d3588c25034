"""What holds for whatever people send: it is answered, in words, at the place of the action, and nothing is changed.

`kept` is what the database holds, so that a test can compare before and after; `sends` delivers a payload as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.delivery import Ack
from bot.sandbox.people import Person
from storage.tables import Table

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
SEEN_ONLY = {"inbox", "person", "channel", "membership", "workspace"}
"""What is learned from Slack, or noted of every request; all other tables are what people have said."""


@pytest.fixture
def kept(world: Any) -> Callable[[], dict[str, list[Any]]]:
    """Every row of every table that people's words go into."""

    def read() -> dict[str, list[Any]]:
        tables = [one for one in Table.metadata.sorted_tables if one.name not in SEEN_ONLY]
        with world.store.read() as session:
            return {table.name: sorted(map(repr, session.execute(select(table)))) for table in tables}

    return read


@pytest.fixture
def staffed(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim, with Acme ERP in #acme: Anna sells, Bo leads the project."""
    return begins(
        kim, NEW, "/handover add @anna solution architect, sales", "/handover add @bo project manager, project"
    )


@pytest.fixture
def delivered(world: Any) -> Callable[[Person, str], None]:
    """A typed line whose text stands in Slack's payload exactly so."""
    command = next(iter(world.sandbox.workspace.app.commands))

    def deliver(person: Person, text: str, channel: str = "acme") -> None:
        place = world.scene.channel(channel).channel
        world.sandbox.gestures.command(person.id, place, replace(command, should_escape=False), text)
        world.settle()

    return deliver


@pytest.fixture
def sends(world: Any) -> Callable[..., Ack]:
    """Delivers a payload as it is, and lets everything happen that follows."""

    def send(kind: Any, payload: dict[str, Any]) -> Ack:
        ack: Ack = world.sandbox.way.deliver(kind, payload, 3.0)
        world.settle()
        return ack

    return send


@pytest.fixture(autouse=True)
def answered(world: Any, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nobody is left without an answer, nobody sees an error of ours, and none is in the log."""
    with caplog.at_level(logging.ERROR):
        yield
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    for name, person in world.people.items():
        assert person.told == [], f"{name} was told by Slack itself"
        assert not person.sees("Something went wrong")
        assert not person.sees("Traceback")
