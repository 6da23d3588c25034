"""How much of what is recorded gets over a handover (D12, recorded)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.rules.continuity import Carried, carried, handovers
from bot.rules.facts import Journey

TWO = "sale 01-05..03-31, project 04-01..06-30"


@pytest.mark.parametrize(
    ("people", "known_by", "expected"),
    [
        pytest.param("anna sale; anna project", {"pain": {"anna"}}, Carried(1, 1, ()), id="who stays on knew it"),
        pytest.param("anna sale; bo project", {"pain": {"anna"}}, Carried(0, 1, ("pain",)), id="who knew it left"),
        pytest.param("anna sale; bo project", {"pain": {"anna", "bo"}}, Carried(1, 1, ()), id="a receiver has read it"),
        pytest.param("anna sale ..02-01; anna project 06-01..", {"pain": {"anna"}}, Carried(1, 1, ()), id="a returner"),
        pytest.param(
            "anna sale; anna project 03-01..03-20", {"pain": {"anna"}}, Carried(0, 1, ("pain",)), id="left before"
        ),
        pytest.param("anna sale; anna project declined", {"pain": {"anna"}}, Carried(0, 1, ("pain",)), id="declined"),
        pytest.param("anna sale; bo project", {"pain": set()}, Carried(0, 1, ("pain",)), id="known to nobody"),
        pytest.param("anna sale; bo project customer", {"pain": {"bo"}}, Carried(0, 1, ("pain",)), id="the other side"),
        pytest.param(
            "anna sale; bo project", {"pain": {"bo"}, "wish": {"anna"}}, Carried(1, 2, ("wish",)), id="some of it"
        ),
        pytest.param("anna sale; bo project", {}, Carried(0, 0, ()), id="nothing recorded"),
    ],
)
def test_an_item_is_safe_when_somebody_of_the_next_phase_knows_it(
    a_journey: Callable[..., Journey], people: str, known_by: dict[str, set[str]], expected: Carried
) -> None:
    journey = a_journey(TWO, people)
    assert carried(known_by, journey, handovers(journey)[0]) == expected


def test_a_system_has_its_own_people(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale CRM; bo project CRM; cia project")
    found = [carried({"pain": {"cia"}}, journey, one) for one in handovers(journey)]
    assert [(one.safe, one.share) for one in found] == [(1, 1), (0, 0)]


def test_of_nothing_there_is_no_share() -> None:
    assert Carried(0, 0, ()).share is None
