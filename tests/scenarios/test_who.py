"""Who knows a customer, a system, a role, and what somebody knows; from Monday 12 October 2026 on."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01, systems: CRM*, BI"


@pytest.fixture
def acme_erp(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim sells, Anna stays all the way, Bo leads the project and knows CRM, Bosse is the customer's."""
    return begins(
        kim,
        f"/handover new Acme ERP for Acme AB: {PLAN}",
        "/handover add @kim key account manager, sales",
        "/handover add @anna solution architect throughout",
        "/handover add @bo project manager, project, CRM",
        "/handover add Bosse Blom system owner, customer, sales",
    )


@pytest.fixture
def hidden(kim: Person) -> Person:
    """Gamma Portal, in a private channel of Kim's and Anna's, with a system and a person of its own."""
    kim.types("/handover new Gamma Portal for Gamma AB: sales 2026-09-01, project 2026-12-01, systems: Zeta", "secret")
    kim.types("/handover add @anna solution architect, sales, Zeta", "secret")
    kim.types("/handover add Greta Gamma buyer, customer, sales", "secret")
    return kim


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


def links(world: Any) -> dict[str, str]:
    """Where the buttons of the newest reply that are links lead, by their text."""
    messages = [one for place in world.sandbox.workspace.channels.values() for one in place.messages.values()]
    last = max((one for one in messages if one.ephemeral_to), key=lambda one: one.ts)
    parts = [part for block in last.blocks for part in (block.get("accessory"), *block.get("elements", ())) if part]
    return {part["text"]["text"]: part["url"] for part in parts if "url" in part}


# -- what is meant -----------------------------------------------------------------------------------------------------


def test_without_a_name_it_is_the_journey_of_the_channel(acme_erp: Person) -> None:
    acme_erp.types("/handover who")
    said = newest(acme_erp)
    assert "Who knows *Acme ERP*:" in said
    assert "*Anna Berg*, solution architect\nWith Acme AB since 1 Sept · CRM and BI · Acme ERP" in said
    assert "*Kim Lind*, key account manager\nWith Acme AB since 1 Sept, until 30 Nov · Acme ERP" in said
    assert "*Bo Ek*, project manager\nComes to Acme AB on 1 Dec, until 31 May 2027 · CRM · Acme ERP" in said
    assert "*Bosse Blom*, system owner, at Acme AB" in said
    assert "not in Slack" in said
    assert "From the plan of one journey." in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("who Acme AB", "Who knows *Acme AB*:", id="a customer"),
        pytest.param("vem känner acme?", "Who knows *Acme AB*:", id="a customer by the beginning of its name, Swedish"),
        pytest.param("hvem kender CRM", "Who knows *CRM*:", id="a system, Danish"),
        pytest.param("who crm", "*Bo Ek*, project manager", id="a system in other letters"),
        pytest.param("who acme-erp", "Who knows *Acme ERP*:", id="a journey by its key"),
        pytest.param("acme-erp: who BI", "Who knows *BI*:", id="a system of the journey that is named"),
        pytest.param("who system owner", "Who has the role *system owner*:", id="a role"),
        pytest.param("who project", "Who is in the project of *Acme ERP*:", id="a phase"),
        pytest.param("who @anna", "What *Anna Berg* knows:", id="somebody mentioned"),
        pytest.param("who anna", "What *Anna Berg* knows:", id="somebody by the first name"),
        pytest.param("who me", "What *Kim Lind* knows:", id="oneself"),
        pytest.param("who Bosse Blom", "With Acme AB since 1 Sept, until 30 Nov", id="somebody outside Slack"),
        pytest.param("who @sara", "Sara Nyman is on none of the journeys you may see.", id="somebody on no journey"),
        pytest.param("who nobody-known-here", "I found nothing called *nobody-known-here*", id="nothing"),
        pytest.param("acme-erp: who Beta", "I found nothing called *Beta*", id="nothing in that journey"),
    ],
)
def test_what_is_meant(acme_erp: Person, line: str, said: str) -> None:
    acme_erp.types(f"/handover {line}")
    assert said in newest(acme_erp)


def test_who_is_not_on_the_system_does_not_know_it(acme_erp: Person) -> None:
    acme_erp.types("/handover who BI")
    assert "Anna Berg" in newest(acme_erp)
    assert "Bo Ek" not in newest(acme_erp)


def test_a_name_typed_nearly_right_is_offered(acme_erp: Person) -> None:
    acme_erp.types("/handover who Amce AB")
    assert acme_erp.sees("Did you mean one of these?")
    acme_erp.presses("Acme AB (customer)")
    assert acme_erp.sees("Who knows *Acme AB*:")


def test_of_several_none_is_guessed(acme_erp: Person) -> None:
    acme_erp.types("/handover new Acme Norden for Acme Norden AB: sales 2026-10-01", "other")
    acme_erp.types("/handover who acme")
    assert acme_erp.sees("Which do you mean?")
    acme_erp.presses("Acme Norden AB (customer)")
    assert acme_erp.sees("Who knows *Acme Norden AB*: nobody in the plans you may see.")


def test_a_customer_is_known_over_all_its_journeys(acme_erp: Person) -> None:
    acme_erp.types(
        "/handover new Acme BI for Acme AB: sales 2025-03-01, project 2025-05-01, maintenance 2025-09-01", "other"
    )
    acme_erp.types("/handover add @eva project manager, project", "other")
    acme_erp.types("/handover add @anna architect, sales", "other")
    acme_erp.types("/handover who Acme AB")
    said = newest(acme_erp)
    assert (
        "*Anna Berg*, architect, solution architect\nWith Acme AB since 1 Mar 2025 · CRM and BI · Acme BI and Acme ERP"
        in said
    )
    assert "*Eva Holm*, project manager\nWas with Acme AB from 1 May 2025 until 31 Aug 2025 · Acme BI" in said
    assert said.index("Anna Berg") < said.index("Kim Lind") < said.index("Eva Holm") < said.index("Bo Ek")


def test_alone_with_the_bot_one_of_my_journeys_is_chosen(acme_erp: Person, anna: Person) -> None:
    anna.types_to_the_bot("/handover who")
    anna.presses("Acme ERP", on="Which journey")
    assert anna.sees("Who knows *Acme ERP*:")


# -- asking ------------------------------------------------------------------------------------------------------------


def test_ask_opens_the_conversation_with_who_is_still_here(world: Any, acme_erp: Person) -> None:
    acme_erp.types("/handover who")
    team = world.sandbox.workspace.team
    assert links(world) == {
        "Ask Anna": f"slack://user?team={team}&id=U0ANNA",
        "Ask Bo": f"slack://user?team={team}&id=U0BO",
    }


def test_whose_account_is_closed_is_named_and_not_asked(world: Any, acme_erp: Person, anna: Person) -> None:
    anna.changes(deleted=True)
    acme_erp.types("/handover who Acme AB")
    assert "the account is closed" in newest(acme_erp)
    assert "Ask Anna" not in links(world)


def test_pressing_the_link_changes_nothing_and_says_nothing(acme_erp: Person) -> None:
    acme_erp.types("/handover who")
    before = acme_erp.screen()
    acme_erp.presses("Ask Anna")
    assert acme_erp.screen() == before


def test_what_hangs_on_somebody_is_told_with_what_they_know(acme_erp: Person) -> None:
    acme_erp.types("/handover who @anna")
    said = newest(acme_erp)
    assert "*Acme AB*\nsolution architect · With Acme AB since 1 Sept · CRM and BI · Acme ERP" in said
    assert "2 handovers to come hang on this person alone." in said
    acme_erp.presses("If Anna leaves")
    assert acme_erp.sees("If Anna Berg leaves, 2 handovers to come break")


# -- who may know ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["who Gamma AB", "who Gamma Portal", "who gamma-portal", "who Zeta", "who Greta Gamma", "who greta", "who buyer"],
)
def test_a_private_journey_is_as_unknown_as_one_that_is_not(hidden: Person, bo: Person, line: str) -> None:
    hidden.types(f"/handover {line}", "secret")
    assert "I found nothing" not in newest(hidden, "secret")
    bo.types(f"/handover {line}")
    assert f"I found nothing called *{line[4:]}*" in newest(bo)
    assert "Did you mean" not in newest(bo)


def test_a_private_journey_is_no_part_of_what_somebody_knows(acme_erp: Person, hidden: Person, bo: Person) -> None:
    bo.types("/handover who @anna")
    assert "Acme AB" in newest(bo)
    assert "Gamma" not in newest(bo)
    hidden.types("/handover who @anna")
    assert "Gamma AB" in newest(hidden)


def test_outside_its_public_channel_a_journey_s_people_are_not_told(acme_erp: Person, sara: Person) -> None:
    sara.leaves("acme")
    sara.types("/handover who Acme AB", "other")
    said = newest(sara, "other")
    assert "Who is on Acme ERP is for its channel: join that to see more." in said
    assert "Anna" not in said
    sara.types("/handover who CRM", "other")
    assert "I found nothing called *CRM*" in newest(sara, "other")


def test_a_guest_asks_a_member(acme_erp: Person, gus: Person) -> None:
    gus.types("/handover who Acme")
    assert gus.sees("As a guest you can answer what you are asked")


def test_a_button_kept_since_one_could_see_it_tells_nothing_any_more(hidden: Person, eva: Person) -> None:
    hidden.types("/handover new Gamma Web for Gamma Web AB: sales 2026-09-01", "secret")
    eva.joins("secret")
    eva.types("/handover list", "secret")
    eva.types("/handover who gamma")
    assert "Which do you mean?" in newest(eva)
    eva.leaves("secret")
    eva.presses("Gamma AB (customer)")
    assert "I cannot find that here." in newest(eva)
