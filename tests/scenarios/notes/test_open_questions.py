"""An open question goes to somebody who knows; who asks is told whom and when; the answer is kept with it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person

QUESTION = "Who owns the master data?"


@pytest.fixture
def wondered(noted: Person, eva: Person) -> Person:
    """Eva wonders; Anna, who heard a pain of Bosse's, leaves with the sale on 30 November."""
    eva.types(f"/handover note question {QUESTION}")
    return eva


def asked(person: Person) -> list[str]:
    return [text for text in person.dm.texts if "has a question about" in text]


def test_who_asks_is_told_at_once_who_is_asked_and_when(wondered: Person) -> None:
    assert wondered.sees("I ask Anna on Mon 23 Nov: 30 Nov is their last day with Acme AB.\nUndo\nEdit…\nAsk somebody…")


def test_who_knows_is_asked_in_the_week_before_they_leave(
    wondered: Person, anna: Person, bo: Person, clock: Any
) -> None:
    clock.moves_to("2026-11-23 08:59")
    assert asked(anna) == []
    clock.moves_to("2026-11-23 09:01")

    (message,) = asked(anna)  # with all else of that Monday morning
    assert message.startswith(
        "*Good morning Anna. One handover needs you this week.*\n"
        "*Eva has a question about Acme AB: “Who owns the master data?”*\n"
        "In the plan Mon 30 Nov is your last day with Acme AB. Do you know?\nAnswer…\nI don't know\n*Acme ERP: "
    )
    clock.moves_to("2026-12-04")
    assert len(asked(anna)) == 1
    assert asked(bo) == []


def test_the_answer_is_kept_and_told_in_the_evening(wondered: Person, anna: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-11-23 09:01")
    anna.presses("Answer…")
    anna.submits(text="The warehouse does, since May", speaker="Bosse")
    assert anna.sees("Your answer is kept with the question, and Eva hears of it: “The warehouse does, since May”")
    clock.moves_to("2026-11-23 16:01")
    assert wondered.sees(
        "*Anna has answered your question about Acme AB.*\n“Who owns the master data?”\n"
        "Answer: “The warehouse does, since May”"
    )
    bo.types("/handover notes questions")
    assert bo.sees("Answer: The warehouse does, since May (Anna, heard from Bosse Blom on 23 Nov)")
    bo.types("/handover notes warehouse")
    assert "One note about *Acme ERP*." in bo.screen().split("acme> ")[-1]

    anna.presses("Undo", on="Your answer is kept")
    assert "Do you know?" in asked(anna)[0]
    bo.types("/handover notes questions")
    assert "not answered yet" in bo.screen().split("acme> ")[-1]


def test_who_does_not_know_passes_it_on(wondered: Person, anna: Person, kim: Person, clock: Any) -> None:
    kim.types("/handover add @sara consultant, sales, key")
    clock.moves_to("2026-11-23 09:01")
    anna.presses("I don't know")
    assert anna.sees("Thank you for saying that you do not know.")
    clock.moves_to("2026-11-24 09:01")

    assert len(asked(clock.world.person("sara"))) == 1


def test_what_is_retired_or_answered_meanwhile_is_not_asked(wondered: Person, anna: Person, clock: Any) -> None:
    clock.moves_to("2026-11-23 08:00")
    wondered.types("/handover notes questions")
    wondered.presses("Retire")
    clock.moves_to("2026-11-27")

    assert asked(anna) == []


def test_a_restart_and_a_second_look_ask_nobody_twice(wondered: Person, anna: Person, world: Any, clock: Any) -> None:
    clock.moves_to("2026-11-23 09:01")
    with world.store.write() as session:
        session.connection().exec_driver_sql("DELETE FROM inquiry")
        session.connection().exec_driver_sql("UPDATE workspace SET questions_at = '2026-11-23 08:00:00.000000'")
    world.start()
    world.tick()

    assert len(asked(anna)) == 1


def test_who_may_not_read_the_note_is_not_asked(kim: Person, anna: Person, bo: Person, clock: Any) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01, project 2026-12-01", "secret")
    kim.types("/handover add @kim account manager, sales throughout, lead", "secret")
    kim.types("/handover add @bo architect, sales", "secret")
    kim.types(f"/handover note question {QUESTION}", "secret")
    clock.moves_to("2026-11-27")

    assert asked(bo) == []


def test_somebody_is_chosen_and_asked_at_once(wondered: Person, anna: Person, bo: Person, clock: Any) -> None:
    wondered.presses("Ask somebody…")
    problem = wondered.submits(person="eva")
    assert problem == {"person": "Please choose somebody else: you are the one who asks."}
    problem = wondered.submits(person="gus")
    assert "Gus Guest cannot be asked about this" in problem["person"]
    wondered.submits(person="bo")
    assert len(asked(bo)) == 1
    wondered.presses("Ask somebody…")
    assert wondered.submits(person="bo")["person"].startswith("Bo Ek was asked that on 12 Oct and has not")
    wondered.closes()

    bo.presses("I don't know")
    wondered.presses("Ask somebody…")
    assert wondered.submits(person="bo")["person"].startswith("Bo Ek was asked that on 12 Oct. Please choose")
    wondered.closes()
    clock.moves_to("2026-11-23 09:01")
    assert len(asked(anna)) == 1  # who is nearest still is
    assert not wondered.sees("does not know the answer")
    anna.presses("I don't know")
    clock.moves_to("2026-11-23 16:01")
    assert wondered.sees("*Anna does not know the answer to your question about Acme AB.*\n“Who owns the master data?”")


def test_of_a_customer_and_no_journey_who_was_with_the_customer_is_asked(
    noted: Person, sara: Person, world: Any, clock: Any
) -> None:
    """By a channel's people alone: Anna, who heard most, is not known to be in it."""
    slack, per = world.sandbox.workspace, world.person("per")
    slack.add_channel("sales", members={"U0SARA", "U0PER", slack.app.user_id})
    sara.types("/handover add @per consultant, sales, until 30 oct")
    sara.types("/handover note question How do they want to be met?", "sales")
    sara.submits(customer="Acme AB", kind="Question")
    assert "\nI know nobody I can ask. Whom shall I ask?" in sara.screen().split("sales> ")[-1]
    per.types("/handover notes", "sales")
    clock.moves_to("2026-10-23 09:01")

    per.presses("Answer…", on="How do they want to be met?")
    per.submits(text="By phone")
    clock.moves_to("2026-10-23 16:01")
    assert sara.sees("*Per has answered your question about Acme AB.*")
    sara.types("/handover notes customer acme", "sales")
    assert "Answer: By phone (Per, 23 Oct)" in sara.screen().split("sales> ")[-1]


def test_a_journey_of_one_phase_and_who_says_nothing_for_two_weeks(kim: Person, world: Any, clock: Any) -> None:
    kim.types("/handover new Beta Web for Beta AB: maintenance 2026-09-01", "other")
    kim.types("/handover add @per consultant, maintenance", "other")
    kim.types("/handover add @sara consultant, maintenance", "other")
    kim.types("/handover note question Which colour?", "other")
    assert "I ask Per on Mon 19 Oct." in kim.screen().split("other> ")[-1]

    clock.moves_to("2026-11-01")
    assert [len(asked(world.person(name))) for name in ("per", "sara")] == [1, 0]
    clock.moves_to("2026-11-04")
    assert [len(asked(world.person(name))) for name in ("per", "sara")] == [1, 1]
