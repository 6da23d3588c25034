"""What people see of a handover (D16): the best evidence wins, and on whom it rests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.rules.continuity import handovers
from bot.rules.facts import Constants, Journey

TWO = "sale 01-05..03-31, project 04-01..06-30"


@pytest.mark.parametrize(
    ("phases", "people", "expected"),
    [
        pytest.param(TWO, "anna sale key; anna project", "holds key_carrier anna", id="key before"),
        pytest.param(TWO, "anna sale; anna project lead", "holds key_carrier anna", id="key after"),
        pytest.param(TWO, "anna sale; anna project", "thin carrier_not_key anna", id="not key"),
        pytest.param(
            TWO, "anna sale lead relation; anna project relation", "thin carrier_relation anna", id="only the relation"
        ),
        pytest.param(
            TWO, "anna sale lead relation; anna project", "holds key_carrier anna", id="the relation, then the solution"
        ),
        pytest.param(TWO, "anna sale lead; anna project ..04-06", "thin carrier_short anna", id="four days after"),
        pytest.param(TWO, "anna sale lead; anna project ..04-07", "holds key_carrier anna", id="five days after"),
        pytest.param(
            TWO, "anna sale lead; anna project ..04-13 50%", "thin carrier_short anna", id="nine days at half time"
        ),
        pytest.param(
            TWO,
            "anna sale lead; anna project 03-02..04-03",
            "thin carrier_short anna",
            id="days before it do not count",
        ),
        pytest.param(
            "sale 01-05..03-31, project 04-01..04-02",
            "anna sale lead; anna project",
            "holds key_carrier anna",
            id="all of a phase that is shorter",
        ),
        pytest.param(
            "sale 01-05..03-31, project 04-01..",
            "anna sale lead; anna project 10%",
            "holds key_carrier anna",
            id="without an end is long enough",
        ),
        pytest.param(
            "sale 01-05.., project",
            "anna sale lead; anna project 03-02..03-03",
            "holds key_carrier anna",
            id="an undated phase is long enough",
        ),
        pytest.param(TWO, "anna sale ..04-13; bo project", "thin transfer_short anna,bo", id="nine days side by side"),
        pytest.param(TWO, "anna sale ..04-14; bo project", "holds transfer_long anna,bo", id="ten days side by side"),
        pytest.param(
            TWO,
            "anna sale ..04-14; bo project; cia sale lead; cia project",
            "holds key_carrier anna,bo,cia",
            id="rests on everybody who gives the best evidence",
        ),
        pytest.param(
            TWO,
            "anna sale; anna project; cia sale lead; cia project",
            "holds key_carrier cia",
            id="and on nobody who gives less",
        ),
        pytest.param(
            "sale 01-05..02-28, project 03-09..06-30",
            "anna sale lead ..02-13; anna project 03-16..; bo project",
            "thin key_returner anna",
            id="a key person is back within a week of the start",
        ),
        pytest.param(
            "sale 01-05..02-28, project 03-09..06-30",
            "anna sale lead ..02-13; anna project 03-17..; bo project",
            "breaks returner",
            id="back after that",
        ),
        pytest.param(
            "sale 01-05..02-28, project 03-09..06-30",
            "anna sale ..02-13; anna project 03-16..; bo project",
            "breaks returner",
            id="back in time, but not key",
        ),
        pytest.param(TWO, "anna sale ..04-03; bo project", "breaks brief_contact", id="three days side by side"),
        pytest.param(TWO, "anna sale; bo project", "breaks nobody", id="the relay"),
        pytest.param(TWO, "bo project", "unstaffed unstaffed_from", id="nobody before"),
        pytest.param(TWO, "bo project customer; cia sale customer", "breaks nobody", id="the customer's side alike"),
    ],
)
def test_the_state_says_why_and_on_whom_it_rests(
    a_journey: Callable[..., Journey], phases: str, people: str, expected: str
) -> None:
    found = handovers(a_journey(phases, people))[0]
    assert " ".join((found.state, found.reason, ",".join(found.rests_on))).strip() == expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("anna sale lead; anna project ..04-03; cia sale; cia project", "thin carrier_short anna,cia because anna"),
        ("anna sale lead; anna project; cia sale lead; cia project", "holds key_carrier anna,cia because anna,cia"),
        ("anna sale lead; anna project; cia sale; cia project ..04-03", "holds key_carrier anna because anna"),
        ("anna sale; bo project", "breaks nobody  because "),
    ],
)
def test_the_reason_is_said_of_those_alone_who_give_it(
    a_journey: Callable[..., Journey], people: str, expected: str
) -> None:
    found = handovers(a_journey(TWO, people))[0]
    rests, because = (",".join(some) for some in (found.rests_on, found.because))
    assert f"{found.state} {found.reason} {rests} because {because}" == expected


def test_the_state_takes_everybody_as_confirmed(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale key unconfirmed; anna project unconfirmed")
    assert (handovers(journey)[0].state, handovers(journey)[0].risk) == ("holds", "medium")


def test_a_pause_of_months_is_no_worse_state(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey("sale 01-05..03-31, project 06-20..", "anna sale key; anna project")
    assert (handovers(journey)[0].state, handovers(journey)[0].gap_days) == ("holds", 80)


def test_the_figures_are_the_workspaces(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale lead ..03-15; anna project ..04-03")
    strict, mild = Constants(tolerance=7), Constants(tolerance=16, transfer=3)
    assert [handovers(journey, one)[0].reason for one in (strict, mild)] == ["key_returner", "key_carrier"]
