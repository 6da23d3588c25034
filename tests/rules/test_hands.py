"""A key person leaves while the phase goes on (D15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.rules.continuity import changes_of_hands
from bot.rules.facts import Constants, Journey, Side

TWO = "sale 01-05..03-31, project 04-01..06-30"


def told(journey: Journey, constants: Constants = Constants()) -> list[str]:  # noqa: B008 - frozen
    """`project anna 05-15 holds side_by_side bo`."""
    return [
        " ".join((one.phase, one.person, f"{one.last_day:%m-%d}", one.state, one.reason, ",".join(one.stays))).strip()
        for one in changes_of_hands(journey, constants)
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna project lead ..05-15", ["project anna 05-15 breaks nobody"], id="nobody else"),
        pytest.param(
            "anna project lead ..05-15; bo project",
            ["project anna 05-15 holds side_by_side bo"],
            id="somebody has worked beside her and stays",
        ),
        pytest.param(
            "anna project lead ..05-15; bo project 05-11..",
            ["project anna 05-15 holds side_by_side bo"],
            id="five days are enough",
        ),
        pytest.param(
            "anna project lead ..05-15; bo project 05-12..",
            ["project anna 05-15 breaks brief_contact"],
            id="four are not",
        ),
        pytest.param(
            "anna project lead ..05-15; bo project ..05-15",
            ["project anna 05-15 breaks nobody"],
            id="who leaves with her",
        ),
        pytest.param(
            "anna project lead ..05-15; bo project key 05-15..",
            ["project anna 05-15 holds key_stays bo"],
            id="another key person was there through that day",
        ),
        pytest.param(
            "anna project lead ..05-15; bo project key 05-16..",
            ["project anna 05-15 breaks nobody"],
            id="the next one comes a day later",
        ),
        pytest.param(
            "anna project lead ..05-15; bo project key ..06-01; cia project 05-01..",
            ["project anna 05-15 holds key_stays bo", "project bo 06-01 holds side_by_side cia"],
            id="a chain, in the order of days",
        ),
        pytest.param("anna project ..05-15; bo project lead", [], id="a member who is not key"),
        pytest.param("anna project lead ..05-15 declined", [], id="declined"),
        pytest.param("anna project lead", [], id="who stays to the end"),
        pytest.param("anna project lead ..06-23", ["project anna 06-23 breaks nobody"], id="eight days before the end"),
        pytest.param("anna project lead ..06-24", [], id="the last days of a phase are not asked for"),
        pytest.param("anna project lead ..05-15; anna project 06-01..", [], id="who comes back in the same phase"),
        pytest.param("anna project lead 03-01..03-20", [], id="who left before it began was not in it"),
        pytest.param(
            "anna sale; anna project lead ..04-30", [], id="who only stayed over from the sale, for thirty days"
        ),
        pytest.param(
            "anna sale; anna project lead ..05-01",
            ["project anna 05-01 breaks nobody"],
            id="a day longer is more than staying over",
        ),
        pytest.param("anna sale lead ..03-01; anna project 03-09..", [], id="goes on in the next phase within a week"),
        pytest.param(
            "anna sale lead ..03-01; anna project 03-10..",
            ["sale anna 03-01 breaks nobody"],
            id="a day too late for that",
        ),
        pytest.param(
            "anna sale lead ..03-01; anna project 02-01..02-27",
            ["sale anna 03-01 breaks nobody"],
            id="was in the next phase before, and not after",
        ),
    ],
)
def test_a_change_of_hands_holds_or_breaks(a_journey: Callable[..., Journey], people: str, expected: list[str]) -> None:
    assert told(a_journey(TWO, people)) == expected


@pytest.mark.parametrize(
    "phases",
    [
        pytest.param("project 04-01..", id="an open phase"),
        pytest.param("project ..06-30", id="begun at an unknown time"),
        pytest.param("project", id="undated"),
    ],
)
def test_without_dates_of_the_phase_nothing_is_asked(a_journey: Callable[..., Journey], phases: str) -> None:
    assert told(a_journey(phases, "anna project lead ..05-15")) == []


def test_an_end_that_follows_from_the_next_start_is_known(a_journey: Callable[..., Journey]) -> None:
    assert told(a_journey("sale 01-05.., project 04-01..", "anna sale lead ..03-01")) == [
        "sale anna 03-01 breaks nobody"
    ]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        pytest.param({"active": {"anna": "..05-15"}}, [], id="the account closes, no end given"),
        pytest.param({"away": {"anna": "05-15..06-30"}}, [], id="away to the end, no end given"),
    ],
)
def test_an_end_must_be_given(
    a_journey: Callable[..., Journey], limits: dict[str, dict[str, str]], expected: list[str]
) -> None:
    assert told(a_journey(TWO, "anna project lead", **limits)) == expected


def test_the_day_is_the_last_one_she_is_there(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna project lead ..05-15", away={"anna": "05-11..05-20"})
    assert told(journey) == ["project anna 05-10 breaks nobody"]


def test_a_phase_without_dates_after_it_contradicts_nothing(a_journey: Callable[..., Journey]) -> None:
    assert told(a_journey("sale 01-05..03-31, project, care", "anna sale lead ..03-01; anna care")) == []


def test_each_side_has_its_own(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna project lead customer ..05-15; bo project")
    assert [(one.side, one.last_day, one.stays) for one in changes_of_hands(journey)] == [
        (Side.CUSTOMER, date(2026, 5, 15), ())
    ]


def test_the_figures_are_the_workspaces(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna project lead ..05-15; bo project 05-11..")
    assert told(journey, Constants(transfer=6)) == ["project anna 05-15 breaks brief_contact"]
    assert told(journey, Constants(tolerance=47)) == []
