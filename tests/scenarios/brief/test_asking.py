"""Asking from a brief: about a note whoever heard it, and for what nobody has noted whoever was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.people import Person


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


def test_a_question_about_a_note_goes_to_who_heard_it_and_the_answer_stands_below(
    known: Person, bo: Person, clock: Any
) -> None:
    bo.types("/handover brief")
    bo.presses("ask_about_note.2")
    bo.submits(text="In both shops?")
    assert "I have asked Anna. You hear from me when there is an answer." in newest(bo)
    asked = newest(known, "dm")
    assert "Bo would like to know more about a note on Acme AB: “Orders are typed twice”" in asked
    assert "In both shops?" in asked
    known.presses("Answer…")
    known.submits(text="Yes, in both", speaker="Bosse Blom")
    bo.types("/handover brief")

    assert "↳ Bo asked Anna on 12 Oct: “In both shops?”" in newest(bo)
    assert "↳ Answer: Yes, in both (Anna, heard from Bosse Blom on 12 Oct)" in newest(bo)


def test_of_several_who_heard_it_one_is_chosen_and_asked_once(known: Person, bo: Person, kim: Person) -> None:
    kim.types("/handover notes promises")
    kim.presses("I heard it too")
    bo.types("/handover brief")
    bo.presses("ask_about_note.1")
    bo.submits(person="Kim Lind")
    assert "I have asked Kim." in newest(bo)
    bo.presses("ask_about_note.1", on="Promise")
    bo.submits(person="Kim Lind")

    assert bo.sees("Kim was asked that on 12 Oct and has not answered yet.")


def test_what_nobody_has_noted_is_asked_of_who_was_there_once(known: Person, bo: Person, sara: Person) -> None:
    bo.types("/handover brief")
    bo.presses("brief_ask_whom.1")
    assert "What has been decided with Acme AB?" in newest(known, "dm")
    sara.types("/handover brief")
    assert "No decision is noted. Bo will need to know. Bo asked Anna on 12 Oct: What has been decided" in newest(sara)
    bo.presses("brief_ask_whom.1", on="No decision")
    assert bo.sees("Anna was asked that on 12 Oct and has not answered yet.")
    known.presses("Answer…")
    known.submits(text="We start with the shop in Lund")
    bo.types("/handover brief")

    assert "• Decision: We start with the shop in Lund" in newest(bo)
    assert "No decision is noted" not in newest(bo)


def test_who_stays_on_is_asked_and_needs_not_be_told(kim: Person, bo: Person, begins: Callable[..., Person]) -> None:
    begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-10-10",
        "/handover add @sara project manager, sales to project, lead",
        "/handover add @bo project manager, project",
    )
    bo.types("/handover brief")

    assert "Bo has not read this yet." in newest(bo)
    assert "No promise is noted. Bo will need to know.\nAsk Sara" in newest(bo)
    assert "can be asked any more" not in newest(bo)

    bo.types("/handover note wish One screen")
    bo.types("/handover brief")
    assert "One screen" in newest(bo)
    assert "has not read this" not in newest(bo)


def test_who_does_not_know_makes_room_for_somebody_else(known: Person, bo: Person, kim: Person) -> None:
    bo.types("/handover brief")
    bo.presses("brief_ask_whom.1")
    known.presses("I don't know")
    bo.types("/handover brief")

    assert "Bo asked Anna on 12 Oct, who does not know." in newest(bo)
    assert "Ask Sara" in newest(bo)


def test_who_may_not_read_the_note_any_more_is_not_asked(kim: Person, anna: Person) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01, project 2026-12-01", "secret")
    anna.types("/handover note pain Orders are typed twice", "secret")
    anna.leaves("secret")
    kim.types("/handover brief", "secret")
    kim.presses("Ask…")

    assert kim.sees("Nobody who heard it can be asked here any more")
    assert not anna.sees("would like to know more")


def test_a_lost_journey_asks_nobody(known: Person, bo: Person) -> None:
    bo.types("/handover brief")
    known.types("/handover lost")
    bo.presses("Ask…")

    assert bo.sees("Acme ERP is closed, so there is nothing left to decide.")
