"""What a whole journey amounts to: the pattern in files, the shape that people read, the bus factor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.rules.continuity import JourneyAnswer, handovers, journey_answers, open_until, shape
from bot.rules.facts import Journey, Side

THREE = "sale 01-05..03-31, project 04-01..06-30, care 07-01.."


def answer(journey: Journey) -> JourneyAnswer:
    return journey_answers(journey, handovers(journey))[0]


@pytest.mark.parametrize(
    ("phases", "people", "pattern"),
    [
        pytest.param("sale 01-05..", "anna sale", "single_phase", id="one phase"),
        pytest.param(THREE, "anna sale; anna project", "incomplete", id="a phase without anybody"),
        pytest.param(THREE, "anna sale key; anna project; anna care key", "architect_overlap", id="one key person"),
        pytest.param(
            THREE, "anna sale; bo sale; bo project lead; cia project; cia care", "sub_lead_succession", id="a sub-lead"
        ),
        pytest.param(THREE, "anna sale; anna project; anna care", "other_throughout", id="one who is not key"),
        pytest.param(
            THREE, "anna sale lead; anna project; bo project key; bo care", "overlap_chain", id="one after the other"
        ),
        pytest.param(
            THREE, "anna sale ..04-10; bo project; bo care", "transfer_chain", id="a carrier or a transfer each time"
        ),
        pytest.param(THREE, "anna sale; bo project; cia care", "classic_relay", id="new people each time"),
        pytest.param(THREE, "anna sale; bo project; bo care", "broken_chain", id="some"),
    ],
)
def test_the_pattern_is_the_first_that_holds(
    a_journey: Callable[..., Journey], phases: str, people: str, pattern: str
) -> None:
    assert answer(a_journey(phases, people)).pattern == pattern


def test_a_journey_is_as_risky_as_its_worst_known_scope(a_journey: Callable[..., Journey]) -> None:
    found = answer(a_journey(THREE, "anna sale key CRM; anna project key; bo project BI; cia care BI; anna care"))
    assert found == JourneyAnswer(
        side=Side.VENDOR,
        n_phases=3,
        n_boundaries=2,
        pattern="architect_overlap",
        risk="high",
        n_unknown=1,
        bus_factor=1,
        through=("anna",),
    )


def test_nothing_known_is_unknown(a_journey: Callable[..., Journey]) -> None:
    found = answer(a_journey("sale 01-05..", "anna sale"))
    assert (found.risk, found.n_unknown, found.bus_factor, found.through) == ("unknown", 0, None, ())


def test_a_journey_has_an_answer_for_each_side_with_somebody(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "bo sale customer; anna sale; cia care customer declined")
    assert [found.side for found in journey_answers(journey, handovers(journey))] == [Side.VENDOR, Side.CUSTOMER]
    assert journey_answers(a_journey(THREE, ""), ()) == ()


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna sale architect; anna project; anna care; bo care lead", "architect_overlap", id="architect"),
        pytest.param("anna sale; anna project consultant; anna care", "architect_overlap", id="consultant"),
        pytest.param(
            "anna sale key; anna project; bo project manager; bo care lead", "sub_lead_succession", id="sub-lead"
        ),
        pytest.param(
            "anna sale key; anna project; anna care; bo project manager; bo care lead",
            "sub_lead_succession",
            id="sub-lead before somebody else who stays",
        ),
        pytest.param("anna sale key; anna project; bo project; bo care lead", "chain", id="a sub-lead by no title"),
        pytest.param("anna sale sales lead; anna project; anna care", "stays_on", id="one other person"),
        pytest.param(
            "anna sale architect; bo sale; bo project; cia project; cia care", "chain", id="one after another"
        ),
        pytest.param("anna sale; bo project; cia care", "classic_relay", id="new people each time"),
        pytest.param("anna sale; bo project; bo care", "broken_chain", id="some"),
        pytest.param("anna sale; anna project", None, id="not staffed yet"),
        pytest.param(
            "anna sale customer; bo project customer; cia care customer", None, id="the customer's side alone"
        ),
    ],
)
def test_the_shape_is_what_people_read(a_journey: Callable[..., Journey], people: str, expected: str | None) -> None:
    journey = a_journey(THREE, people)
    assert shape(journey, handovers(journey)) == expected


def test_three_weeks_of_leave_break_no_shape(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "anna sale architect; anna project; anna care", away={"anna": "04-01..04-21"})
    assert shape(journey, handovers(journey)) == "architect_overlap"


def test_one_phase_has_no_shape(a_journey: Callable[..., Journey]) -> None:
    assert shape(a_journey("sale 01-05..", "anna sale architect"), ()) is None


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna sale; bo project", 0, id="nobody"),
        pytest.param("anna sale; anna project; bo sale; bo project", 2, id="two who stay on"),
        pytest.param("anna sale ..04-30; bo project; cia project", 1, id="one giver of two"),
        pytest.param("anna sale ..04-30; dan sale ..04-30; bo project; cia project", 2, id="two and two"),
        pytest.param(
            "anna sale ..04-30; anna project; bo project", 1, id="a transfer from who stays on is no other way"
        ),
        pytest.param(
            "anna sale ..02-13; anna project 03-16..; bo sale 03-02..; dan project 01-12..02-27",
            1,
            id="a returner who receives from one and gives to another",
        ),
        pytest.param(
            "anna sale ..02-13; anna project 03-16..; bo sale; dan project 01-12..02-27",
            2,
            id="three who all meet each other",
        ),
    ],
)
def test_the_bus_factor_is_how_many_must_be_missing(
    a_journey: Callable[..., Journey], people: str, expected: int
) -> None:
    journey = a_journey("sale 01-05..03-31, project 04-01..06-30", people)
    assert handovers(journey)[0].bus_factor == expected


def test_open_stays_of_a_source_count_to_30_days_after_its_last_date(a_journey: Callable[..., Journey]) -> None:
    journeys = [
        a_journey("sale 01-05..03-31", ""),
        a_journey("sale 01-05..", "anna sale 01-05..04-01"),
        a_journey("a", ""),
    ]
    assert str(open_until(journeys)) == "2026-05-01"
    assert open_until([]) is None
