"""Systems, the customer's own side, absences and pauses: named in show and card, and asked about (`texts.md` 4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
SYSTEMS = f"{NEW}, systems: CRM*, BI"


def says(person: Person, *lines: str) -> Person:
    for line in lines:
        person.types(f"/handover {line}")
    return person


def card(person: Person) -> str:
    return next(text for text in person.scene.channel("acme").texts if text.startswith("*Acme ERP: Sales → Project"))


@pytest.fixture
def loses_bi(kim: Person, begins: Callable[..., Person]) -> Person:
    """Anna carries CRM; Sara knows BI and is not in the project, where Eva takes it."""
    return begins(
        kim,
        SYSTEMS,
        "/handover add @anna solution architect, sales, project, for CRM",
        "/handover add @sara consultant, sales, for BI",
        "/handover add @eva consultant, project, for BI",
    )


def test_a_delivery_that_is_fine_as_a_whole_but_loses_a_system_needs_attention(loses_bi: Person, clock: Any) -> None:
    loses_bi.types("/handover show")
    assert loses_bi.sees("↓ ○ Breaks · Tue 1 Dec, in 50 days. CRM holds. BI breaks.")
    assert loses_bi.sees("○ Breaks · BI: Nobody from the sale is in the project yet.")

    clock.moves_to("2026-11-03 10:00")

    assert card(loses_bi).startswith("*Acme ERP: Sales → Project on Tue 1 Dec, in 28 days. CRM holds. BI breaks.*")
    assert "BI: Sara knows it and leaves on 30 Nov." in card(loses_bi)


def test_the_thread_and_the_week_before_name_the_system_too(loses_bi: Person, clock: Any) -> None:
    clock.moves_to("2026-11-24 10:00")

    assert "in 7 days. CRM holds. BI breaks.*" in "\n".join(loses_bi.scene.channel("acme").texts)


def test_a_system_that_nobody_takes_is_asked_about(kim: Person, clock: Any) -> None:
    kim.types(SYSTEMS)
    says(kim, "add @anna solution architect, sales, project, for CRM", "add @sara consultant, sales, for BI", "show")
    assert kim.sees("? Not staffed yet · Nobody is named for BI in the project yet.")
    assert kim.sees("*Next:* Anna, who takes BI?")

    clock.moves_to("2026-11-03 10:00")

    assert "Nobody is named for BI in the project yet." in card(kim)
    assert "Anna, who takes BI?\n" in card(kim)
    assert "Add someone…" in card(kim)


def test_the_customers_own_gap_is_a_line_in_show_and_card(loses_bi: Person, clock: Any) -> None:
    says(
        loses_bi,
        "add Bo Ek system owner, customer, sales",
        "add Ida Ek system owner, customer, project",
        "show",
    )
    assert loses_bi.sees("○ Breaks · At Acme AB: Nobody from the sale is in the project yet.")

    clock.moves_to("2026-11-03 10:00")

    assert "At Acme AB: Nobody from the sale is in the project yet." in card(loses_bi)


def test_the_customers_gap_alone_is_no_matter_for_the_channel(kim: Person, clock: Any) -> None:
    kim.types(NEW)
    says(
        kim,
        "add @kim solution architect, sales, project, lead",
        "add Bo Ek system owner, customer, sales",
        "add Ida Ek system owner, customer, project",
    )

    clock.moves_to("2026-11-24 10:00")

    assert not any("→ Project" in text for text in kim.scene.channel("acme").texts[1:])


CARRIED = "/handover add @anna solution architect, sales, project, lead"


@pytest.fixture
def carried(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim, with a journey that Anna leads all the way."""
    return begins(kim, NEW, CARRIED)


def test_who_is_away_over_the_start_raises_a_question_and_no_worse_state(carried: Person, anna: Person) -> None:
    anna.types("/handover away 2026-11-25 to 2026-12-11")

    carried.types("/handover show")

    assert carried.sees("↓ ● Holds · Tue 1 Dec, in 50 days. Anna stays on. Said yes: 0 of 1.")
    assert carried.sees("Anna is back on 14 Dec. Who answers until then?")


def test_the_cover_question_opens_the_form_with_the_phase_and_the_days(kim: Person, anna: Person) -> None:
    kim.types(NEW.partition(", maintenance")[0])
    kim.types(CARRIED)
    anna.types("/handover away 2026-11-25 to 2026-12-11")
    kim.types("/handover show")

    kim.presses("Add someone…")
    kim.submits(people=["Sara Nyman"])

    assert kim.sees("Project, Tuesday 1 December to Sunday 13 December 2026 (weeks 49 to 50)")
    kim.types("/handover show")
    assert "Who answers until then?" not in kim.screen().rpartition("*Acme ERP* for Acme AB · `acme-erp`")[2]


def test_the_question_falls_away_when_somebody_else_stays_on(carried: Person, anna: Person) -> None:
    anna.types("/handover away 2026-11-25 to 2026-12-11")
    carried.types("/handover add @sara consultant, sales to project")

    carried.types("/handover show")

    assert "Who answers until then?" not in carried.screen()


def test_an_absence_that_is_taken_back_asks_nothing_more(carried: Person, anna: Person) -> None:
    anna.types("/handover away 2026-11-25 to 2026-12-11")
    anna.presses("Undo")

    carried.types("/handover show")

    assert "Who answers until then?" not in carried.screen()


def test_a_long_pause_is_told_as_a_fact_with_a_question(kim: Person) -> None:
    kim.types(NEW.replace("2026-09-01", "2026-05-01"))
    kim.types(CARRIED)
    kim.types("/handover phase sales ends 2026-09-10")

    kim.types("/handover show")

    assert kim.sees("↓ ● Holds · Tue 1 Dec, in 50 days. Anna stays on.")
    assert kim.sees("81 days' pause: who calls Acme AB in October?")


def test_of_a_closed_account_everything_after_its_last_day_is_void(carried: Person, anna: Person) -> None:
    anna.changes(deleted=True)

    carried.types("/handover show")

    assert carried.sees("? Not staffed yet · Tue 1 Dec, in 50 days.")


CUSTOMERS = "add Bo Lind system owner, sales to project, customer"


def test_the_owner_gives_the_word_of_the_customers_people(carried: Person, anna: Person) -> None:
    says(carried, CUSTOMERS)
    anna.types("/handover confirm Bo Lind")
    carried.types("/handover show")

    assert anna.sees("Bo said yes, and you passed it on.")
    assert carried.sees("Bo said yes (told Anna).")


def test_nobody_but_the_owner_gives_it(carried: Person) -> None:
    says(carried, CUSTOMERS, "confirm Bo Lind", "show")

    assert carried.sees("Only Anna can pass on what Bo said.")
    assert "said yes (told" not in carried.screen()


def test_the_owner_who_is_told_of_words_has_a_button_for_the_customers(
    carried: Person, anna: Person, clock: Any
) -> None:
    says(carried, "add @per project manager, sales to project", CUSTOMERS)
    clock.moves_to("2026-11-24 10:00")

    anna.presses("Bo told me yes")
    carried.types("/handover show")

    assert carried.sees("Bo said yes (told Anna).")


def test_who_goes_from_one_side_to_the_other_counts_on_neither_and_it_is_said(carried: Person) -> None:
    says(carried, "add @bo buyer, sales, customer", "add @bo consultant, project", "show")

    assert carried.sees("Bo is with Acme AB before and with us after: that counts for neither side.")
