"""How much of people's time is taken over all their journeys, and when it is too much (D13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.rules.continuity import Booked, booked, double, free, loads
from bot.rules.facts import Constants, Journey

MARCH = "work 03-01..03-31"
APRIL = "work 04-01..04-30"
OPEN = "work 03-15.."


@pytest.fixture
def journeys(a_journey: Callable[..., Journey]) -> Callable[..., list[Journey]]:
    """`journeys((phases, people), ...)`, called j1, j2 and so on."""

    def build(*wanted: tuple[str, str], **limits: dict[str, str]) -> list[Journey]:
        return [replace(a_journey(*one, **limits), id=f"j{number}") for number, one in enumerate(wanted, start=1)]

    return build


def told(found: tuple[object, ...]) -> list[str]:
    """`anna 03-01..03-31 120 j1,j2`."""

    def day(one: date | None) -> str:
        return one.isoformat()[5:] if one else ""

    return [f"{who} {day(first)}..{day(last)} {load:g} {','.join(ids)}" for who, first, last, load, ids in found]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param([(MARCH, "anna work 100%")], [], id="exactly 100 is not double"),
        pytest.param([(MARCH, "anna work 60%"), (MARCH, "anna work 40%")], [], id="nor are two that make 100"),
        pytest.param(
            [(MARCH, "anna work 33.3%"), (MARCH, "anna work 33.3%"), (MARCH, "anna work 33.4%")],
            [],
            id="nor three whose sum a computer cannot hold exactly",
        ),
        pytest.param(
            [(MARCH, "anna work 60%"), (MARCH, "anna work 50%")], ["anna 03-01..03-31 110 j1,j2"], id="two journeys"
        ),
        pytest.param(
            [(MARCH, "anna work 60%; anna work 50%")], ["anna 03-01..03-31 110 j1"], id="two given roles in one journey"
        ),
        pytest.param([(MARCH, "anna work; anna work")], [], id="two blank roles never make 200"),
        pytest.param([(MARCH, "anna work 100%"), (MARCH, "anna work")], [], id="a blank never raises an alarm"),
        pytest.param([(MARCH, "anna work 80%"), (APRIL, "anna work 80%")], [], id="one after the other"),
        pytest.param(
            [("a 03-01..04-01, b 04-01..04-30", "anna a 60%; anna b 60%")],
            ["anna 04-01..04-01 120 j1"],
            id="one day at once",
        ),
        pytest.param(
            [(MARCH, "anna work 80%"), (OPEN, "anna work 40%"), (APRIL, "anna work 90%")],
            ["anna 03-15..04-30 130 j1,j2,j3"],
            id="a run goes on while it is too much; the fullest day is told",
        ),
        pytest.param(
            [("work 03-01..", "anna work 80%"), (OPEN, "anna work 40%")],
            ["anna 03-15..06-01 120 j1,j2"],
            id="open stays count to the horizon",
        ),
        pytest.param(
            [("work ..03-31", "anna work 80%"), ("work ..03-20", "anna work 40%")],
            ["anna ..03-20 120 j1,j2"],
            id="begun at an unknown time",
        ),
        pytest.param([("work", "anna work 80%"), (MARCH, "anna work 80%")], [], id="undated takes no days"),
        pytest.param(
            [(MARCH, "anna work 80%; bo work 80%"), (MARCH, "bo work 80% 03-10..03-12")],
            ["bo 03-10..03-12 160 j1,j2"],
            id="everybody apart, on their own dates",
        ),
        pytest.param([(MARCH, "anna work 80%"), (MARCH, "anna work 80% declined")], [], id="declined is no load"),
        pytest.param(
            [(MARCH, "anna work 80%"), (MARCH, "anna work 80% customer unconfirmed")],
            ["anna 03-01..03-31 160 j1,j2"],
            id="a plan is a load, on either side",
        ),
    ],
)
def test_too_much_is_told_as_runs_of_days(
    journeys: Callable[..., list[Journey]], plan: list[tuple[str, str]], expected: list[str]
) -> None:
    assert told(double(loads(journeys(*plan)), horizon=date(2026, 6, 1))) == expected


def test_absent_days_are_left_out(journeys: Callable[..., list[Journey]]) -> None:
    plan = journeys((MARCH, "anna work 80%"), (MARCH, "anna work 80%"), away={"anna": "03-10..03-12 03-13..03-14"})
    assert told(double(loads(plan))) == ["anna 03-01..03-09 160 j1,j2", "anna 03-15..03-31 160 j1,j2"]


def test_days_outside_the_active_period_are_left_out(journeys: Callable[..., list[Journey]]) -> None:
    plan = journeys((MARCH, "anna work 80%"), (OPEN, "anna work 80%"), active={"anna": "..03-20"})
    assert told(double(loads(plan))) == ["anna 03-15..03-20 160 j1,j2"]


def test_without_a_horizon_a_run_of_open_stays_is_open(journeys: Callable[..., list[Journey]]) -> None:
    assert told(double(loads(journeys((OPEN, "anna work 80%"), (OPEN, "anna work 80%"))))) == ["anna 03-15.. 160 j1,j2"]


def test_blanks_count_as_given_when_the_constants_say_so(journeys: Callable[..., list[Journey]]) -> None:
    plan = loads(journeys((MARCH, "anna work; anna work"), (MARCH, "anna work 20%")))
    assert told(double(plan, Constants(blank_allocation=100))) == ["anna 03-01..03-31 120 j1,j2"]


def test_a_blank_beside_a_figure_in_one_journey_is_at_least_its_value(journeys: Callable[..., list[Journey]]) -> None:
    plan = loads(journeys((MARCH, "anna work 30%; anna work"), (MARCH, "anna work 40%")))
    assert told(double(plan, Constants(blank_allocation=60))) == []
    assert told(double(plan, Constants(blank_allocation=70))) == ["anna 03-01..03-31 110 j1,j2"]


def test_the_capacity_is_the_workspaces(journeys: Callable[..., list[Journey]]) -> None:
    assert told(double(loads(journeys((MARCH, "anna work 60%"))), Constants(capacity=50))) == [
        "anna 03-01..03-31 60 j1"
    ]


def test_given_and_assumed_are_told_apart(journeys: Callable[..., list[Journey]]) -> None:
    found = loads(journeys(("work 03-01..03-31", "anna work 30%; anna work 03-20..03-31; bo work")))
    assert [(one.person, one.first and one.first.day, one.percent, one.blank) for one in found] == [
        ("anna", 1, 30, False),
        ("anna", 20, 30, True),
        ("bo", 1, None, True),
    ]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param([], (None, 0), id="nothing known"),
        pytest.param([(APRIL, "anna work")], (None, 1), id="a journey without figures"),
        pytest.param([(APRIL, "anna work 60%"), (OPEN, "anna work"), (APRIL, "anna work")], (40, 2), id="both"),
        pytest.param([(APRIL, "anna work 60%; anna work")], (40, 0), id="a figure and a blank in one journey"),
        pytest.param(
            [("a 03-01..04-05, b 04-06..04-30", "anna a 60%; anna b 50%")], (40, 0), id="never at once: the fullest day"
        ),
        pytest.param(
            [("a 03-01..04-06, b 04-06..04-30", "anna a 60%; anna b 50%")], (0, 0), id="one day at once, never below 0"
        ),
        pytest.param([(MARCH, "anna work 60%"), ("work 05-01..", "anna work 60%")], (None, 0), id="before and after"),
        pytest.param([(APRIL, "bo work 60%")], (None, 0), id="somebody else"),
        pytest.param([("work 04-01..", "anna work 70%")], (30, 0), id="open stays go on"),
    ],
)
def test_what_is_free_is_what_the_fullest_day_leaves(
    journeys: Callable[..., list[Journey]], plan: list[tuple[str, str]], expected: tuple[float | None, int]
) -> None:
    assert free(loads(journeys(*plan)), "anna", date(2026, 4, 1), date(2026, 4, 30)) == expected


def test_on_days_of_absence_somebody_is_free(journeys: Callable[..., list[Journey]]) -> None:
    plan = loads(journeys((APRIL, "anna work 60%"), away={"anna": "04-01..04-15"}))
    assert free(plan, "anna", date(2026, 4, 1), date(2026, 4, 15)) == (None, 0)


def test_only_the_people_asked_for_are_added_up(journeys: Callable[..., list[Journey]]) -> None:
    assert {one.person for one in loads(journeys((MARCH, "anna work; bo work")), {"bo"})} == {"bo"}


def test_what_somebody_is_booked_for(journeys: Callable[..., list[Journey]]) -> None:
    plan = loads(journeys((MARCH, "anna work 20%"), (OPEN, "anna work 30%"), (OPEN, "anna work; bo work 10%")))
    assert booked(plan, "anna", date(2026, 3, 1), date(2026, 3, 20)) == ("j1", "j2")
    assert booked(plan, "anna", date(2026, 4, 1), date(2026, 4, 2)) == ("j2",)


@pytest.mark.parametrize(
    ("day", "taken", "journeys_then"),
    [
        pytest.param(date(2026, 2, 28), 0, (), id="before all of it"),
        pytest.param(date(2026, 3, 14), 20, ("j1",), id="one"),
        pytest.param(date(2026, 3, 15), 50, ("j1", "j2"), id="two"),
        pytest.param(date(2026, 4, 1), 30, ("j2",), id="the other goes on"),
    ],
)
def test_elsewhere_is_every_journey_but_this_one(
    journeys: Callable[..., list[Journey]], day: date, taken: float, journeys_then: tuple[str, ...]
) -> None:
    plan = journeys((MARCH, "anna work 20%"), (OPEN, "anna work 30%"), (MARCH, "anna work 90%"))
    index = Booked(loads(plan))
    assert index.elsewhere("anna", day.toordinal(), "j3") == taken
    assert index.journeys("anna", day.toordinal(), "j3") == journeys_then
    assert index.elsewhere("bo", day.toordinal(), "j3") == 0
