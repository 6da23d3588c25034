"""A journey deleted by who started it or an admin: gone everywhere, and back with Undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person, Room

NEUTRAL = "This was about a journey that has been deleted."
CANNOT_FIND = "I cannot find that here."


@pytest.fixture
def asked(relay: Person, begins: Callable[..., Person]) -> Person:
    """The card is up, and Anna was asked."""
    begins(relay, until="2026-11-03 10:00")
    relay.presses("Ask Anna")
    return relay


def deletes(person: Person) -> None:
    person.types("/handover delete")
    person.presses("Delete it")


def test_what_goes_with_it_is_told_first(relay: Person) -> None:
    relay.types("/handover delete")

    assert relay.sees("Delete *Acme ERP*? With it go 2 phases and 3 people's parts.")
    relay.types("/handover show")
    assert relay.sees("*Acme ERP* for Acme AB")


@pytest.mark.parametrize("line", ["delete", "radera", "slet"])
def test_it_is_deleted(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")
    relay.presses("Delete it")
    assert relay.sees("*Acme ERP* was deleted.")

    relay.types("/handover show")

    assert relay.sees("There is no journey in this channel yet.")


@pytest.mark.parametrize(
    "line", ["acme-erp: show", "acme-erp: history", "list", "list customer acme", "who acme", "what-if without @anna"]
)
def test_nobody_finds_it(relay: Person, anna: Person, line: str) -> None:
    deletes(relay)
    before = anna.screen()

    anna.types(f"/handover {line}", "other")

    assert before in anna.screen()
    assert "Acme ERP" not in anna.screen().replace(before, "")


def test_what_was_posted_says_nothing_of_it(asked: Person, acme: Room, anna: Person) -> None:
    deletes(asked)

    assert [text for text in acme.texts if "Acme" in text] == []
    assert all(NEUTRAL in text for text in acme.texts)
    assert all(NEUTRAL in text for text in anna.dm.texts)


def test_the_note_of_the_day_says_nothing_of_it_either(asked: Person, acme: Room, clock: Any) -> None:
    clock.moves_to("2026-12-01 10:00")
    assert any("Today Acme ERP goes" in text for text in acme.texts)

    deletes(asked)

    assert [text for text in acme.texts if "Acme" in text] == []


def test_nothing_more_is_sent(relay: Person, acme: Room, anna: Person, clock: Any) -> None:
    deletes(relay)
    before = acme.texts

    clock.moves_to("2026-12-02 10:00")

    assert (acme.texts, anna.dm.texts) == (before, [])


def test_undo_brings_all_of_it_back(asked: Person, acme: Room, anna: Person) -> None:
    before = acme.texts
    deletes(asked)
    asked.presses("Undo", on="was deleted")
    assert asked.sees("Taken back: “*Acme ERP* was deleted.”")

    assert acme.texts == before
    anna.presses("Yes, I'm staying")
    assert any("Thank you." in text for text in anna.dm.texts)


def test_what_was_due_meanwhile_is_said_after_undo(relay: Person, acme: Room, clock: Any) -> None:
    deletes(relay)
    clock.moves_to("2026-11-03 10:00")
    relay.presses("Undo", on="was deleted")

    clock.moves(minutes=11)

    assert "Ask Anna" in acme.texts[-1]


def test_another_journey_may_have_its_key_and_both_go_on(relay: Person) -> None:
    deletes(relay)
    relay.types("/handover new Acme ERP for Northwind: sales 2026-09-01")
    assert relay.sees("*Acme ERP* for Northwind is on its way, as `acme-erp`.")

    relay.presses("Undo", on="was deleted")
    relay.types("/handover acme-erp-2: show")

    assert relay.sees("*Acme ERP* for Acme AB · `acme-erp-2`")


def test_an_undone_start_gives_its_key_back(kim: Person) -> None:
    for customer in ("Acme AB", "Northwind"):
        kim.types(f"/handover new Acme ERP for {customer}: sales 2026-09-01")
        kim.presses("Undo", on=f"for {customer}")
    kim.types("/handover new Acme ERP for Fabrikam: sales 2026-09-01")

    assert kim.sees("*Acme ERP* for Fabrikam is on its way, as `acme-erp`.")


def test_delete_it_is_stale_after_another_change(relay: Person, bo: Person) -> None:
    relay.types("/handover delete")
    bo.types("/handover phase project 8 dec")

    relay.presses("Delete it")

    assert relay.sees("Somebody changed Acme ERP while this was open")


def test_it_can_be_closed_instead(relay: Person) -> None:
    relay.types("/handover delete")
    relay.presses("Close it instead")

    assert relay.sees("The journey is closed, and I am quiet about it.")


def test_deleted_twice_is_not_found(relay: Person) -> None:
    relay.types("/handover delete")
    relay.presses("Delete it")
    relay.presses("Delete it")

    assert relay.sees(CANNOT_FIND)


# -- who may -----------------------------------------------------------------------------------------------------------


def test_who_leads_it_now_does_not_delete_it(relay: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-12-02 10:00")
    bo.types("/handover delete")

    assert bo.sees("Only Kim Lind, who started Acme ERP, or an admin can delete it.")


def test_who_started_it_deletes_it(anna: Person) -> None:
    anna.types("/handover new Beta for Beta AB: sales 2026-09-01")
    deletes(anna)

    assert anna.sees("*Beta* was deleted.")


def test_an_admin_deletes_what_somebody_else_started(anna: Person, kim: Person) -> None:
    anna.types("/handover new Beta for Beta AB: sales 2026-09-01")
    kim.types("/handover beta: delete")
    kim.presses("Delete it")

    assert kim.sees("*Beta* was deleted.")


@pytest.mark.parametrize("who", ["gus", "xenia"])
def test_others_are_not_even_asked(relay: Person, everybody: Callable[[str], Person], who: str) -> None:
    person = everybody(who)
    person.types("/handover acme-erp: delete")

    assert not person.sees("Delete it")


def test_nobody_else_takes_anything_of_it_back(relay: Person, anna: Person) -> None:
    anna.types("/handover add @per maintenance lead, project")
    deletes(relay)

    anna.presses("Undo", on="Per")

    assert anna.sees(CANNOT_FIND)
