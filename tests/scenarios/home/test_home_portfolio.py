"""The portfolio in the Home: narrowed by state and customer, turned page by page, each journey one press away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person
from bot.usecases.home import reading
from tests.scenarios.home.shown import home


@pytest.fixture
def two(kim: Person, begins: Callable[..., Person], monkeypatch: pytest.MonkeyPatch) -> Person:
    """Acme breaks and Beta is not staffed; a page holds one journey."""
    monkeypatch.setattr(reading, "PER_PAGE", 1)
    begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover acme-erp: add @anna solution architect, sales",
        "/handover acme-erp: add @bo project manager, project",
        "/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-02-01",
        "/handover beta-crm: add @anna solution architect, sales",
    ).opens_home()
    return kim


def shown(person: Person) -> list[str]:
    """Of the portfolio."""
    mine, _, _ = home(person).partition("Journeys you see from outside")
    return [name for name in ("Acme ERP", "Beta CRM") if f"*{name}* for" in mine]


def test_it_is_turned_page_by_page(two: Person) -> None:
    assert shown(two) == ["Acme ERP"]
    assert "2 journeys, the most urgent first." in home(two)
    assert "Journeys you see from outside" not in home(two)

    two.presses("Next")
    assert (shown(two), "Page 2 of 2" in home(two)) == (["Beta CRM"], True)

    two.presses("Previous")
    assert shown(two) == ["Acme ERP"]


def test_it_is_narrowed_by_state_from_the_first_page_on(two: Person, bo: Person) -> None:
    two.presses("Next")

    two.chooses("home_filter", "Not staffed yet")
    assert (shown(two), "Previous" in home(two)) == (["Beta CRM"], False)

    two.chooses("home_filter", "What is thin")
    assert "No journey is like that." in home(two)

    bo.opens_home()
    bo.chooses("home_filter", "Those I am on")
    assert shown(bo) == ["Acme ERP"]


def test_it_is_narrowed_by_customer_and_widened_again(two: Person) -> None:
    two.presses("Customer…")
    two.submits(customer="bet")
    assert shown(two) == ["Beta CRM"]
    two.types("/handover acme-erp: phase project 2026-12-08")
    assert shown(two) == ["Beta CRM"]

    two.presses("All customers")

    assert shown(two) == ["Acme ERP"]


def test_a_journey_opens_in_a_page_with_nothing_to_share(two: Person) -> None:
    two.presses("show_journey.1")

    assert two.form is not None
    assert two.sees("○ Breaks · Tue 1 Dec")
    assert "Share in channel" not in two.screen().partition("form> ")[2]


def test_a_picture_is_drawn_into_a_page_and_no_fourth_page_is_stacked(two: Person) -> None:
    two.presses("show_journey.1")
    for button in ("Picture", "Next steps", "Picture"):
        two.presses(button)

    assert "○ Breaks. Nobody from the sale is in the project yet." in two.screen().partition("form> ")[2]
    assert not two.told
