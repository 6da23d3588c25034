"""A delivery that is fine as a whole and loses a system (texts.md 4); from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new Acme ERP for Acme AB: project 2026-08-01, maintenance 2026-11-10, systems: CRM*, BI"


@pytest.fixture
def lost(kim: Person, per: Person, begins: Callable[..., Person]) -> Person:
    """Per leads the project. Anna takes CRM along; Bo built BI and leaves, Eva takes it. The card is out."""
    begins(
        kim,
        NEW,
        "/handover add @per project manager, project, lead",
        "/handover add @anna consultant, project to maintenance, CRM, key",
        "/handover add @bo consultant, project, BI, key",
        "/handover add @eva support, maintenance, BI",
        until="2026-10-13 10:00",
    )
    return per


def card(person: Person) -> str:
    return next(text for text in person.scene.channel("acme").texts if text.startswith("*Acme ERP: Project → Maint"))


def test_the_card_names_the_system_and_whom_to_ask_for_days(lost: Person) -> None:
    told = card(lost)

    assert "CRM holds. BI breaks." in told
    assert "BI: Bo knows it and leaves on 9 Nov. Eva takes it, and they have no days together yet." in told
    assert "Per, shall I ask Bo for 5 days side by side with Eva?" in told
    assert "Ask Bo\nAnna takes BI too\nSomeone else…" in told


def test_asked_for_days_a_yes_keeps_the_system(lost: Person, bo: Person) -> None:
    lost.presses("Ask Bo")
    assert any("consultant, from 10 Nov for 7 days" in text for text in bo.dm.texts)

    bo.presses("Yes, I'm staying")

    assert "BI breaks" not in card(lost)


def test_who_was_no_key_person_is_asked_as_one_so_that_a_yes_keeps_what_the_question_promised(
    kim: Person, per: Person, bo: Person, begins: Callable[..., Person]
) -> None:
    begins(
        kim,
        NEW,
        "/handover add @per project manager, project, lead",
        "/handover add @anna consultant, project to maintenance, CRM, key",
        "/handover add @bo tester, project, BI",
        "/handover add @eva support, maintenance, BI",
        until="2026-10-13 10:00",
    )
    assert "Per, shall I ask Bo for 5 days side by side with Eva?" in card(per)
    per.presses("Ask Bo")
    bo.presses("Yes, I'm staying")

    assert "● Holds" in card(per)


def test_who_stays_on_anyway_is_asked_whether_they_take_it_too(lost: Person, anna: Person) -> None:
    lost.presses("Anna takes BI too")

    assert any("Will you take BI too when Acme ERP goes over to Maintenance?" in text for text in anna.dm.texts)
    assert "BI breaks" in card(lost)

    anna.presses("Yes", on="Will you take BI too")

    assert "BI breaks" not in card(lost)
    lost.types("/handover show")
    assert lost.sees("Anna Berg: consultant, key person, BI and CRM") or lost.sees("consultant, key person, CRM and BI")


def test_who_cannot_take_it_too_stays_on_as_planned(lost: Person, anna: Person) -> None:
    lost.presses("Anna takes BI too")
    anna.presses("I can't", on="Will you take BI too")
    anna.submits(note="Too much already")

    assert "Anna can't stay on" not in card(lost)
    assert "CRM holds" in card(lost)
    assert any("Anna can't take BI too." in text and "Too much already" in text for text in lost.dm.texts)
    assert any("Thank you for saying so in time." in text for text in anna.dm.texts)


def test_who_cannot_take_it_too_is_not_asked_the_same_again(lost: Person, anna: Person, clock: Any) -> None:
    lost.presses("Anna takes BI too")
    anna.presses("I can't", on="Will you take BI too")
    anna.submits()
    clock.moves(days=1)

    lost.presses("Anna takes BI too")

    assert lost.sees("Anna said on 13 Oct that it won't work. Please choose someone else.")
    assert sum("Will you take BI too" in text for text in anna.dm.texts) == 1


def test_taken_back_it_is_as_before(lost: Person, anna: Person) -> None:
    lost.presses("Anna takes BI too")
    anna.presses("Yes", on="Will you take BI too")

    anna.presses("Undo")

    assert "BI breaks" in card(lost)
