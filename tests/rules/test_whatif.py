"""What would become of the handovers if: a journey is changed on paper, and two lists of answers are compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.rules.continuity import compared, handovers, phase_days, slipped, with_person, without
from bot.rules.facts import Assignment, Journey

THREE = "sale 01-05..03-31, project 04-01..06-30, care 07-01.."


def told(before: Journey, after: Journey) -> list[str]:
    """`sale>project - holds>breaks nobody lost anna`."""
    return [
        " ".join(
            filter(
                None,
                (
                    f"{one.from_phase}>{one.to_phase}",
                    one.system or "-",
                    f"{one.was or ''}>{one.becomes or ''}",
                    one.reason,
                    *(f"-{person}" for person in one.lost),
                    *(f"+{person}" for person in one.gained),
                ),
            )
        )
        for one in compared(handovers(before), handovers(after))
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna sale lead; anna project", [], id="who moves along"),
        pytest.param(
            "anna sale lead; anna project ..04-20; bo project",
            ["sale>project - holds>breaks nobody -anna"],
            id="who is gone by then",
        ),
        pytest.param(
            "anna sale lead; anna project ..05-05",
            ["sale>project - holds>thin carrier_short"],
            id="too short after it",
        ),
    ],
)
def test_a_start_that_slips(a_journey: Callable[..., Journey], people: str, expected: list[str]) -> None:
    journey = a_journey(THREE, people)
    assert told(journey, slipped(journey, "project", date(2026, 5, 4))) == expected


def test_the_end_of_the_phase_before_moves_along_and_no_other(a_journey: Callable[..., Journey]) -> None:
    found = phase_days(slipped(a_journey(THREE, ""), "project", date(2026, 4, 8)))
    ends = [(one.first and one.first.isoformat()[5:], one.last and one.last.isoformat()[5:]) for one in found.values()]
    assert ends == [("01-05", "04-07"), ("04-08", "06-30"), ("07-01", None)]


def test_a_start_that_was_not_known_gets_one(a_journey: Callable[..., Journey]) -> None:
    found = phase_days(slipped(a_journey("sale 01-05.., project", ""), "project", date(2026, 4, 8)))
    assert [one.first for one in found.values()] == [date(2026, 1, 5), date(2026, 4, 8)]


def test_the_first_phase_moves_alone(a_journey: Callable[..., Journey]) -> None:
    found = slipped(a_journey(THREE, ""), "sale", date(2026, 1, 12)).phases
    assert [one.start for one in found] == [date(2026, 1, 12), date(2026, 4, 1), date(2026, 7, 1)]


PEOPLE = "anna sale lead; anna project key; anna care; bo project; bo care CRM; bo project CRM"


@pytest.mark.parametrize(
    ("from_day", "expected"),
    [
        pytest.param(
            None,
            [
                "sale>project - holds>unstaffed unstaffed_from -anna",
                "project>care - holds>thin carrier_not_key -anna +bo",
            ],
            id="as if never there",
        ),
        pytest.param(
            date(2026, 7, 4),
            ["project>care - holds>thin carrier_short +bo"],
            id="from a day on",
        ),
    ],
)
def test_somebody_is_lost(a_journey: Callable[..., Journey], from_day: date | None, expected: list[str]) -> None:
    journey = a_journey(THREE, PEOPLE)
    assert told(journey, without(journey, "anna", from_day)) == expected


def test_who_leaves_earlier_anyhow_stays_lost(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, PEOPLE, active={"anna": "..05-01"})
    assert told(journey, without(journey, "anna", date(2026, 7, 10))) == []


def test_somebody_joins(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "anna sale lead; bo project")
    joined = with_person(journey, Assignment(id="new", phase="project", person="anna"))
    assert told(journey, joined) == ["sale>project - breaks>holds key_carrier +anna"]
    assert told(joined, journey) == ["sale>project - holds>breaks nobody -anna"]


def test_a_scope_may_come_or_go(a_journey: Callable[..., Journey]) -> None:
    before = a_journey(THREE, "anna sale CRM; anna project; bo sale; bo project")
    gone = compared(handovers(before), handovers(without(before, "anna")))
    assert [(one.system, one.was, one.becomes, one.worse) for one in gone] == [
        (None, "thin", "thin", False),
        ("CRM", "unstaffed", None, True),
    ]


def test_worse_is_said_of_a_state(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "anna sale lead; anna project")
    (lost,) = compared(handovers(journey), handovers(without(journey, "anna", date(2026, 4, 3))))
    (back,) = compared(handovers(without(journey, "anna", date(2026, 4, 3))), handovers(journey))
    assert (lost.worse, back.worse) == (True, False)
