"""Who is put on a journey by somebody else is told, quietly, at 16:00; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new {name} for {name} AB: sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def kims(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(
        kim,
        NEW.format(name="Acme"),
        "/handover add @kim account manager, sales, lead",
    )


def told(person: Person) -> list[str]:
    return [text for text in person.dm.texts if "put you on" in text]


def test_at_four_in_the_afternoon_of_the_same_day(kims: Person, anna: Person, clock: Any) -> None:
    kims.types("/handover add @anna solution architect, sales to project, 40%")
    clock.moves_to("2026-10-12 15:59")
    assert not told(anna)

    clock.moves_to("2026-10-12 16:01")

    assert told(anna) == [
        "*Kim put you on Acme for Acme AB.*\n• Sales: solution architect, 40 %\n• Project: solution architect, 40 %\n"
        "If that is not right, please tell Kim.\nShow the journey"
    ]
    anna.presses("Show the journey")
    assert anna.sees("Kim keeps an eye on it.")


def test_all_of_a_day_is_one_message(kims: Person, anna: Person, clock: Any) -> None:
    kims.types(NEW.format(name="Beta"))
    kims.types("/handover acme: add @anna architect, sales")
    kims.types("/handover acme: add @anna project manager, project")
    kims.types("/handover beta: add @anna architect, sales")

    clock.moves_to("2026-10-12 16:01")

    (message,) = told(anna)
    assert "Kim put you on Acme for Acme AB." in message
    assert "Kim put you on Beta for Beta AB." in message


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param("2026-10-13 16:30", "2026-10-14 16:00", id="after four: tomorrow"),
        pytest.param("2026-10-17 11:00", "2026-10-19 09:00", id="on a Saturday: Monday morning"),
        pytest.param("2026-10-16 17:00", "2026-10-19 09:00", id="on a Friday evening: Monday morning"),
    ],
)
def test_otherwise_on_the_next_working_day(kims: Person, anna: Person, clock: Any, now: str, then: str) -> None:
    clock.moves_to(now)
    kims.types("/handover add @anna architect, sales")
    clock.moves_to(then.replace("16:00", "15:59").replace("09:00", "08:59"))
    assert not told(anna)

    clock.moves(minutes=2)

    assert len(told(anna)) == 1


@pytest.mark.parametrize("line", ["undo", "remove @anna 2026-08-01"])
def test_what_is_taken_back_before_is_not_told(kims: Person, anna: Person, clock: Any, line: str) -> None:
    kims.types("/handover add @anna architect, sales")
    kims.types(f"/handover {line}")

    clock.moves_to("2026-10-13 18:00")

    assert not told(anna)


def test_what_is_taken_back_is_left_out_of_the_message_with_the_rest(kims: Person, anna: Person, clock: Any) -> None:
    kims.types(NEW.format(name="Beta"))
    kims.types("/handover acme: add @anna architect, sales")
    kims.types("/handover beta: add @anna architect, sales")
    kims.types("/handover beta: remove @anna 2026-08-01")

    clock.moves_to("2026-10-12 16:01")

    (message,) = told(anna)
    assert "Kim put you on Acme for Acme AB." in message
    assert "Beta" not in message


def test_who_adds_oneself_or_has_changed_only_is_not_told(kims: Person, anna: Person, clock: Any) -> None:
    anna.types("/handover add me architect, sales")
    kims.types("/handover add @anna architect, sales, 50%")

    clock.moves_to("2026-10-13 18:00")

    assert not told(anna)


def test_who_takes_over_from_somebody_is_told(kims: Person, anna: Person, per: Person, clock: Any) -> None:
    kims.types("/handover add @anna architect, sales")
    kims.types("/handover replace @anna with @per 2026-11-02")

    clock.moves_to("2026-10-12 16:01")

    assert "• Sales: architect, from 2 Nov" in told(per)[0]


def test_who_was_asked_meanwhile_knows_already(kims: Person, anna: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-11-17 10:00")
    kims.types("/handover add @anna architect, sales to project, lead")
    kims.types("/handover add @bo project manager, project")

    clock.moves_to("2026-11-17 16:01")

    assert anna.sees("Will you stay on when Acme goes from Sales to Project")
    assert not told(anna)
    assert told(bo)


def test_a_guest_is_told_without_a_button_that_is_not_for_guests(kims: Person, gus: Person, clock: Any) -> None:
    kims.types("/handover add @gus tester, project")

    clock.moves_to("2026-10-12 16:01")

    assert len(told(gus)) == 1
    assert "Show the journey" not in gus.screen().partition("put you on")[2]


def test_after_a_night_of_downtime_it_is_told_once(kims: Person, anna: Person, world: Any, clock: Any) -> None:
    kims.types("/handover add @anna architect, sales")
    world.sandbox.move_to(clock.now.replace(day=13, hour=8))
    world.store.shift = world.sandbox.clock.shift
    world.start()

    world.tick()
    world.tick()

    assert len(told(anna)) == 1


def test_everybody_in_their_own_zone(kims: Person, anna: Person, world: Any, clock: Any) -> None:
    world.sandbox.workspace.users["U0ANNA"].tz = "America/New_York"
    kims.types("/handover add @anna architect, sales")
    clock.moves_to("2026-10-12 21:59")
    assert not told(anna)

    clock.moves(minutes=2)

    assert len(told(anna)) == 1
