"""Questions that a good handover still asks: who answers meanwhile, who follows the system (D16, D8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.rules.continuity import covers, handovers, orphans
from bot.rules.facts import Constants, Journey, Side

TWO = "sale 01-05..03-31, project 04-01..06-30"
"""The project starts on a Wednesday."""


def told(journey: Journey, constants: Constants = Constants()) -> list[str]:  # noqa: B008 - frozen
    """`anna 03-30..04-06 there bo`: who, first day away, the day they are back."""
    return [
        f"{one.person} {one.first:%m-%d}..{one.back_on:%m-%d} {','.join(one.there)}".strip()
        for one in covers(journey, handovers(journey, constants), constants)
    ]


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        pytest.param("04-01..04-07", ["anna 04-01..04-08"], id="on the first day"),
        pytest.param("03-20..04-01", ["anna 03-20..04-02"], id="to the first day"),
        pytest.param("04-02..04-10", [], id="there on the first day"),
        pytest.param("03-20..03-31", [], id="back on the first day"),
        pytest.param("03-30..04-03", ["anna 03-30..04-06"], id="back on the Monday"),
        pytest.param("03-16..04-19", ["anna 03-16..04-20"], id="35 days"),
        pytest.param("03-15..04-19", [], id="36 days are no question but a break"),
        pytest.param("03-25..04-01 04-02..04-05", ["anna 03-25..04-06"], id="two that touch are one"),
        pytest.param("04-01..", [], id="never there again"),
    ],
)
def test_a_short_absence_over_the_start_asks_who_answers(
    a_journey: Callable[..., Journey], away: str, expected: list[str]
) -> None:
    assert told(a_journey(TWO, "anna sale lead; anna project; bo project", away={"anna": away})) == expected


def test_the_start_is_the_first_working_day(a_journey: Callable[..., Journey]) -> None:
    def journey(away: str) -> Journey:
        return a_journey("sale 01-05..04-03, project 04-04..06-30", "anna sale lead; anna project", away={"anna": away})

    easter = Constants(holidays=frozenset({date(2026, 4, 6)}))
    assert told(journey("04-01..04-05")) == []  # a weekend
    assert told(journey("04-01..04-06")) == ["anna 04-01..04-07"]
    assert told(journey("04-01..04-06"), easter) == []


def test_who_else_is_there_is_told(a_journey: Callable[..., Journey]) -> None:
    people = "anna sale lead; anna project; bo sale key; bo project; cia sale key; cia project"
    journey = a_journey(TWO, people, away={"anna": "04-01..04-07", "cia": "04-01..04-02"})
    assert told(journey) == ["anna 04-01..04-08 bo", "cia 04-01..04-03 bo"]


def test_only_on_whom_it_rests_and_who_comes_along_is_asked_about(a_journey: Callable[..., Journey]) -> None:
    people = "anna sale lead ..04-21; bo project; cia project"
    journey = a_journey(TWO, people, away={"anna": "04-01..04-02", "cia": "04-01..04-02"})
    assert told(journey) == ["cia 04-01..04-03 bo"]


def test_a_handover_is_asked_about_once_with_its_systems(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale lead CRM; anna project CRM", away={"anna": "04-01..04-02"})
    (found,) = covers(journey, handovers(journey))
    assert (found.from_phase, found.to_phase, found.side, found.systems) == (
        *("sale", "project", Side.VENDOR),
        (None, "CRM"),
    )


def test_a_system_that_nobody_follows_is_orphaned(a_journey: Callable[..., Journey]) -> None:
    people = "anna sale CRM; bo sale BI; cia sale ERP customer; anna project CRM; dan project customer"
    assert [one.system for one in orphans(handovers(a_journey(TWO, people)))] == ["BI"]


@pytest.mark.parametrize(
    ("stand_in", "answers"),
    [
        pytest.param("04-01..04-07", "bo", id="just those days"),
        pytest.param("04-01..04-21", "bo", id="two weeks more"),
        pytest.param("04-01..04-22", "", id="there for more than that"),
        pytest.param("04-01..04-06", "", id="gone before"),
        pytest.param("04-02..04-07", "", id="there too late"),
    ],
)
def test_who_was_put_there_for_just_those_days_answers(
    a_journey: Callable[..., Journey], stand_in: str, answers: str
) -> None:
    journey = a_journey(TWO, f"anna sale lead; anna project; bo project {stand_in}", away={"anna": "04-01..04-07"})
    assert told(journey) == [f"anna 04-01..04-08 {answers}".strip()]
