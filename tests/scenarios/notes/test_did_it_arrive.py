"""Two weeks into the phase who took over is asked once whether the knowledge arrived; counted by shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

ASKED = "Did what the others knew of Acme AB reach you?"


@pytest.fixture
def begun(erp: Person, bo: Person, begins: Callable[..., Person]) -> Person:
    """Bo leads the project since 1 December; Anna, who sold it, stays on."""
    begins(erp, "/handover add @anna solution architect, sales to project, lead", until="2026-12-15 08:59")
    return bo


def asks(person: Person) -> list[str]:
    return [text for text in person.dm.texts if ASKED in text]


def test_who_took_over_is_asked_once_and_who_stayed_on_is_not(
    begun: Person, anna: Person, clock: Any, world: Any
) -> None:
    assert asks(begun) == []
    clock.moves_to("2026-12-15 09:01")
    assert asks(begun) == [
        "*Acme ERP has been in Project since 1 Dec. Did what the others knew of Acme AB reach you?*\n"
        "Your answer is counted without your name. "
        "If you tell me what is missing, I ask whoever knows, and say that you wonder.\n"
        "Yes\nSomething is missing…\nCustomer had to repeat"
    ]
    begun.presses("Yes")
    assert "Thank you. Good to hear that it arrived.\nUndo" in asks(begun)[0]
    begun.presses("Undo")
    begun.presses("Customer had to repeat")
    assert "It is counted, so that the next handover goes better." in asks(begun)[0]
    begun.types("/handover list arrived")
    assert begun.sees("Too few have answered to tell whether the knowledge arrived.")  # one answer would name its giver
    begun.types("/handover move project 3 dec")
    world.start()
    clock.moves_to("2027-01-29")

    assert len(asks(begun)) == 1
    assert asks(anna) == []


def test_a_guest_among_them_is_asked_too(begun: Person, erp: Person, gus: Person, anna: Person, clock: Any) -> None:
    erp.types("/handover add @gus consultant, project")
    clock.moves_to("2026-12-15 09:01")
    gus.presses("Something is missing…")
    gus.submits(text="Who approves changes at Acme?")

    assert "What is missing is kept as an open question, and Anna is asked." in asks(gus)[0]
    assert anna.sees("Gus has a question about Acme AB: “Who approves changes at Acme?”")


def test_where_people_from_outside_read_along_it_is_not_told(kim: Person) -> None:
    kim.types("/handover list arrived", "with-acme")

    assert kim.sees("People from outside read along here. Please ask me that in our own conversation.")


def test_what_is_missing_becomes_a_question_to_who_handed_over(begun: Person, anna: Person, clock: Any) -> None:
    clock.moves_to("2026-12-15 09:01")
    begun.presses("Something is missing…")
    begun.submits(text="Who approves changes at Acme?")
    assert "What is missing is kept as an open question, and Anna is asked." in asks(begun)[0]
    assert anna.sees("Bo has a question about Acme AB: “Who approves changes at Acme?”")
    anna.presses("Answer…")
    anna.submits(text="Bosse does")
    clock.moves_to("2026-12-15 16:01")

    assert begun.sees("Anna has answered your question about Acme AB.")


def test_a_phase_that_may_not_have_begun_is_not_asked_about(kim: Person, bo: Person, clock: Any) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01, project ~2026-12-01")
    kim.types("/handover add @bo project manager, project")
    clock.moves_to("2026-12-17")

    assert not bo.sees("reach you?")


@pytest.mark.parametrize("language", ["sv-SE", "da-DK"])
def test_it_speaks_the_reader_s_language(begun: Person, clock: Any, language: str) -> None:
    begun.changes(locale=language)
    clock.moves_to("2026-12-15 09:01")
    said = {
        "sv-SE": "Acme ERP har varit i Projekt sedan 1 dec.",
        "da-DK": "Acme ERP har været i Projekt siden den 1. dec.",
    }

    assert said[language] in begun.dm.texts[-1]


@pytest.mark.ci
def test_who_has_left_a_private_journey_says_nothing_in_it(kim: Person, bo: Person, clock: Any) -> None:
    kim.types("/handover new Hush ERP for Hush AB: sales 2026-09-01, project 2026-12-01", "secret")
    kim.types("/handover add @bo project manager, project", "secret")
    clock.moves_to("2026-12-15 09:01")
    kim.types("/handover remove @bo", "secret")
    bo.presses("Something is missing…")

    assert bo.sees("I cannot find that here.")
