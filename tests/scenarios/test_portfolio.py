"""The list and who carries it: filters, the register of accepted risks, what breaks when somebody leaves."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

PLANS = {
    "Alpha ERP": "sales 2026-09-01, project 2026-12-01",
    "Beta CRM": "sales 2026-09-01, project 2027-01-11",
    "Delta Web": "sales 2026-09-01, project 2026-11-02",
    "Eta Pay": "sales 2026-09-01, project 2027-03-01",
}


@pytest.fixture
def four(kim: Person, begins: Callable[..., Person]) -> Person:
    """Anna alone carries Alpha, Anna or Bo carries Beta, Delta breaks, nobody is named for Eta's project."""
    started = (f"new {name} for {name.split()[0]} AB: {plan}" for name, plan in PLANS.items())
    staffed = (
        "alpha-erp: add @anna solution architect throughout",
        "beta-crm: add @anna solution architect throughout",
        "beta-crm: add @bo consultant, throughout, key",
        "delta-web: add @sara consultant, sales",
        "delta-web: add @eva project manager, project",
        "eta-pay: add @sara consultant, sales",
    )
    return begins(kim, *(f"/handover {line}" for line in (*started, *staffed)))


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


def keys(person: Person, room: str = "acme") -> list[str]:
    """The journeys of the newest list, in their order."""
    return [word.strip("`") for word in newest(person, room).split() if word.startswith("`") and "-" in word]


# -- list --------------------------------------------------------------------------------------------------------------


def test_the_head_counts_the_handovers_to_come(four: Person) -> None:
    four.types("/handover list")
    said = newest(four)
    assert said.startswith(
        "4 journeys, the most urgent first. Handovers to come: 1 breaks, 1 is not staffed yet, 2 hold."
    )
    assert keys(four) == ["delta-web", "alpha-erp", "beta-crm", "eta-pay"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("list breaks", ["delta-web"], id="breaks"),
        pytest.param("list unstaffed", ["eta-pay"], id="not staffed"),
        pytest.param("list breaks, unstaffed", ["delta-web", "eta-pay"], id="one state or another"),
        pytest.param("lista obemannade", ["eta-pay"], id="Swedish"),
        pytest.param("liste ubemandede", ["eta-pay"], id="Danish"),
        pytest.param("list customer Beta", ["beta-crm"], id="a customer"),
        pytest.param("list unstaffed customer eta", ["eta-pay"], id="a state and a customer"),
        pytest.param("list customer eta AB unstaffed", ["eta-pay"], id="a customer and a state"),
        pytest.param("list breaks customer eta", [], id="a state that the customer's have not"),
        pytest.param("list thin", [], id="none"),
    ],
)
def test_filters_go_together(four: Person, line: str, found: list[str]) -> None:
    four.types(f"/handover {line}")
    assert keys(four) == found


def test_mine_are_those_i_am_on(four: Person, everybody: Any) -> None:
    sara = everybody("sara")
    sara.types("/handover list mine unstaffed")
    assert keys(sara) == ["eta-pay"]


def test_an_empty_list_leads_on(four: Person) -> None:
    four.types("/handover list thin")
    assert four.sees("No journey is like that.")
    four.presses("Show all")
    assert len(keys(four)) == 4


def test_a_page_is_turned_with_its_filter(kim: Person) -> None:
    for n in range(11):
        kim.types(f"/handover new Shop {n:02} for Shop AB: sales 2026-09-01, project 2027-01-{n + 1:02}")
    kim.types("/handover list unstaffed customer shop")
    assert len(keys(kim)) == 10
    kim.presses("More")
    assert keys(kim) == ["shop-10"]
    assert "Page 2 of 2" in newest(kim)
    kim.presses("Back")
    assert len(keys(kim)) == 10


# -- the register of accepted risks ------------------------------------------------------------------------------------


def test_what_was_accepted_is_told_with_who_why_and_until_what(four: Person) -> None:
    four.types("/handover delta-web: accept because the customer asked for new people")
    four.types("/handover list")
    said = newest(four)
    assert "1 breaks, 1 is not staffed yet, 2 hold. 1 of them goes without overlap on purpose." in said
    assert keys(four) == ["delta-web", "alpha-erp", "beta-crm", "eta-pay"]
    assert "○ Breaks · Project: Mon 2 Nov · classic relay · Kim Lind lets it be so on purpose" in said

    four.presses("What is accepted")

    said = newest(four)
    assert "One handover goes without overlap on purpose." in said
    assert "*Delta Web* for Delta AB · ○ Breaks · Sales → Project, Mon 2 Nov" in said
    assert "Kim Lind, 12 Oct: “the customer asked for new people”" in said
    assert "Until it moves before Mon 19 Oct or after Mon 16 Nov." in said
    four.presses("Show")
    assert "*Delta Web* for Delta AB" in newest(four)


def test_what_moved_too_far_is_accepted_no_more(four: Person) -> None:
    four.types("/handover delta-web: accept because the customer asked for new people")
    four.types("/handover delta-web: phase project 1 dec")
    four.types("/handover list accepted")
    assert "No handover to come is accepted to go without overlap." in newest(four)
    four.types("/handover list accepterade")
    assert "No handover to come is accepted to go without overlap." in newest(four)


# -- who carries most --------------------------------------------------------------------------------------------------


def test_who_carries_most_and_what_breaks_without_them(four: Person) -> None:
    four.types("/handover list")
    four.presses("Who carries most")
    said = newest(four)
    assert (
        "Who carries the 2 handovers to come that do not break, of the journeys you may see.\n"
        "If Anna Berg leaves, 50 % of them break." in said
    )
    assert "*Anna Berg*: 2 handovers · for 2 customers · one of them on this person alone" in said
    assert "*Bo Ek*: one handover\n" in said

    four.presses("If Anna leaves")

    said = newest(four)
    assert "If Anna Berg leaves, one handover to come breaks, of the journeys you may see." in said
    assert "One more that Anna Berg is part of holds without them." in said
    assert "*Alpha ERP* for Alpha AB\nSales → Project, Tue 1 Dec" in said


def test_who_carries_together_with_others_breaks_nothing_alone(four: Person) -> None:
    four.types("/handover list people")
    four.presses("If Bo leaves")
    assert "If Bo Ek leaves, nothing breaks, of the journeys you may see." in newest(four)


def test_where_nothing_holds_nobody_carries(kim: Person) -> None:
    kim.types("/handover list folk")
    assert "No handover to come hangs on anybody yet, of the journeys you may see." in newest(kim)


def test_a_private_journey_counts_for_its_members_alone(four: Person, bo: Person) -> None:
    four.types("/handover new Gamma for Gamma AB: sales 2026-09-01, project 2026-12-01", "secret")
    four.types("/handover add @anna solution architect throughout", "secret")
    four.types("/handover list people")
    assert "*Anna Berg*: 3 handovers · for 3 customers" in newest(four)
    bo.types("/handover list people")
    assert "*Anna Berg*: 2 handovers · for 2 customers" in newest(bo)
    bo.presses("If Anna leaves")
    assert "Gamma" not in newest(bo)


# -- the shape of a journey --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "shown", "listed"),
    [
        pytest.param(
            "alpha-erp", "Shape: architect overlap. Anna stays on all the way.", "architect overlap", id="architect"
        ),
        pytest.param(
            "delta-web", "Shape: classic relay. At every handover new people take over.", "classic relay", id="relay"
        ),
        pytest.param("eta-pay", "", "", id="not staffed yet"),
    ],
)
def test_the_shape_of_a_journey_is_named_in_plain_words(four: Person, key: str, shown: str, listed: str) -> None:
    four.types(f"/handover {key}")
    said = newest(four)
    assert (shown in said) if shown else ("Shape:" not in said)
    four.types(f"/handover list customer {key.partition('-')[0]}")
    line = newest(four).splitlines()[2]
    assert line.endswith(f" · {listed}") if listed else "·" in line


def test_outside_its_channel_a_journey_has_no_shape(four: Person, everybody: Any) -> None:
    bo = everybody("bo")
    bo.leaves("acme")
    bo.types("/handover alpha-erp", "other")
    assert "Shape:" not in newest(bo, "other")
    bo.types("/handover list customer alpha", "other")
    assert "architect overlap" not in newest(bo, "other")


# -- all of them in a picture ------------------------------------------------------------------------------------------


def pictures(world: Any) -> list[str]:
    return [file.alt for file in world.sandbox.workspace.files.known.values() if file.shown_from]


@pytest.mark.parametrize("line", ["chart all", "bild alla", "billede alle", "chart all breaks"])
def test_all_journeys_come_as_a_picture_with_the_same_facts_below(four: Person, world: Any, line: str) -> None:
    four.types(f"/handover {line}")

    said = newest(four)
    assert "*Delta Web* for Delta AB · `delta-web`\n○ Breaks · Sales → Project, Mon 2 Nov. Nobody from the sale" in said
    assert len(pictures(world)) == (1 if "breaks" in line else 2)
    assert ("● Holds · Sales → Project, Tue 1 Dec. Anna stays on." in said) is ("breaks" not in line)
    four.presses("As a list")
    assert keys(four)[0] == "delta-web"


def test_under_a_list_is_the_picture_of_the_same_journeys(four: Person, world: Any) -> None:
    four.types("/handover list unstaffed")
    four.presses("Picture")
    assert keys(four) == ["eta-pay"]
    assert "Eta Pay" in pictures(world)[0]


def test_who_is_outside_gets_dates_in_it_and_nothing_of_what_is_private(four: Person, bo: Person, world: Any) -> None:
    four.types("/handover new Gamma for Gamma AB: sales 2026-09-01, project 2026-12-01", "secret")
    bo.leaves("acme")

    bo.types("/handover chart all", "other")

    said, alts = newest(bo, "other"), " ".join(pictures(world))
    assert "*Delta Web* for Delta AB · `delta-web`\nSales: since Tue 1 Sept\nProject: from Mon 2 Nov" in said
    assert [word for word in ("Breaks", "Gamma", "Sara") if word in said + alts] == []


def test_where_no_picture_can_be_shown_it_is_the_list(four: Person, world: Any) -> None:
    app = world.sandbox.workspace.app
    object.__setattr__(app, "scopes", app.scopes - {"files:write"})
    four.types("/handover chart all")
    said = newest(four)
    assert "I may not upload pictures here yet" in said
    assert keys(four) == ["delta-web", "alpha-erp", "beta-crm", "eta-pay"]


def test_with_nothing_to_draw_it_leads_on(four: Person) -> None:
    four.types("/handover chart all thin")
    four.presses("Show all")
    assert len(keys(four)) == 4
