"""Whom to visit: the customers ranked with reasons, their figures told by a form, and who may know them."""

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person


@pytest.fixture
def two(kim: Person, begins: Callable[..., Person]) -> Person:
    """Acme's project comes in seven weeks, Beta's has no date."""
    return begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover new Beta CRM for Beta AB: sales 2026-09-01, project ?",
    )


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


def tells(person: Person, which: int, **figures: str) -> None:
    """The figures of the customer in that place of the list."""
    person.types("/handover visit")
    person.presses(f"visit_figures.{which}")
    person.submits(**figures)


def test_figures_make_the_order_and_what_is_not_known_is_said(two: Person) -> None:
    two.types("/handover visit")
    said = newest(two)
    assert said.startswith("2 customers, those to visit first at the top.")
    assert said.index("*1. Acme AB* · 68 of 100 points") < said.index("*2. Beta AB*")
    assert "• No meeting with them is kept here yet (+30)" in said
    assert "• A handover on 1 Dec, in 50 days (+11)" in said
    assert "Not known: service hours, revenue and segment. Each counts as the middle." in said
    two.presses("visit_figures.2")
    two.submits(segment="Energy", revenue="1.2m", service_hours="24/7")
    assert "Beta AB: segment Energy, revenue 1,200,000, service hours 24/7." in newest(two)
    tells(two, 2, segment="Retail", revenue="100 000", service_hours="8-17")
    two.types("/handover visit")
    assert newest(two).index("*1. Beta AB*") < newest(two).index("*2. Acme AB*")
    assert "• Revenue 1,200,000, the largest of 2 (+20)" in newest(two)
    assert "• Service hours 8-17, number 2 of 2 (+10)" in newest(two)


def test_a_figure_can_be_taken_back_and_one_that_cannot_be_read_is_asked_for_anew(two: Person) -> None:
    tells(two, 1, service_hours="office hours")
    assert two.sees("Please write hours a week: 40, 8-17 or 24/7.")
    two.submits(service_hours="8x5")
    two.presses("Undo")
    assert two.sees("Taken back: “Acme AB: service hours 8x5.”")
    two.types("/handover visit acme")
    assert "service hours, revenue and segment" in newest(two)


def test_a_form_left_open_overwrites_nothing(two: Person, eva: Person) -> None:
    two.types("/handover visit")
    two.presses("visit_figures.1")
    tells(eva, 1, revenue="500k")
    two.submits(segment="Retail")
    assert two.sees("Somebody told other figures while this was open.")
    assert two.form
    assert "500,000" in str(two.form.body)


def test_a_meeting_that_is_planned_speaks_against_another(two: Person) -> None:
    two.types("/handover visit")
    two.presses("open_again.1")
    two.submits(day="2026-10-20")
    two.types("/handover visit")
    assert "• A meeting is planned for 20 Oct." in newest(two)
    assert newest(two).index("*1. Beta AB*") < newest(two).index("*2. Acme AB*")


def test_outside_its_channel_a_customer_has_no_figures(two: Person, sara: Person) -> None:
    tells(two, 1, revenue="1.2m")
    sara.types("/handover visit", "other")
    said = newest(sara, "other")
    assert "Its figures and meetings are for the channels of its journeys" in said
    assert "1,200,000" not in said
    assert "Figures…" not in said


def test_nobody_and_nothing_found_are_said(kim: Person) -> None:
    kim.types("/handover visit")
    assert kim.sees("There is no journey yet that you can see.")
    kim.types("/handover new Acme ERP: sales 2026-09-01")
    kim.types("/handover besök nowhere")
    assert kim.sees("I find no customer and no segment like *nowhere* here.")
    kim.presses("Show all")
    assert kim.sees("One customer.")


def test_meetings_and_the_home_lead_there_and_it_to_a_meeting_with_that_customer(
    kim: Person, begins: Callable[..., Person]
) -> None:
    begins(kim, "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2027-03-01")
    kim.types("/handover meetings")
    kim.presses("Whom to meet next?")
    kim.presses("Plan a meeting…", on="of 100 points")
    assert kim.sees("For *Acme ERP*, with Acme AB.")
    kim.submits(day="2026-11-12")
    assert kim.sees("*Meeting with Acme AB* on Thursday 12 November 2026")
    kim.opens_home()
    kim.presses("Whom to meet next?", on="Customer meetings to come")

    assert kim.sees("• A meeting is planned for 12 Nov.")
