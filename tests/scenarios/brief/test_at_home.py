"""What waits in the Home: a brief to read from four weeks before the start, and what others take along."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person


def home(person: Person) -> str:
    person.opens_home()
    return person.screen().partition("home> ")[2].partition("form> ")[0]


@pytest.mark.ci
def test_a_brief_waits_to_be_read_by_who_takes_over(known: Person, bo: Person, kim: Person, clock: Any) -> None:
    assert "You take over" not in home(bo)
    clock.moves_to("2026-11-04 10:00")
    assert "*Acme ERP: Sales → Project on Tue 1 Dec, in 27 days.*\nYou take over, and 3 notes wait for you." in home(bo)
    assert "You take over" not in home(kim)
    bo.types("/handover brief")
    bo.presses("I have read it", on="Write a note…")

    assert "You take over" not in home(bo)


def test_a_question_about_a_note_is_answered_from_there(known: Person, bo: Person) -> None:
    bo.types("/handover brief")
    bo.presses("brief_ask_whom.1")
    assert "Bo asks you, because you have been with Acme AB: What has been decided with Acme AB?" in home(known)
    known.presses("Answer…", on="What has been decided")
    known.submits(text="We start with the shop in Lund")

    assert "What has been decided" not in home(known)


def test_what_is_taken_along_waits_for_who_hands_over(known: Person, bo: Person, kim: Person, sara: Person) -> None:
    bo.types("/handover brief")
    bo.presses("What I take along…")
    bo.submits(line="EDI before summer")
    assert "Bo takes this along into Project.*\n“EDI before summer”\nIs that right" in home(kim)
    assert "takes this along" not in home(bo)
    assert "takes this along" not in home(sara)
    kim.presses("That is right")

    assert "takes this along" not in home(kim)
