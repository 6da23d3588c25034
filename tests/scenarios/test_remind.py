"""`remind off` and `remind on`: quiet for one journey, and back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person


def posts(person: Person) -> list[str]:
    return person.scene.channel("acme").texts


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("remind off until 20 nov", "Reminders are off until Friday 20 November 2026 (week 47)."),
        ("remind off 6 weeks", "Reminders are off until Monday 23 November 2026 (week 48)."),
        ("påminn av till 20 nov", "Reminders are off until Friday 20 November 2026 (week 47)."),
        ("remind off", "Reminders are off until somebody types `/handover remind on`."),
    ],
)
def test_it_says_until_when(relay: Person, line: str, said: str) -> None:
    relay.types(f"/handover {line}")

    assert relay.sees(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("remind off until 1 feb 2027", "Quiet until 1 Feb 2027: I send no reminders."),
        ("remind off", "Quiet until somebody types `/handover remind on`: I send no reminders."),
    ],
)
def test_show_and_list_say_that_it_is_quiet(relay: Person, line: str, said: str) -> None:
    relay.types(f"/handover {line}")

    relay.types("/handover show")
    assert relay.sees(said)

    relay.types("/handover list")
    assert relay.sees(said)


def test_nothing_is_said_until_the_day_and_then_what_is_due_comes_once(relay: Person, clock: Any) -> None:
    relay.types("/handover remind off until 18 nov")
    before = len(posts(relay))
    clock.moves_to("2026-11-17 23:00")
    assert len(posts(relay)) == before

    clock.moves_to("2026-11-18 09:01")

    assert [text.splitlines()[0] for text in posts(relay)[before:]] == [
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 13 days. Nobody from the sale is in the project yet.*"
    ]


def test_without_a_day_not_even_the_day_itself_is_told(relay: Person, clock: Any) -> None:
    relay.types("/handover remind off")
    before = len(posts(relay))

    clock.moves_to("2026-12-04 10:00")

    assert len(posts(relay)) == before


def test_a_slip_is_not_told_while_it_is_quiet(relay: Person, clock: Any) -> None:
    clock.moves_to("2026-11-03 09:01")
    before = len(posts(relay))
    relay.types("/handover remind off until 1 feb 2027")
    relay.types("/handover push project 1 week")

    clock.moves(hours=1)

    assert len(posts(relay)) == before


def test_what_was_about_to_be_said_is_not(relay: Person, clock: Any) -> None:
    """Between a change within the steps and the word ten minutes after it."""
    clock.moves_to("2026-11-10 10:00")
    before = len(posts(relay))
    relay.types("/handover push project 3 days")
    relay.types("/handover remind off until 1 feb 2027")

    clock.moves(minutes=30)

    assert len(posts(relay)) == before


@pytest.mark.parametrize("how", ["typed", "pressed", "undone"])
def test_it_is_on_again_and_the_current_step_comes(relay: Person, clock: Any, how: str) -> None:
    relay.types("/handover remind off")
    clock.moves_to("2026-11-10 10:00")
    before = len(posts(relay))
    if how == "typed":
        relay.types("/handover remind on")
    elif how == "undone":
        relay.presses("Undo", on="Reminders are off")
    else:
        relay.types("/handover show")
        relay.presses("Reminders on")

    clock.moves(minutes=11)

    assert len(posts(relay)) == before + 1
    relay.types("/handover show")
    assert relay.sees("Kim keeps an eye on it.")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["remind on"], "Reminders of Acme ERP are on, so there is nothing to change."),
        (["remind off", "remind off"], "Reminders of Acme ERP are off already, until somebody types"),
        (
            ["remind off until 20 nov", "remind off until 20 nov"],
            "Reminders of Acme ERP are off already, until 20 Nov.",
        ),
        (["paused", "remind off"], "Acme ERP is paused, so I am quiet about it anyway."),
        (["paused", "remind on"], "Acme ERP is paused, so I am quiet about it anyway."),
    ],
)
def test_what_is_so_already_is_said(relay: Person, lines: list[str], said: str) -> None:
    for line in lines:
        relay.types(f"/handover {line}")

    assert relay.sees(said)


@pytest.mark.parametrize("line", ["remind", "remind gladly", "remind off until 1 sep 2026", "remind off 1 nov 9 nov"])
def test_what_is_not_understood_opens_the_form(relay: Person, line: str) -> None:
    relay.types(f"/handover {line}")

    relay.submits(until="2026-11-20")

    assert relay.sees("Reminders are off until Friday 20 November 2026 (week 47).")


def test_who_is_not_in_the_channel_switches_nothing_off(relay: Person, sara: Person, gus: Person) -> None:
    sara.types("/handover acme-erp: remind off", "other")
    assert sara.sees("Only members of the journey's channel can change it.")

    gus.types("/handover remind off")

    assert gus.sees("As a guest you can answer what you are asked")
