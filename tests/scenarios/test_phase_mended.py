"""A phase that was a mistake, or is called otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person, Room


@pytest.fixture
def pilot(relay: Person) -> Person:
    """Between the sale and the project, with Anna on it."""
    relay.types("/handover phase add pilot after sales 20 nov")
    relay.types("/handover add @anna solution architect, pilot")
    return relay


# -- removed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["phase remove pilot", "phase delete the pilot", "fas ta bort pilot", "fase fjern pilot", "fase slet Pilot"]
)
def test_what_becomes_of_it_is_told_first(pilot: Person, line: str) -> None:
    pilot.types(f"/handover {line}")

    assert pilot.sees("Take *pilot* out of *Acme ERP*? Anna Berg leaves the plan there. What is ahead then:")
    assert pilot.sees("○ Breaks · Sales → Project, Tue 1 Dec. Nobody from the sale is in the project yet.")
    pilot.types("/handover show")
    assert pilot.sees("*pilot*, from Fri 20 Nov")


def test_it_is_taken_out(pilot: Person) -> None:
    pilot.types("/handover phase remove pilot")
    pilot.presses("Take it out")

    assert pilot.sees("*Acme ERP*: pilot is taken out of the plan.")


def test_who_was_on_nothing_else_is_on_the_journey_no_more(pilot: Person, per: Person) -> None:
    pilot.types("/handover add @per consultant, pilot")
    pilot.types("/handover phase remove pilot")
    pilot.presses("Take it out")

    before = per.screen()
    per.types("/handover list mine", "other")

    assert "Acme ERP" not in per.screen().replace(before, "")


def test_undo_puts_it_back_with_its_people(pilot: Person) -> None:
    pilot.types("/handover phase remove pilot")
    pilot.presses("Take it out")
    pilot.presses("Undo", on="taken out")

    pilot.types("/handover phase remove pilot")

    assert pilot.sees("Anna Berg leaves the plan there.")


def test_its_card_is_out_of_the_plan_and_the_next_one_has_the_earlier_giver(
    relay: Person, acme: Room, clock: Any
) -> None:
    relay.types("/handover phase add pilot after sales 20 nov")
    clock.moves_to("2026-11-06 10:00")
    relay.types("/handover phase remove pilot")
    relay.presses("Take it out")

    assert any("Acme ERP: Sales → pilot is no longer in the plan." in text for text in acme.texts)
    assert any("Acme ERP: Sales → Project on Tue 1 Dec" in text for text in acme.texts)


def test_the_first_phase_leaves_nothing_to_hand_over(relay: Person) -> None:
    relay.types("/handover phase remove sales")
    assert relay.sees("Kim Lind and Anna Berg leave the plan there. No handover is ahead then.")

    relay.presses("Take it out")
    relay.types("/handover show")

    assert relay.sees("Sales is taken out of the plan.")


def test_the_only_phase_stays(kim: Person) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01")
    kim.types("/handover phase remove sales")

    assert kim.sees("Sales is the only phase of Acme ERP, so it stays.")


def test_take_it_out_is_stale_after_another_change(pilot: Person, bo: Person) -> None:
    pilot.types("/handover phase remove pilot")
    bo.types("/handover phase project 8 dec")

    pilot.presses("Take it out")

    assert pilot.sees("Somebody changed Acme ERP while this was open")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("phase remove piolt", "This journey has no phase *piolt*."),
        ("phase remove", "This journey has no phase"),
        ("phase rename piolt Pilot", "This journey has no phase *piolt*."),
        ("phase rename pilot", "What is it called from now on?"),
    ],
)
def test_what_is_not_understood_is_said(pilot: Person, line: str, told: str) -> None:
    pilot.types(f"/handover {line}")

    assert pilot.sees(told)


# -- renamed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["phase rename project Delivery", "phase rename project to Delivery", "fas byt namn på projekt till Delivery"],
)
def test_a_phase_is_called_otherwise(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")
    assert relay.sees("*Acme ERP*: Project is called Delivery now.")

    relay.types("/handover phase delivery 8 dec")

    assert relay.sees("Delivery is planned for Tue 8 Dec.")


def test_a_card_that_is_up_calls_it_so_too(relay: Person, acme: Room, clock: Any) -> None:
    clock.moves_to("2026-11-03 10:00")
    relay.types("/handover phase rename project Delivery")

    assert "Acme ERP: Sales → Delivery on Tue 1 Dec" in acme.texts[-1]


def test_the_word_of_its_kind_takes_the_name_away(relay: Person) -> None:
    relay.types("/handover phase rename project Delivery")
    relay.types("/handover phase rename delivery projekt")

    assert relay.sees("Delivery is called Project now.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("phase rename project Project", "Project is called that already"),
        ("phase rename sales PILOT", "Another phase is called PILOT."),
        ("phase rename project ***", "Please give a name with at least one letter."),
    ],
)
def test_a_name_that_tells_nothing_apart_is_refused(pilot: Person, line: str, told: str) -> None:
    pilot.types(f"/handover {line}")

    assert pilot.sees(told)


def test_a_name_is_taken_back(relay: Person) -> None:
    relay.types("/handover phase rename project Delivery")
    relay.presses("Undo", on="is called")
    relay.types("/handover show")

    assert relay.sees("*Project*, from Tue 1 Dec")


@pytest.mark.parametrize("who", ["gus", "xenia"])
def test_who_may_not_change_it_mends_no_phase(relay: Person, everybody: Callable[[str], Person], who: str) -> None:
    everybody(who).types("/handover acme-erp: phase rename project Nonsense")

    relay.types("/handover show")
    assert not relay.sees("Nonsense")
