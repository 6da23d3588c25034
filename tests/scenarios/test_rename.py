"""A journey called otherwise: its name, its key, its customer; and customers that may be the same one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person, Room

BETA = "/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def two(relay: Person, begins: Callable[..., Person]) -> Person:
    """Beside Acme ERP a journey of another customer, in a channel of Kim's and Anna's own."""
    relay.types(BETA, "secret")
    return relay


@pytest.mark.parametrize(
    "line",
    [
        "rename Acme ERP 2",
        "rename to Acme ERP 2",
        "rename name: Acme ERP 2",
        "rename Acme ERP to Acme ERP 2",
        'rename "Acme ERP 2"',
        "byt namn till Acme ERP 2",
        "omdøb til Acme ERP 2",
        "acme-erp: rename Acme ERP 2",
    ],
)
def test_the_name_is_another(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")

    assert relay.sees("*Acme ERP 2*: It is called Acme ERP 2 now; before it was Acme ERP.")


@pytest.mark.parametrize("line", ["rename key acme-2", "rename nyckel Acme 2!", "byt namn nyckel: acme_2"])
def test_the_key_is_another_and_names_it_from_now_on(relay: Person, line: str) -> None:
    relay.types("/handover rename key acme")
    relay.types(f"/handover {line}".replace("Acme 2!", "Acme-2!"))
    assert relay.sees("Its key is `acme-2` now; before it was `acme`.")

    relay.types("/handover acme-2: show", "other")

    assert relay.sees("*Acme ERP* for Acme AB · `acme-2`")


def test_several_words_are_no_key(relay: Person) -> None:
    relay.types("/handover rename key account portal")

    assert relay.sees("It is called key account portal now")


@pytest.mark.parametrize("line", ["rename customer Northwind", "byt namn kund Northwind", "omdøb kunde til Northwind"])
def test_the_customer_is_another(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")
    assert relay.sees("Its customer is Northwind now; before it was Acme AB.")

    relay.types("/handover show")

    assert relay.sees("*Acme ERP* for Northwind")


def test_cards_and_questions_that_stand_there_are_called_so_too(
    relay: Person, anna: Person, acme: Room, clock: Any
) -> None:
    clock.moves_to("2026-11-03 10:00")
    relay.presses("Ask Anna")

    relay.types("/handover rename Northwind ERP")

    assert "Northwind ERP: Sales → Project on Tue 1 Dec" in acme.texts[-1]
    assert any("when Northwind ERP goes from Sales to Project" in text for text in anna.dm.texts)


def test_a_key_of_another_journey_is_refused_with_one_that_is_free(two: Person) -> None:
    two.types("/handover rename key beta-crm", "acme")
    assert two.sees("Another journey has the key `beta-crm`. `beta-crm-2` is free.")

    two.submits(key="beta-2")

    assert two.sees("Its key is `beta-2` now")


def test_a_namesake_is_told(two: Person) -> None:
    two.types("/handover rename beta crm")

    assert two.sees("Another journey is called the same: `beta-crm`.")


def test_a_namesake_that_is_hidden_is_not(two: Person, bo: Person) -> None:
    bo.types("/handover rename beta crm")

    assert bo.sees("It is called beta crm now")
    assert not bo.sees("Another journey")


# -- the same customer? ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Beta AB", "beta ab"])
def test_a_customer_that_is_there_is_asked_about(two: Person, typed: str) -> None:
    two.types(f"/handover rename customer {typed}")
    assert two.sees("I know Beta AB already. Is it the same customer?")
    assert not two.sees("No, another customer")

    two.presses("Yes, Beta AB")

    assert two.sees("Its customer is Beta AB now; before it was Acme AB.")


@pytest.mark.parametrize("typed", ["Beta", "Beta Group", "Betta AB", "Béta"])
def test_one_that_is_called_nearly_so_may_be_another(two: Person, typed: str) -> None:
    two.types(f"/handover rename customer {typed}")

    two.presses("No, another customer")

    assert two.sees(f"Its customer is {typed} now; before it was Acme AB.")


def test_what_else_was_typed_in_the_form_is_kept_with_the_answer(two: Person) -> None:
    two.types("/handover rename")
    two.submits(name="Beta ERP", key="beta-erp", customer="Beta")
    two.presses("Yes, Beta AB")

    assert two.sees("It is called Beta ERP now; before it was Acme ERP. Its key is `beta-erp` now")
    assert two.sees("Its customer is Beta AB now")


def test_the_answer_is_stale_after_another_change(two: Person, bo: Person) -> None:
    two.types("/handover rename customer Beta")
    bo.types("/handover phase project 8 dec")

    two.presses("Yes, Beta AB")

    assert two.sees("Somebody changed Acme ERP while this was open")


def test_a_customer_of_a_hidden_journey_is_not_offered(two: Person, bo: Person) -> None:
    bo.types("/handover rename customer Beta AB")

    assert bo.sees("Its customer is Beta AB now")
    assert not bo.sees("the same customer")


def test_a_customer_written_otherwise_is_the_same_one_everywhere(relay: Person) -> None:
    relay.types("/handover new Acme BI for acme ab: sales 2026-09-01", "secret")
    relay.types("/handover rename customer ACME AB")
    relay.types("/handover acme-bi: show", "secret")

    assert relay.sees("*Acme BI* for ACME AB")


def test_cards_of_its_other_journeys_are_written_so_too(relay: Person, acme: Room, clock: Any) -> None:
    clock.moves_to("2026-11-03 10:00")
    relay.types("/handover new Acme BI for Acme AB: sales 2026-09-01", "secret")

    relay.types("/handover rename customer ACME AB", "secret")

    assert "Anna has known ACME AB for 9 weeks." in acme.texts[-1]


def test_who_stays_with_the_customer_it_was_with_is_counted(relay: Person) -> None:
    relay.types("/handover new Acme BI for Acme AB: sales 2026-09-01", "secret")
    relay.types("/handover rename customer Northwind")

    assert relay.sees("One other journey is still with Acme AB.")


# -- again, back, and by others ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["rename Acme ERP", "rename key acme-erp", "rename customer Acme AB"])
def test_what_it_is_called_already_is_said_so(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")

    assert relay.sees("Acme ERP is called that already, so there is nothing to change.")


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("rename Acme ERP 2", "*Acme ERP* for Acme AB · `acme-erp`"),
        ("rename key acme-2", "*Acme ERP* for Acme AB · `acme-erp`"),
        ("rename customer Northwind", "*Acme ERP* for Acme AB · `acme-erp`"),
        ("rename customer ACME AB", "*Acme ERP* for Acme AB · `acme-erp`"),
    ],
)
def test_it_is_taken_back(relay: Person, line: str, before: str) -> None:
    relay.types(f"/handover {line}")
    relay.presses("Undo")
    relay.types("/handover show")

    assert relay.sees(before)


def test_a_key_that_somebody_has_taken_since_does_not_come_back(relay: Person) -> None:
    relay.types("/handover rename key acme")
    relay.types("/handover new Acme ERP for Northwind: sales 2026-09-01", "secret")

    relay.presses("Undo", on="Its key is")

    assert relay.sees("acme-erp-2")


@pytest.mark.parametrize("line", ["rename", "rename ***"])
def test_what_is_no_name_opens_the_form(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")

    relay.submits(name="Acme ERP 2")

    assert relay.sees("It is called Acme ERP 2 now")


def test_a_form_left_open_shows_the_newer_names(relay: Person, bo: Person) -> None:
    relay.types("/handover rename")
    bo.types("/handover rename Acme BI")
    relay.submits(name="Acme ERP 2")
    assert relay.sees("while this was open")

    relay.submits()

    assert relay.sees("It is called Acme ERP 2 now; before it was Acme BI.")


def test_a_name_is_inert(relay: Person) -> None:
    relay.types("/handover rename <!channel> *bold* & @anna")

    assert relay.sees("It is called")
    assert not any("<!channel>" in str(one.text) for one in relay.scene.channel("acme").messages)


@pytest.mark.parametrize("who", ["gus", "xenia"])
def test_who_may_not_change_it_does_not_rename_it(relay: Person, everybody: Callable[[str], Person], who: str) -> None:
    everybody(who).types("/handover acme-erp: rename Nonsense")

    relay.types("/handover show")
    assert relay.sees("*Acme ERP* for Acme AB")
