"""What was so already is said so; what was decided is told with its reason; nothing is said twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project ~2026-12-01"


@pytest.fixture
def relay(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim and Anna sold it, Bo runs the project, of which nobody knows the day."""
    return begins(
        kim,
        NEW,
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect, sales",
        "/handover add @bo project manager, project",
    )


def last(person: Person) -> str:
    """The newest reply."""
    return person.screen().rpartition("acme>")[2]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("phase project starts today", "Project began on 12 Oct, so there is nothing", id="begun"),
        pytest.param("away 2026-12-21 until 2026-12-23", "I know already that you are away from 21 Dec", id="away"),
    ],
)
def test_what_was_so_already_is_said_and_has_no_undo(relay: Person, line: str, said: str) -> None:
    relay.types(f"/handover {line}")
    relay.types(f"/handover {line}")

    assert said in last(relay)
    assert "Undo" not in last(relay)


def test_signed_says_what_was_planned_before(relay: Person) -> None:
    relay.types("/handover signed 2026-12-08")

    assert relay.sees("• Project: Tuesday 8 December 2026 (week 50)")
    assert relay.sees("• Before: around Tuesday 1 December 2026 (week 49)")


def test_what_holds_needs_no_decision_and_no_form(relay: Person) -> None:
    relay.types("/handover add @anna solution architect, project")

    relay.types("/handover accept")

    assert "It holds as it is now, so there is nothing to accept." in last(relay)
    assert relay.form is None


def test_who_decided_reads_of_themselves_and_others_by_name_with_the_reason(relay: Person, bo: Person) -> None:
    relay.types("/handover accept because the customer asked")

    relay.types("/handover accept")
    bo.types("/handover accept")
    bo.types("/handover show")

    assert "You decided on 12 Oct that it goes without overlap: the customer asked" in last(relay)
    assert bo.sees("Kim decided on 12 Oct that it goes without overlap: the customer asked")
    assert bo.sees("Kim lets it be so on purpose: “the customer asked”")


def test_those_who_were_asked_on_a_day_are_told_in_one_sentence(relay: Person, clock: Any) -> None:
    relay.types("/handover phase project 2026-12-01")
    clock.moves_to("2026-11-03 10:00")

    relay.types("/handover ask @per")
    relay.types("/handover ask @sara")

    assert relay.sees("Per and Sara were asked on 3 Nov.")


def test_the_list_says_until_when_it_is_paused(relay: Person) -> None:
    relay.types("/handover paused until 2027-02-01")

    relay.types("/handover list paused")

    assert "Paused until Mon 1 Feb: I send no reminders." in last(relay)


def test_what_if_puts_the_question_that_the_card_would_put(relay: Person) -> None:
    relay.types("/handover what-if project 2027-01-15")

    assert relay.sees("*Then the best next step:* Kim, shall I ask Anna?")


def test_where_a_system_stands_as_the_whole_does_it_is_not_said_again(kim: Person) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, systems: CRM*")
    kim.types("/handover add @anna solution architect, sales")
    kim.types("/handover add @bo solution architect, project")

    kim.types("/handover show")

    assert last(kim).count("Nobody from the sale is in the project yet.") == 1


def test_a_journey_is_called_by_its_name(relay: Person) -> None:
    relay.types("/handover remove @sara")

    assert "Sara Nyman is not on Acme ERP then, so there is nothing to change." in last(relay)


def test_show_says_who_was_asked_and_asks_for_nobody_else_meanwhile(relay: Person, anna: Person) -> None:
    relay.types("/handover ask @anna")
    relay.types("/handover show")

    assert "Anna was asked on 12 Oct." in last(relay)
    assert "shall I ask" not in last(relay)
    anna.presses("I can't")
    anna.submits()
    relay.types("/handover show")
    assert "Anna can't stay on. Kim is looking for someone. *Next:* Will you stay on?" in last(relay)


def test_a_closed_journey_counts_no_days(relay: Person) -> None:
    relay.types("/handover lost")

    relay.types("/handover show")

    assert "around Tue 1 Dec. Nobody from the sale" in last(relay)
    assert "in about" not in last(relay)
