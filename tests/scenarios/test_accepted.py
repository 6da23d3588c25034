"""Going without overlap on purpose, until it is worse or has moved far; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

OVER = "so please decide again."


@pytest.fixture
def accepted(kim: Person, eva: Person, begins: Callable[..., Person]) -> Person:
    """Kim's relay, which Eva lets go without overlap."""
    begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover add @kim account manager, sales, lead",
        "/handover add @bo project manager, project, lead",
    )
    eva.types("/handover accept because they know the people.")
    return kim


def told(person: Person) -> list[str]:
    return [text for text in person.dm.texts if OVER in text]


def test_moved_by_more_than_two_weeks_it_is_over_and_who_decided_hears_it(accepted: Person, eva: Person) -> None:
    accepted.types("/handover phase project 2026-12-20")

    (text,) = told(eva)
    assert "You let it go without overlap: they know the people. It has moved by over two weeks" in text
    assert "Go without overlap…" in text


def test_moved_a_little_it_stands(accepted: Person, eva: Person) -> None:
    accepted.types("/handover phase project 2026-12-14")

    assert told(eva) == []
    accepted.types("/handover show")
    assert accepted.sees("Eva lets it be so on purpose: “they know the people.”")


def test_moved_back_it_stays_over(accepted: Person, eva: Person) -> None:
    accepted.types("/handover phase project 2026-12-20")
    accepted.types("/handover phase project 2026-12-01")

    assert len(told(eva)) == 1
    accepted.types("/handover show")
    assert "on purpose" not in accepted.screen().rpartition("*Acme ERP* for Acme AB")[2]


def test_the_move_taken_back_the_decision_stands_again(accepted: Person) -> None:
    accepted.types("/handover phase project 2026-12-20")

    accepted.presses("Undo")

    accepted.types("/handover show")
    assert (
        "Eva lets it be so on purpose: “they know the people.”"
        in accepted.screen().rpartition("*Acme ERP* for Acme AB")[2]
    )


def test_worse_than_it_was_it_is_over(kim: Person, eva: Person) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01")
    kim.types("/handover add @anna account manager, sales to project, lead")
    eva.types("/handover accept because they know the people.")
    kim.types("/handover add @bo project manager, project, lead")

    kim.types("/handover remove @anna, project, 2026-12-01")

    (text,) = told(eva)
    assert "It is worse now" in text


@pytest.fixture
def one_system(kim: Person, eva: Person, begins: Callable[..., Person]) -> Person:
    """Anna carries CRM; BI loses Sara, and Eva lets that be so."""
    begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, systems: CRM*, BI",
        "/handover add @anna solution architect, sales, project, for CRM",
        "/handover add @sara consultant, sales, for BI",
        "/handover add @bo project manager, project, lead, for BI",
    )
    eva.types("/handover accept because BI is small.")
    return kim


def test_for_one_system_it_is_over_when_another_breaks(one_system: Person, eva: Person) -> None:
    assert told(eva) == []

    one_system.types("/handover remove @anna, project, 2026-12-01")

    (text,) = told(eva)
    assert "It is worse now" in text


def test_for_one_system_the_register_says_what_would_end_it(one_system: Person) -> None:
    one_system.types("/handover list accepted")

    assert one_system.sees("Until more of it breaks, or it moves before Tue 17 Nov or after Tue 15 Dec.")
