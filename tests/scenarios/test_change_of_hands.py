"""A key person leaves while the phase goes on: the same card and steps as a handover (`continuity.md` D15)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

pytestmark = pytest.mark.ci  # months of the clock in each: too slow for ./dev test

FOUR_WEEKS_BEFORE = "2027-02-02 10:00"
NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
WITHOUT = "○ Breaks · Per leaves on Tue 2 Mar, in 141 days. Nobody takes over from Per yet."


PLAN = (
    NEW,
    "/handover add @kim solution architect, sales, lead",
    "/handover add @per project manager, project, until 2027-03-02",
)


@pytest.fixture
def leaving(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim carries the sale into the project; Per leads the project and leaves it on Tue 2 Mar."""
    return begins(kim, *PLAN)


@pytest.fixture
def soon_leaving(kim: Person, begins: Callable[..., Person]) -> Person:
    """The same four weeks before, when the card is up."""
    return begins(kim, *PLAN, until=FOUR_WEEKS_BEFORE)


def heard(person: Person) -> str:
    """Everything in #acme."""
    return "\n".join(person.scene.channel("acme").texts)


def card(person: Person) -> str:
    return next(text for text in person.scene.channel("acme").texts if text.startswith("*Acme ERP: Per"))


def test_show_has_a_line_under_the_phase_and_asks_for_somebody(leaving: Person) -> None:
    leaving.types("/handover show")

    assert leaving.sees(f"↳ {WITHOUT}")


def test_the_channel_gets_a_card_28_days_before_the_last_day(soon_leaving: Person) -> None:
    assert card(soon_leaving).startswith(
        "*Acme ERP: Per leaves the project on Tue 2 Mar, in 28 days. Nobody takes over from Per yet.*"
    )
    assert "shall I ask Kim?" in card(soon_leaving)


def test_the_note_of_the_day_says_that_nobody_takes_over(leaving: Person, clock: Any) -> None:
    clock.moves_to("2027-03-02 10:00")

    assert "*Today Per leaves the project of Acme ERP. Nobody takes over from Per.*" in heard(leaving)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            "add @eva consultant, project, from 2027-02-15",
            "● Holds · Per leaves on Tue 2 Mar, in 141 days. Eva takes over from Per, after 12 days side by side.",
            id="side by side",
        ),
        pytest.param(
            "add @sara solution architect, project",
            "● Holds · Per leaves on Tue 2 Mar, in 141 days. Sara stays in the project.",
            id="another key person stays",
        ),
        pytest.param(
            "add @eva consultant, project, from 2027-03-01",
            "○ Breaks · Per leaves on Tue 2 Mar, in 141 days. Per and Eva have only 2 days together.",
            id="two days only",
        ),
    ],
)
def test_who_takes_over_is_told(leaving: Person, line: str, said: str) -> None:
    leaving.types(f"/handover {line}")
    leaving.types("/handover show")

    assert leaving.sees(said)


def test_another_last_day_is_the_same_change_of_hands(soon_leaving: Person, clock: Any) -> None:
    soon_leaving.types("/handover add @per project manager, project, until 2027-03-09")
    clock.moves(minutes=11)

    assert card(soon_leaving).startswith("*Acme ERP: Per leaves the project on Tue 9 Mar, in 35 days.")
    assert "Per's last day in the project moves from Tue 2 Mar to Tue 9 Mar." in heard(soon_leaving)


def test_who_stays_after_all_has_nothing_to_hand_over(soon_leaving: Person) -> None:
    soon_leaving.types("/handover add @per project manager, project, until 2027-05-31")

    assert card(soon_leaving) == "*Acme ERP: Per's last day in the project is no longer in the plan.*"


def test_a_yes_puts_the_person_asked_into_the_phase(soon_leaving: Person, bo: Person) -> None:
    soon_leaving.types("/handover add @bo maintenance lead, maintenance")
    soon_leaving.types("/handover ask @bo")
    assert "Will you take over in the project of Acme ERP when Per leaves it on Tue 2 Mar?" in bo.dm.texts[-1]

    bo.presses("Yes, I take over")
    soon_leaving.types("/handover show")

    assert soon_leaving.sees("● Holds · Per leaves on Tue 2 Mar, in 28 days. Bo stays in the project.")


def test_who_cannot_take_over_stays_in_the_plan_and_the_change_breaks(
    leaving: Person, sara: Person, per: Person, clock: Any
) -> None:
    leaving.types("/handover add @sara solution architect, project")
    clock.moves_to(FOUR_WEEKS_BEFORE)
    assert "Will you take over in the project" in sara.dm.texts[-1]

    sara.presses("I can't")
    sara.submits()
    leaving.types("/handover show")

    assert leaving.sees("○ Breaks · Per leaves on Tue 2 Mar, in 28 days.")
    assert leaving.sees("• Sara Nyman: solution architect, key person")
    assert "Sara can't take over when Per leaves the project of Acme ERP on Tue 2 Mar." in per.dm.texts[-1]

    sara.presses("Undo")
    leaving.types("/handover show")
    assert leaving.sees("● Holds · Per leaves on Tue 2 Mar, in 28 days. Sara stays in the project.")


def test_who_is_on_the_phase_already_is_asked_to_take_over_and_may_say_no(
    leaving: Person, eva: Person, per: Person, clock: Any
) -> None:
    leaving.types("/handover add @eva consultant, project, from 2027-03-01")
    clock.moves_to(FOUR_WEEKS_BEFORE)
    leaving.types("/handover ask @eva")
    assert "Will you take over in the project of Acme ERP when Per leaves it on Tue 2 Mar?" in eva.dm.texts[-1]
    assert leaving.sees("I have asked Eva to take over from Per in the project of Acme ERP.")

    eva.presses("I can't")
    eva.submits()

    assert "Eva can't take over when Per leaves the project of Acme ERP on Tue 2 Mar." in per.dm.texts[-1]
    assert "Eva can't take over. Per is looking for someone." in card(leaving)


def test_the_list_names_who_leaves(leaving: Person, clock: Any) -> None:
    clock.moves_to("2027-01-15 10:00")

    leaving.types("/handover list breaks")

    assert leaving.sees("○ Breaks · Per Dahl leaves the project: Tue 2 Mar")


def test_it_may_be_let_go_on_purpose_and_taken_back(soon_leaving: Person, per: Person) -> None:
    soon_leaving.types("/handover accept because Per writes everything down")
    assert "Goes without overlap: Per writes everything down (Kim" in card(soon_leaving)

    soon_leaving.presses("Undo")

    assert "Nobody takes over from Per yet." in card(soon_leaving)


def test_later_is_quiet_until_that_day(soon_leaving: Person) -> None:
    soon_leaving.chooses("Later", "In a week")

    assert soon_leaving.sees("I'll be quiet about Acme ERP: Per's last day in the project until Tue 9 Feb.")


def test_the_register_of_what_is_accepted_names_who_leaves(soon_leaving: Person) -> None:
    soon_leaving.types("/handover accept because Per writes everything down")

    soon_leaving.types("/handover list accepted")

    assert soon_leaving.sees("○ Breaks · Per Dahl leaves the project, Tue 2 Mar")


def test_it_counts_among_what_hangs_on_whoever_carries_on(leaving: Person) -> None:
    leaving.types("/handover add @sara project manager, project")

    leaving.types("/handover list")
    leaving.presses("Who carries most")
    assert leaving.sees("*Sara Nyman*: one handover")
    leaving.presses("If Sara leaves")

    assert leaving.sees("Per Dahl leaves the project, Tue 2 Mar")
    assert not leaving.sees("Project → Project")
