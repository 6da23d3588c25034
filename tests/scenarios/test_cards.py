"""The main job in conversations: a card, a question, an answer; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01"
NOBODY = "Acme ERP: Sales → Project on Tue 1 Dec, in 28 days. Nobody from the sale is in the project yet."


def card(person: Person) -> str:
    """The living card, as it stands in #acme."""
    return next(text for text in person.scene.channel("acme").texts if text.startswith("*Acme ERP: Sales → Project"))


RELAY = (
    NEW,
    "/handover add @kim account manager, sales, lead",
    "/handover add @anna solution architect, sales",
    "/handover add @bo project manager, project",
)


@pytest.fixture
def relay(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim and Anna sold it, Bo runs the project; 28 days before, the card is up."""
    return begins(kim, *RELAY, until="2026-11-03 09:01")


@pytest.fixture
def last_friday(kim: Person, begins: Callable[..., Person]) -> Person:
    """The same on the last Friday before it."""
    return begins(kim, *RELAY, until="2026-11-27 10:00")


def test_the_card_says_who_is_missing_and_asks_one_question(relay: Person) -> None:
    assert relay.sees(NOBODY)
    assert relay.sees("Kim, shall I ask Anna?")


def test_asking_leads_to_a_question_and_a_yes_turns_the_card(relay: Person, anna: Person) -> None:
    relay.presses("Ask Anna")
    assert relay.sees("I have asked Anna to stay on when Acme ERP goes over to Project.")
    assert "Anna was asked on 3 Nov." in card(relay)
    assert any("Will you stay on when Acme ERP goes from Sales to Project" in text for text in anna.dm.texts)

    anna.presses("Yes, I'm staying")

    assert "● Holds. Anna stays on. Anna said yes." in card(relay)
    assert any("Thank you. Kim can see it." in text for text in anna.dm.texts)


def test_a_yes_on_the_day_is_drawn_wherever_it_was_asked_for_and_so_is_taking_it_back(
    last_friday: Person, anna: Person, clock: Any
) -> None:
    clock.moves_to("2026-12-01 10:00")
    last_friday.presses("Ask Anna")
    anna.presses("Yes, I'm staying")

    today = "*Today Acme ERP goes from Sales to Project. Anna stays on. Bo leads.*"
    assert last_friday.scene.channel("acme").texts[-1].splitlines() == [today, "Open the brief"]
    assert not any("shall I ask Anna?" in text for text in last_friday.dm.texts)

    anna.presses("Undo")
    assert "Nobody from the sale is in the project." in last_friday.scene.channel("acme").texts[-1]


def test_the_owner_may_pass_on_the_customers_word_in_whatever_they_alone_read(last_friday: Person, bo: Person) -> None:
    last_friday.types("/handover add Lisa Ek system owner, sales to project, customer")
    assert "Lisa told me yes" in last_friday.dm.texts[-1]
    assert not bo.sees("Lisa told me yes")

    last_friday.presses("Lisa told me yes")

    assert "Lisa told me yes" not in last_friday.dm.texts[-1]
    assert "Lisa said yes (told Kim)." in card(last_friday)


def test_each_day_on_which_somebody_was_asked_is_said(relay: Person, anna: Person, clock: Any) -> None:
    relay.presses("Ask Anna")
    clock.moves_to("2026-11-05 10:00")
    relay.types("/handover ask @anna")
    assert "Anna was asked on 3 Nov and 5 Nov." in card(relay)

    clock.moves_to("2026-11-17 09:01")

    assert "Anna was asked on 3 Nov, 5 Nov and 17 Nov." in card(relay)
    anna.presses("Yes, I'm staying")
    assert "was asked" not in card(relay)


def test_after_the_yes_nothing_is_posted_but_the_day(relay: Person, anna: Person, clock: Any) -> None:
    relay.presses("Ask Anna")
    anna.presses("Yes, I'm staying")
    before = len(relay.scene.channel("acme").texts)

    clock.moves_to("2026-12-02 09:00")

    after = relay.scene.channel("acme").texts[before:]
    assert after == ["*Today Acme ERP goes from Sales to Project. Anna stays on. Bo leads.*\nOpen the brief"]


def test_undo_in_the_question_asks_again(relay: Person, anna: Person) -> None:
    relay.presses("Ask Anna")
    anna.presses("Yes, I'm staying")

    anna.presses("Undo")

    assert "Nobody from the sale is in the project yet." in card(relay)
    anna.presses("Yes, I'm staying")
    assert "● Holds." in card(relay)


def test_pressed_by_anna_it_is_her_yes(relay: Person, anna: Person) -> None:
    anna.presses("Ask Anna")

    assert anna.sees("Thank you. You stay on when Acme ERP goes over to Project.")
    assert "● Holds." in card(relay)


def test_the_second_to_press_is_told_who_asked(relay: Person, bo: Person) -> None:
    relay.presses("Ask Anna")

    bo.types("/handover ask @anna")

    assert bo.sees("Kim asked Anna today. If there is no answer by tomorrow, you can ask again.")


def test_i_cant_reaches_the_owner_alone_with_the_next_candidate(relay: Person, anna: Person, bo: Person) -> None:
    relay.presses("Ask Anna")
    anna.presses("I can't")
    assert anna.form

    anna.submits(note="parental leave")

    assert "Anna can't stay on. Kim is looking for someone." in card(relay)
    assert relay.sees("Only for you, from Anna: parental leave")
    assert not bo.sees("parental leave")
    assert any("Thank you for saying so in time." in text for text in anna.dm.texts)


def test_dont_know_yet_is_for_the_owner_alone(relay: Person, anna: Person, bo: Person, clock: Any) -> None:
    relay.presses("Ask Anna")
    anna.presses("Don't know yet")
    assert any("Kim sees that you don't know yet." in text for text in anna.dm.texts)

    clock.moves_to("2026-11-27 09:01")

    assert relay.sees("Anna was asked on 3 Nov and doesn't know yet.")
    assert not bo.sees("doesn't know yet")


def test_someone_else_is_chosen_in_a_form(relay: Person, sara: Person) -> None:
    relay.presses("Someone else…")
    assert relay.sees("Who could stay on?")

    assert relay.submits(other="sara", percent="all") == {
        "percent": "Please give a percentage between 1 and 100, for example 40."
    }
    relay.submits(percent="50")

    assert relay.sees("I have asked Sara to join the project of Acme ERP, side by side with Anna.")
    assert any("A yes puts you in the plan for the project" in text for text in sara.dm.texts)


def test_on_purpose_the_card_says_why_and_who_and_falls_silent(relay: Person, clock: Any) -> None:
    relay.presses("Go without overlap…")
    relay.submits(reason="the customer asked for it")
    assert "Goes without overlap: the customer asked for it (Kim, 3 Nov)" in card(relay)
    before = len(relay.scene.channel("acme").texts)

    clock.moves_to("2026-11-30 09:00")

    assert len(relay.scene.channel("acme").texts) == before


def test_the_owner_decides_and_takes_it_back_in_the_own_conversation(relay: Person, clock: Any) -> None:
    clock.moves_to("2026-11-17 09:01")
    relay.presses("Go without overlap…", on="Shall I ask Anna?")
    relay.submits(reason="the customer asked for it")
    assert "Goes without overlap" in card(relay)

    relay.presses("Undo")

    assert "Nobody from the sale is in the project yet." in card(relay)


def test_later_waits_and_says_until_when(relay: Person) -> None:
    relay.chooses("Later", "In a week")

    assert relay.sees("I'll be quiet about Acme ERP: Sales → Project until Tue 10 Nov.")
    assert "Kim put this off until Tue 10 Nov." in card(relay)


def test_once_its_day_has_come_the_card_says_no_more_that_it_was_put_off(relay: Person, clock: Any) -> None:
    relay.chooses("Later", "Tomorrow")
    relay.types("/handover later week")
    assert "Kim put this off until Tue 10 Nov." in card(relay)

    clock.moves_to("2026-11-17 09:01")

    assert "put this off" not in card(relay)


def test_undo_of_later_takes_it_off_the_card(relay: Person) -> None:
    relay.types("/handover later week")
    relay.presses("Undo", on="I'll be quiet")

    assert "put this off" not in card(relay)


@pytest.mark.parametrize(
    ("choice", "until"), [("Tomorrow", "Sat 28 Nov"), ("On Monday", "Mon 30 Nov"), ("In a week", "Mon 30 Nov")]
)
def test_later_is_never_past_the_handover(last_friday: Person, choice: str, until: str) -> None:
    last_friday.chooses("Later", choice, on="Kim, shall I ask Anna?")

    assert last_friday.sees(f"I'll be quiet about Acme ERP: Sales → Project until {until}.")


@pytest.mark.parametrize("until", ["tomorrow", "monday", "week"])
def test_the_day_before_there_is_nothing_to_wait_for(relay: Person, clock: Any, until: str) -> None:
    clock.moves_to("2026-11-30 10:00")
    relay.types(f"/handover later {until}")

    assert relay.sees("There is no day left before it, so I can't wait any longer.")


def test_put_off_or_not_the_day_is_told_and_then_it_is_over(relay: Person, clock: Any) -> None:
    clock.moves_to("2026-11-27 10:00")
    relay.types("/handover later week")
    before = len(relay.scene.channel("acme").texts)

    clock.moves_to("2026-12-20 10:00")

    assert [text.splitlines()[0] for text in relay.scene.channel("acme").texts[before:]] == [
        "*Today Acme ERP goes from Sales to Project. Nobody from the sale is in the project. Bo leads.*"
    ]


def test_until_the_order_is_signed_the_card_says_so(kim: Person, clock: Any) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project ~2026-12-01")
    kim.types("/handover add @kim account manager, sales, lead")
    kim.types("/handover add @bo project manager, project")
    clock.moves_to("2026-11-17 09:01")
    kim.types("/handover later signed")
    assert "Kim put this off until the order is signed." in card(kim)

    kim.types("/handover signed")

    assert "put this off" not in card(kim)


def test_a_plan_that_holds_asks_only_the_person_and_the_owner_passes_the_yes_on(
    kim: Person, anna: Person, bo: Person, clock: Any
) -> None:
    kim.types(NEW)
    kim.types("/handover add @kim account manager, sales, lead")
    kim.types("/handover add @anna solution architect, throughout")
    kim.types("/handover add @bo project manager, project")
    clock.moves_to("2026-11-24 09:01")
    assert anna.sees("Will you stay on when Acme ERP goes from Sales to Project")
    assert not bo.sees("has not answered yet")
    assert kim.sees("The plan holds, but Anna has not answered yet.")

    kim.presses("Anna told me yes")

    assert kim.sees("Noted for Acme ERP: Sales → Project. Anna said yes, and you passed it on.")


def test_the_day_of_a_tentative_date_is_a_question(kim: Person, clock: Any) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project ~2026-12-01")
    kim.types("/handover add @kim account manager, sales, lead")
    kim.types("/handover add @anna solution architect, throughout")
    clock.moves_to("2026-12-01 09:01")
    assert kim.sees("Acme ERP: did the project start today?")

    kim.presses("Yes", on="did the project start today?")

    assert kim.sees("Noted. Acme ERP: Sales → Project has begun.")


def test_a_guest_answers_what_a_guest_is_asked(relay: Person, everybody: Any) -> None:
    gus = everybody("gus")
    relay.types("/handover ask @gus")
    gus.presses("Yes, I'll join")

    assert any("Thank you. Kim can see it." in text for text in gus.dm.texts)


def test_people_from_outside_are_not_asked(relay: Person) -> None:
    relay.types("/handover ask @xenia")
    assert not relay.sees("I have asked Xenia")
