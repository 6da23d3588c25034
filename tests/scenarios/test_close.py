"""A journey that is over: closed quietly, its cards left as they were, opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person, Room


@pytest.fixture
def card_is_up(relay: Person, begins: Callable[..., Person]) -> Person:
    """Nobody stays on, so the card asks in #acme."""
    return begins(relay, until="2026-11-03 10:00")


@pytest.fixture
def ran_its_course(relay: Person, begins: Callable[..., Person]) -> Person:
    """The project is under way, and nothing comes after it."""
    return begins(relay, until="2026-12-02 10:00")


@pytest.mark.parametrize("line", ["close", "stäng", "avsluta", "luk", "afslut"])
def test_what_is_through_is_closed_at_once(ran_its_course: Person, line: str) -> None:
    ran_its_course.types(f"/handover {line}")
    assert ran_its_course.sees("The journey is closed, and I am quiet about it.")

    ran_its_course.types("/handover show")

    assert ran_its_course.sees("Closed.")


def test_a_handover_ahead_is_told_first(relay: Person) -> None:
    relay.types("/handover close")
    assert relay.sees("*Acme ERP* still has a handover ahead. Once it is closed I ask nobody about it.")

    relay.presses("Close anyway")

    assert relay.sees("The journey is closed")


def test_close_anyway_is_stale_after_another_change(relay: Person, bo: Person) -> None:
    relay.types("/handover close")
    bo.types("/handover phase project 8 dec")

    relay.presses("Close anyway")

    assert relay.sees("Somebody changed Acme ERP while this was open")


def test_nothing_more_is_said_of_it(relay: Person, acme: Room, clock: Any) -> None:
    relay.types("/handover close")
    relay.presses("Close anyway")
    before = acme.texts

    clock.moves_to("2026-12-02 10:00")

    assert acme.texts == before
    assert "I no longer keep an eye on Acme ERP." in acme.texts[0]


def test_the_card_of_what_lay_ahead_asks_nobody_any_more(card_is_up: Person, acme: Room) -> None:
    card_is_up.types("/handover close")
    card_is_up.presses("Close anyway")

    assert "Acme ERP: Sales → Project: the journey is closed, so I ask nobody about it." in acme.texts[-1]
    assert "Ask Anna" not in acme.texts[-1]


def test_the_card_of_what_is_past_stays_as_it_was(ran_its_course: Person, acme: Room) -> None:
    ran_its_course.types("/handover close")

    card = next(text for text in acme.texts if "Acme ERP: Sales → Project since" in text)
    assert "○ Breaks" in card
    assert "The journey is closed." in card


def test_a_question_that_was_open_has_nothing_to_answer(card_is_up: Person, anna: Person) -> None:
    card_is_up.presses("Ask Anna")
    card_is_up.types("/handover close")
    card_is_up.presses("Close anyway")

    assert any("nothing to answer" in text for text in anna.dm.texts)
    assert not anna.sees("Yes, I'm staying")


def test_resume_opens_it_again_and_what_is_missing_is_said(card_is_up: Person, acme: Room) -> None:
    card_is_up.types("/handover close")
    card_is_up.presses("Close anyway")
    card_is_up.types("/handover resume")

    assert "Ask Anna" in acme.texts[-1]


def test_closing_is_taken_back(ran_its_course: Person) -> None:
    ran_its_course.types("/handover close")
    ran_its_course.presses("Undo")
    ran_its_course.types("/handover show")

    assert ran_its_course.sees("Bo keeps an eye on it.")


def test_closed_twice_says_so_once_more(ran_its_course: Person) -> None:
    ran_its_course.types("/handover close")
    ran_its_course.types("/handover close")

    assert ran_its_course.sees("Acme ERP is closed already, and I am quiet about it.")


def test_close_does_not_guess(ran_its_course: Person) -> None:
    ran_its_course.types("/handover close @anna")

    assert ran_its_course.sees("nothing was changed")


@pytest.mark.parametrize("who", ["gus", "xenia"])
def test_who_may_not_change_it_does_not_close_it(relay: Person, everybody: Callable[[str], Person], who: str) -> None:
    everybody(who).types("/handover acme-erp: close")

    relay.types("/handover show")
    assert not relay.sees("Closed.")


def test_who_is_outside_its_channel_is_not_told_what_lies_ahead(secret: Room, kim: Person, bo: Person) -> None:
    kim.types("/handover new Beta: sales 2026-09-01, project 2026-12-01", "secret")

    bo.types("/handover beta: close")

    assert not bo.sees("ahead")
