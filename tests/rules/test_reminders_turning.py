"""What became of a handover by a change: whether it breaks by it, and who it rested on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.reminders import is_heard, turn


def answer(**systems: str) -> dict[str, Any]:
    """`answer(whole="holds", CRM="breaks")`: the vendor's scopes; Anna is 1 and Bo 2."""
    scopes = [
        {
            "side": "vendor",
            "system": None if name == "whole" else name,
            "state": state,
            "rests_on": [1],
            "receivers": [2],
        }
        for name, state in systems.items()
    ]
    return {
        "scopes": [*scopes, {"side": "customer", "system": None, "state": "breaks", "rests_on": [9], "receivers": []}]
    }


@pytest.mark.parametrize(
    ("then", "now", "breaks"),
    [
        pytest.param({"whole": "holds"}, {"whole": "breaks"}, True, id="held"),
        pytest.param({"whole": "thin"}, {"whole": "breaks"}, True, id="was thin"),
        pytest.param({"whole": "holds"}, {"whole": "unstaffed"}, True, id="nobody left"),
        pytest.param({"whole": "holds"}, {"whole": "thin"}, False, id="thin now"),
        pytest.param({"whole": "breaks"}, {"whole": "breaks"}, False, id="broke before"),
        pytest.param({"whole": "unstaffed"}, {"whole": "breaks"}, False, id="was not staffed yet"),
        pytest.param({"whole": "breaks"}, {"whole": "holds"}, False, id="mended"),
        pytest.param({"whole": "holds", "CRM": "holds"}, {"whole": "holds", "CRM": "breaks"}, True, id="a system"),
        pytest.param({"whole": "holds", "CRM": "breaks"}, {"whole": "holds", "CRM": "breaks"}, False, id="the same"),
        pytest.param(
            {"whole": "holds", "CRM": "breaks", "BI": "holds"},
            {"whole": "holds", "CRM": "breaks", "BI": "breaks"},
            True,
            id="one system more",
        ),
        pytest.param({"whole": "holds", "CRM": "breaks"}, {"whole": "breaks", "CRM": "breaks"}, True, id="all of it"),
        pytest.param(None, {"whole": "breaks"}, True, id="there by this change"),
        pytest.param(None, {"whole": "holds"}, False, id="there, and holds"),
    ],
)
def test_whether_it_breaks_by_the_change(then: dict[str, str] | None, now: dict[str, str], breaks: bool) -> None:
    before = None if then is None else (worst(then), answer(**then))
    assert turn(7, before, (worst(now), answer(**now))).breaks is breaks


def worst(states: dict[str, str]) -> str:
    return next(state for state in ("breaks", "unstaffed", "thin", "holds") if state in states.values())


def test_it_rested_on_the_vendors_people_of_before() -> None:
    assert turn(7, ("holds", answer(whole="holds")), ("breaks", answer(whole="breaks"))).rested_on == {1, 2}


@pytest.mark.parametrize(
    ("days_left", "heard"), [(None, False), (-1, False), (0, False), (1, True), (7, True), (8, False)]
)
def test_the_channel_hears_at_once_within_a_week(days_left: int | None, heard: bool) -> None:
    assert is_heard(days_left) is heard
