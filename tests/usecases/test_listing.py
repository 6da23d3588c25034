"""All journeys somebody may see, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.projection.listed import Wanted
from bot.usecases import history, journeys


def listed(workspace: Any, who: str = "anna", **how: Any) -> list[str]:
    found = journeys.listing(workspace.store, workspace.viewer(who), workspace.today, Wanted(**how))
    return [line.key for line in found.lines]


@pytest.fixture
def four(workspace: Any, put: Any) -> Any:
    """One that breaks late, one not staffed and near, one that holds and is next, one not staffed and far."""
    late = workspace.journey("sales 2026-09-01, project 2027-05-01", name="Breaks")
    put(late, "bo", "consultant", "sales")
    put(late, "cia", "consultant", "project")
    workspace.journey("sales 2026-09-01, project 2026-10-20", name="Near")
    put(workspace.journey("sales 2026-09-01, project 2026-10-05", name="Holds"), "bo", "architect", "*")
    workspace.journey("sales 2026-09-01, project 2027-01-01", name="Far")
    return workspace


def test_what_breaks_or_is_not_staffed_in_time_comes_first(four: Any) -> None:
    assert listed(four) == ["near", "breaks", "holds", "far"]


def test_a_line_tells_of_the_next_handover(four: Any) -> None:
    line = journeys.listing(four.store, four.viewer(), four.today, Wanted(breaks=True)).lines[0]
    assert (line.key, line.handover, line.start, line.to_phase.kind) == (
        "breaks",
        "breaks",
        date(2027, 5, 1),
        "project",
    )


@pytest.mark.parametrize(
    ("how", "keys"),
    [
        pytest.param({"breaks": True}, ["breaks"], id="breaks"),
        pytest.param({"mine": True}, [], id="mine"),
        pytest.param({"customer": "ACME"}, ["near", "breaks", "holds", "far"], id="a customer"),
        pytest.param({"customer": "%"}, [], id="a customer that is no pattern"),
    ],
)
def test_filters(four: Any, how: Any, keys: list[str]) -> None:
    assert listed(four, **how) == keys


def test_mine_are_those_i_have_a_part_in(four: Any) -> None:
    page = journeys.listing(four.store, four.viewer("bo"), four.today, Wanted(mine=True))
    assert [line.key for line in page.lines] == ["breaks", "holds"]


def test_pages_end_where_the_list_does(workspace: Any) -> None:
    for n in range(11):
        workspace.journey("sales", name=f"J{n}")
    page = journeys.listing(workspace.store, workspace.viewer(), workspace.today, page=99)
    assert (page.page, page.pages, page.total, len(page.lines)) == (2, 2, 11, 1)


def test_an_undone_journey_is_not_listed(workspace: Any) -> None:
    journey = workspace.journey()
    history.undo_last(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid)
    assert listed(workspace) == []
