"""How far a start may slip until nobody key is on both sides, who is lost then and why (D11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.rules.continuity import Booked, handovers, loads, slacks, slip
from bot.rules.facts import Constants, Journey, Side

TWO = "sale 01-05..03-31, project 04-01..06-30"


@pytest.fixture
def slack(a_journey: Callable[..., Journey]) -> Callable[..., str]:
    """`19 anna booked beta`: the slack of a journey's first handover, with other journeys beside it."""

    def of(phases: str, people: str, others: dict[str, tuple[str, str]] | None = None, **limits: dict[str, str]) -> str:
        journey = a_journey(phases, people, **limits)
        beside = [replace(a_journey(*plan), id=name) for name, plan in (others or {}).items()]
        taken = loads([journey, *beside])
        found = slip(journey, handovers(journey)[0], taken)
        assert found is not None
        assert slacks(journey, handovers(journey), Booked(taken))[0] == found.days
        return " ".join(filter(None, (str(found.days), found.lost, found.because, *found.with_journeys)))

    return of


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna sale lead; anna project", "60", id="inherited dates move along"),
        pytest.param("anna sale lead; anna project ..04-20", "19 anna leaves", id="a person's own end does not"),
        pytest.param("anna sale lead; anna project 03-20..", "60", id="joined before: is there on each later day"),
        pytest.param("anna sale lead; anna project 04-03..", "-1 anna later", id="joins after the start"),
        pytest.param(
            "anna sale lead ..03-31; anna project", "7 anna away", id="the sale's own end stays: a longer gap"
        ),
        pytest.param(
            "anna sale lead ..04-10; anna project", "17 anna away", id="own end after it: tolerance from there"
        ),
        pytest.param("anna sale lead ..04-10; anna project 04-01..", "60", id="away is counted from own to own"),
        pytest.param("anna sale; anna project", "-1 nobody", id="not key on either side"),
        pytest.param("anna sale; anna project key", "60", id="key after it is enough"),
        pytest.param("anna sale lead; bo project lead", "-1 nobody", id="nobody on both sides"),
        pytest.param("anna sale lead ..06-30; bo project lead", "-1 nobody", id="side by side is no answer here"),
        pytest.param("anna sale lead; anna project declined", "-1 nobody", id="declined is as if absent"),
        pytest.param("anna sale lead unconfirmed; anna project unconfirmed", "60", id="a plan counts"),
        pytest.param("anna sale lead ..03-10; anna project", "-1 anna away", id="a returner is away too long today"),
        pytest.param(
            "anna sale lead; anna project ..04-20; bo sale; bo project key ..05-05",
            "34 bo leaves",
            id="somebody else may hold it after that",
        ),
        pytest.param(
            "anna sale lead; anna project ..04-20; bo sale key; bo project 04-22..",
            "19 anna leaves",
            id="but with no day between",
        ),
        pytest.param(
            "anna sale lead; anna project 04-03..; bo sale key ..02-28; bo project",
            "-1 bo away",
            id="who carries is not there yet, who is there was away too long",
        ),
        pytest.param(
            "anna sale lead; anna project ..04-20; anna project 05-01..",
            "19 anna later",
            id="back later: the first stop",
        ),
    ],
)
def test_the_slack_is_how_many_days_it_holds(slack: Callable[..., str], people: str, expected: str) -> None:
    assert slack(TWO, people) == expected


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        pytest.param("sale 01-05..03-31, project 05-01..06-30", "60", id="a gap stays as it is"),
        pytest.param("sale 01-05.., project 04-01..06-30", "60", id="an end that follows from the start"),
        pytest.param("sale 01-05..03-31, project ..06-30", "60", id="a start that follows from the end"),
        pytest.param("sale 01-05..03-31, project 04-01..04-10", "60", id="a short phase is one day in the end"),
        pytest.param("sale 01-05..03-31, project ..04-10", "60", id="and its given end holds its start"),
        pytest.param("sale 01-05..04-30, project 04-01..06-30", "60", id="phases that overlap"),
    ],
)
def test_phases_move_with_the_boundary(slack: Callable[..., str], phases: str, expected: str) -> None:
    assert slack(phases, "anna sale lead; anna project") == expected


@pytest.mark.parametrize(
    ("people", "others", "expected"),
    [
        pytest.param(
            "anna sale lead; anna project 50%",
            {"beta": "anna x 60% 04-21.."},
            "19 anna booked beta",
            id="after that Beta",
        ),
        pytest.param("anna sale lead; anna project 50%", {"beta": "anna x 50% 04-21.."}, "60", id="exactly 100 fits"),
        pytest.param("anna sale lead; anna project", {"beta": "anna x 60%"}, "60", id="a blank here raises no alarm"),
        pytest.param("anna sale lead; anna project 100%", {"beta": "anna x"}, "60", id="nor a blank there"),
        pytest.param("anna sale lead; anna project 50%", {"beta": "bo x 60%"}, "60", id="somebody else's load"),
        pytest.param(
            "anna sale lead; anna project 50%",
            {"beta": "anna x 30% 04-10..", "coop": "anna x 30% 04-15..", "dolly": "anna x 30% ..04-12"},
            "8 anna booked beta dolly",
            id="several at once",
        ),
        pytest.param(
            "anna sale lead 90%; anna project 50%",
            {"beta": "anna x 50%"},
            "60",
            id="what the giving phase takes is over",
        ),
        pytest.param(
            "anna sale lead; anna project 60%; anna project 60%", {}, "-1 anna booked", id="too much here alone"
        ),
    ],
)
def test_nobody_is_in_two_places(slack: Callable[..., str], people: str, others: dict[str, str], expected: str) -> None:
    plans = {name: ("x 03-01..06-30", plan) for name, plan in others.items()}
    assert slack(TWO, people, plans) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        pytest.param({"active": {"anna": "..04-10"}}, "9 anna inactive", id="the account closes"),
        pytest.param({"active": {"anna": "04-03.."}}, "-1 anna inactive", id="not with us yet"),
        pytest.param({"away": {"anna": "04-10..04-16"}}, "60", id="a week of leave, wherever the start comes"),
        pytest.param(
            {"away": {"anna": "04-10..04-17"}}, "8 anna away", id="a day more: on its first day the gap is too long"
        ),
        pytest.param({"away": {"anna": "04-20.."}}, "18 anna away", id="never there again"),
    ],
)
def test_people_have_limits(slack: Callable[..., str], limits: dict[str, dict[str, str]], expected: str) -> None:
    assert slack(TWO, "anna sale lead; anna project", **limits) == expected


def test_on_a_day_of_absence_another_journey_takes_nothing(slack: Callable[..., str]) -> None:
    beta = {"beta": ("x 04-10..04-12", "anna x 90%")}
    assert slack(TWO, "anna sale lead; anna project 50%", beta) == "8 anna booked beta"


def test_each_system_and_side_has_its_own_slack(a_journey: Callable[..., Journey]) -> None:
    people = (
        "anna sale lead; anna project; bo sale key CRM; bo project CRM ..04-20; cia sale customer; cia project customer"
    )
    journey = a_journey(TWO, people)
    found = {(one.side, one.system): slip(journey, one) for one in handovers(journey)}
    days = {scope: one and one.days for scope, one in found.items()}
    assert days == {(Side.VENDOR, None): 60, (Side.VENDOR, "CRM"): 19, (Side.CUSTOMER, None): -1}


def test_an_unknown_start_has_no_slack(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey("sale 01-05.., project", "anna sale lead; anna project")
    assert slip(journey, handovers(journey)[0]) is None


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        pytest.param(date(2026, 4, 20), True, id="holds to the last of the possible days"),
        pytest.param(date(2026, 4, 21), False, id="not to one day later"),
        pytest.param(None, None, id="no latest day given"),
    ],
)
def test_robust_is_holding_up_to_the_latest_start(
    a_journey: Callable[..., Journey], latest: date | None, expected: bool | None
) -> None:
    journey = a_journey(TWO, "anna sale lead; anna project ..04-20")
    sale, project = journey.phases
    journey = replace(journey, phases=(sale, replace(project, start_latest=latest)))
    found = slip(journey, handovers(journey)[0])
    assert found and found.robust is expected


def test_an_own_last_day_bounds_nothing_where_the_given_end_holds_the_start(slack: Callable[..., str]) -> None:
    assert slack("sale 01-05..03-31, project ..04-10", "anna sale lead; anna project ..04-10") == "60"
    assert slack("sale 01-05..03-31, project ..04-10", "anna sale lead; anna project ..04-09") == "8 anna leaves"


def test_the_horizon_is_the_workspaces(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale lead; anna project ..04-20")
    found = slip(journey, handovers(journey)[0], (), Constants(slip_horizon=10))
    assert found and (found.days, found.lost) == (10, None)
