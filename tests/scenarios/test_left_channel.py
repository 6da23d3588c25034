"""Who leaves a journey's channel is asked whether they are still with it: no alarm, and nothing when they are back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

LEFT = (
    "You left #acme. Are you still with Acme ERP? "
    "Will you stay on when Acme ERP goes from Sales to Project on Tue 1 Dec?"
)


@pytest.fixture
def holds(kim: Person, begins: Callable[..., Person]) -> Person:
    """It rests on Anna; Sara is only in the sale."""
    return begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01",
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect throughout",
        "/handover add @bo project manager, project",
        "/handover add @sara consultant, sales",
    )


def asked(person: Person) -> list[str]:
    """The questions to that person; what is told in the evening asks nothing."""
    return [text for text in person.dm.texts if "Will you stay on" in text]


def test_who_leaves_is_asked_ten_minutes_later_and_only_about_the_next_handover(
    holds: Person, anna: Person, clock: Any
) -> None:
    anna.leaves("acme")
    assert asked(anna) == []

    clock.moves(minutes=11)

    [question] = asked(anna)
    assert question.startswith(f"*{LEFT}*")
    assert "Yes, I'm staying" in question
    assert asked(holds) == []


def test_at_night_the_question_waits_for_the_morning(holds: Person, anna: Person, clock: Any) -> None:
    clock.moves_to("2026-10-13 22:00")
    anna.leaves("acme")
    clock.moves_to("2026-10-14 08:59")
    assert asked(anna) == []

    clock.moves_to("2026-10-14 09:01")

    assert len(asked(anna)) == 1


def test_a_yes_is_a_word(holds: Person, anna: Person, clock: Any) -> None:
    anna.leaves("acme")
    clock.moves(minutes=11)
    anna.presses("Yes, I'm staying")
    holds.types("/handover show")

    assert "Thank you. Kim can see it." in asked(anna)[-1]
    assert holds.sees("Said yes: 1 of 1.")


def test_a_no_does_what_i_cannot_does(holds: Person, anna: Person, clock: Any) -> None:
    anna.leaves("acme")
    clock.moves(minutes=11)
    anna.presses("I can't")
    anna.submits()

    assert holds.sees("Anna can't stay on when Acme ERP becomes a project on Tue 1 Dec.")
    holds.types("/handover list")
    assert holds.sees("○ Breaks")


def test_who_is_back_before_it_is_sent_is_asked_nothing_and_later_as_ever(
    holds: Person, anna: Person, clock: Any
) -> None:
    anna.leaves("acme")
    anna.joins("acme")
    clock.moves(minutes=30)
    assert asked(anna) == []

    clock.moves_to("2026-11-03 09:01")

    [question] = asked(anna)
    assert question.startswith("*Will you stay on when Acme ERP goes from Sales to Project on Tue 1 Dec?*")


def test_who_is_back_can_be_asked_by_somebody_else(holds: Person, anna: Person) -> None:
    anna.leaves("acme")
    anna.joins("acme")
    holds.types("/handover ask @anna")

    assert holds.sees("I have asked Anna")


def test_who_is_back_while_slack_takes_nothing_is_not_asked(
    holds: Person, anna: Person, sandbox: Any, clock: Any
) -> None:
    anna.leaves("acme")
    sandbox.faults.next("chat.postMessage", "ratelimited", times=2, seconds=30)
    clock.moves(minutes=11)
    anna.joins("acme")
    clock.moves(minutes=5)

    assert asked(anna) == []


def test_who_leaves_again_is_asked_once(holds: Person, anna: Person, clock: Any) -> None:
    for _ in range(2):
        anna.leaves("acme")
        clock.moves(minutes=11)
        anna.joins("acme")

    assert len(asked(anna)) == 1


@pytest.mark.usefixtures("holds")
@pytest.mark.parametrize("name", ["sara", "eva", "kim"])
def test_who_is_on_no_handover_to_come_is_not_asked(everybody: Callable[[str], Person], name: str, clock: Any) -> None:
    who = everybody(name)
    who.leaves("acme")
    clock.moves(minutes=30)

    assert asked(who) == []


def test_a_paused_journey_asks_nobody(holds: Person, anna: Person, clock: Any) -> None:
    holds.types("/handover paused")
    anna.leaves("acme")
    clock.moves(minutes=30)

    assert asked(anna) == []


def test_what_is_closed_meanwhile_is_not_asked_about(holds: Person, anna: Person, clock: Any) -> None:
    anna.leaves("acme")
    holds.types("/handover lost")
    clock.moves(minutes=30)

    assert asked(anna) == []


def test_whose_account_closes_with_it_is_not_asked(holds: Person, anna: Person, clock: Any) -> None:
    anna.leaves("acme")
    anna.changes(deleted=True)
    clock.moves(minutes=30)

    assert asked(anna) == []
