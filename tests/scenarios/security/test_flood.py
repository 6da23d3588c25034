"""Case 59: who asks more than people do in a minute is told so in a sentence, costs nothing, and holds nobody up."""

from collections.abc import Iterator
from time import process_time
from typing import Any

import pytest
from sqlalchemy import event

from bot.sandbox.people import Person, Room

YOU = "That was a lot in one minute, so I left this one out. Please wait a moment, then go on."


@pytest.fixture
def limited(world: Any) -> None:
    """As in real life: 20 lines a minute."""
    world.lines_a_minute = 20
    world.start()


@pytest.fixture
def statements(world: Any) -> Iterator[list[str]]:
    """What the database is asked."""
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    engines = (world.store.reader, world.store.writer)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield asked
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.usefixtures("limited")
def test_case_59_of_200_lines_in_a_minute_20_are_answered_and_the_others_cost_nothing(
    world: Any, relay: Person, anna: Person, acme: Room, statements: list[str]
) -> None:
    for _ in range(20):
        world.sandbox.gestures.type(relay.id, acme.id, "/handover list")
    assert statements
    statements.clear()
    for _ in range(180):
        world.sandbox.gestures.type(relay.id, acme.id, "/handover list")
    assert statements == []
    assert relay.screen().count(YOU) == 180

    begun = process_time()
    anna.types("/handover show")
    assert anna.sees("Acme ERP")
    assert process_time() - begun < 1


@pytest.mark.usefixtures("limited")
def test_after_a_minute_one_goes_on(relay: Person, clock: Any) -> None:
    for _ in range(21):
        relay.types("/handover list")
    assert relay.screen().count(YOU) == 1
    clock.moves(minutes=1)
    relay.types("/handover show")
    assert relay.screen().count(YOU) == 1


@pytest.mark.usefixtures("limited")
def test_it_is_said_in_the_reader_s_language(kim: Person) -> None:
    kim.changes(locale="sv-SE")
    for _ in range(21):
        kim.types("/handover hjälp")
    assert kim.sees("Det var mycket på en minut")


@pytest.mark.usefixtures("limited")
def test_25_confirmations_in_a_row_are_no_flood(relay: Person) -> None:
    relay.types("/handover list")
    for _ in range(25):
        relay.presses("Who carries most")
        relay.presses("carriers")
    assert not relay.sees(YOU)
    for _ in range(11):
        relay.presses("carriers")
    assert relay.sees(YOU)
