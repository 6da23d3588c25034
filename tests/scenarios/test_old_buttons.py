"""Buttons that stand in somebody's older messages, of a journey that is closed or deleted since: a kind answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

CLOSED = "Acme ERP is closed"
GONE = ("I cannot find that here.", "This handover is no longer in the plan")
DECIDES = ["Ask Anna", "Someone else…", "Go without overlap…"]
CHANGES = ["Add someone…", "Move a phase…"]


@pytest.fixture
def shown(relay: Person, begins: Callable[..., Person]) -> Person:
    """The reply to `show` stays where it is, with its buttons."""
    begins(relay, until="2026-11-03 10:00")
    return begins(relay, "/handover show")


def closes(person: Person) -> None:
    person.types("/handover close")
    person.presses("Close anyway")


def deletes(person: Person) -> None:
    person.types("/handover delete")
    person.presses("Delete it")


def answered(person: Person, name: str, menu: str = "") -> str:
    """What the press on the old reply came to: all that is new on the screen."""
    before = person.screen()
    if menu:
        person.chooses(name, menu, on="*Next:*")
    else:
        person.presses(name, on="*Next:*")
    return person.screen().replace(before, "")


@pytest.mark.parametrize("name", DECIDES)
def test_nothing_is_decided_for_a_closed_journey(shown: Person, name: str) -> None:
    closes(shown)

    assert CLOSED in answered(shown, name)


def test_nothing_is_put_off_for_a_closed_journey(shown: Person) -> None:
    closes(shown)

    assert CLOSED in answered(shown, "Later", "Tomorrow")


@pytest.mark.parametrize("name", [*DECIDES, *CHANGES, "Share in channel"])
def test_nothing_of_a_deleted_journey_is_found(shown: Person, name: str) -> None:
    deletes(shown)

    came = answered(shown, name)

    assert any(told in came for told in GONE)
    assert shown.form is None


def test_nothing_is_put_off_for_a_deleted_journey(shown: Person) -> None:
    deletes(shown)

    came = answered(shown, "Later", "Tomorrow")

    assert any(told in came for told in GONE)


@pytest.mark.parametrize("ends", [closes, deletes], ids=["closed", "deleted"])
def test_a_form_that_was_open_changes_nothing(shown: Person, ends: Callable[[Person], None], anna: Person) -> None:
    anna.types("/handover add")
    ends(shown)

    anna.submits(people=["Eva Holm"])

    assert any(told in anna.screen() for told in (CLOSED, *GONE))


@pytest.mark.parametrize("ends", [closes, deletes], ids=["closed", "deleted"])
def test_a_move_that_was_asked_about_is_not_made(shown: Person, ends: Callable[[Person], None], anna: Person) -> None:
    anna.types("/handover phase remove sales")
    ends(shown)

    anna.presses("Take it out")

    assert any(told in anna.screen() for told in (CLOSED, *GONE))


@pytest.mark.parametrize("ends", [closes, deletes], ids=["closed", "deleted"])
def test_who_was_asked_has_nothing_to_answer(shown: Person, ends: Callable[[Person], None], anna: Person) -> None:
    shown.presses("Ask Anna", on="*Next:*")
    assert anna.sees("Yes, I'm staying")

    ends(shown)

    assert not anna.sees("Yes, I'm staying")


def test_a_tried_out_change_of_a_deleted_journey_is_not_done(shown: Person) -> None:
    shown.types("/handover what-if project 8 dec")
    deletes(shown)

    shown.presses("Do it")

    assert any(told in shown.screen() for told in GONE)


@pytest.mark.parametrize("ends", [closes, deletes], ids=["closed", "deleted"])
def test_the_digest_asks_nothing_of_it(relay: Person, ends: Callable[[Person], None], clock: Any) -> None:
    relay.types("/handover phase project ?")
    ends(relay)

    clock.moves_to("2026-11-16 10:00")

    assert not any("Good morning" in text and "Acme" in text for text in relay.dm.texts)


@pytest.mark.parametrize(
    ("line", "told"), [("list", "Closed."), ("who acme", "*Anna Berg*"), ("history", "The journey is closed")]
)
def test_a_closed_journey_is_still_found(shown: Person, line: str, told: str) -> None:
    closes(shown)
    before = shown.screen()

    shown.types(f"/handover {line}")

    assert told in shown.screen().replace(before, "")


def test_what_was_tried_out_for_a_closed_journey_is_not_done(shown: Person) -> None:
    shown.types("/handover what-if project 8 dec")
    closes(shown)

    shown.presses("Do it")

    assert shown.sees("Acme ERP is closed. Type /handover resume to open it again, then retry.")


def test_a_closed_journey_offers_to_go_on_and_nothing_that_it_would_refuse(shown: Person) -> None:
    closes(shown)
    before = shown.screen()
    shown.types("/handover show")

    came = shown.screen().replace(before, "")
    assert "Go on with it" in came
    assert not any(name in came for name in (*DECIDES, *CHANGES))
