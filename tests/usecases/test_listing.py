"""All journeys somebody may see, the most urgent first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event, select, update

from benchmarks.stock import stocked
from bot.rules.projection.listed import Wanted
from bot.rules.standing import has_begun
from bot.usecases import decisions, history, journeys
from bot.usecases.rights import Viewer
from storage.tables import Handover, Journey, Person, Phase

TODAY = date(2026, 10, 1)
NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)


def listed(workspace: Any, who: str = "anna", **how: Any) -> list[str]:
    found = journeys.listing(workspace.store, workspace.viewer(who), workspace.today, Wanted(**how))
    return [line.key for line in found.lines]


@pytest.fixture
def four(workspace: Any, put: Any, once: Any) -> Any:
    """One that breaks late, one not staffed and near, one that holds and is next, one not staffed and far."""

    def begin() -> None:
        late = workspace.journey("sales 2026-09-01, project 2027-05-01", name="Breaks")
        put(late, "bo", "consultant", "sales")
        put(late, "cia", "consultant", "project")
        workspace.journey("sales 2026-09-01, project 2026-10-20", name="Near")
        put(workspace.journey("sales 2026-09-01, project 2026-10-05", name="Holds"), "bo", "architect", "*")
        workspace.journey("sales 2026-09-01, project 2027-01-01", name="Far")

    once(workspace, begin)
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


# -- what is wanted ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "keys"),
    [
        pytest.param({"unstaffed": True}, ["near", "far"], id="not staffed yet"),
        pytest.param({"breaks": True, "unstaffed": True}, ["near", "breaks", "far"], id="one state or the other"),
        pytest.param({"unstaffed": True, "customer": "acme"}, ["near", "far"], id="a state and a customer"),
        pytest.param({"unstaffed": True, "customer": "beta"}, [], id="a state and another customer"),
        pytest.param({"unstaffed": True, "mine": True}, [], id="a state of none of mine"),
        pytest.param({"paused": True}, ["holds"], id="paused"),
        pytest.param({"paused": True, "breaks": True}, [], id="paused ones that break"),
        pytest.param({"accepted": True}, [], id="accepted"),
    ],
)
def test_filters_go_together(four: Any, how: Any, keys: list[str]) -> None:
    with four.store.write() as session:
        session.execute(update(Journey).where(Journey.key == "holds").values(state="paused"))
    assert listed(four, **how) == keys


def test_open_ones_come_before_paused_and_closed_ones(four: Any) -> None:
    with four.store.write() as session:
        session.execute(update(Journey).where(Journey.key == "near").values(state="lost"))
        session.execute(update(Journey).where(Journey.key == "breaks").values(state="paused"))
    assert listed(four) == ["holds", "far", "breaks", "near"]
    page = journeys.listing(four.store, four.viewer(), four.today)
    assert page.counts == {"holds": 1, "unstaffed": 1}


def test_handovers_to_come_are_counted_over_all_pages(four: Any) -> None:
    for n in range(9):
        four.journey("sales 2026-09-01, project 2027-01-01, maintenance 2027-06-01", name=f"J{n}")
    page = journeys.listing(four.store, four.viewer(), four.today, page=2)
    assert (page.total, len(page.lines), page.counts) == (13, 3, {"breaks": 1, "holds": 1, "unstaffed": 20})


def test_a_line_names_the_systems_and_the_customer_s_side(workspace: Any, put: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project 2026-12-01", systems=(("CRM", True), ("BI", False)))
    put(journey, "bo", "consultant", "*", key=True, systems=("CRM",))
    put(journey, "cia", "consultant", "sales", systems=("BI",))
    put(journey, "dag", "consultant", "project", systems=("BI",))
    put(journey, "eva", "buyer", "sales", customer=True)
    put(journey, "fia", "buyer", "project", customer=True)
    [line] = journeys.listing(workspace.store, workspace.viewer(), workspace.today).lines
    assert (line.handover, line.systems, line.at_customer) == ("breaks", ("BI",), "breaks")


@pytest.mark.parametrize("tentative", [False, True])
@pytest.mark.parametrize("begun_on", [None, "2026-09-30", "2026-10-01", "2026-10-02"])
@pytest.mark.parametrize("start", [None, "2026-09-30", "2026-10-01", "2026-10-02"])
def test_what_is_to_come_is_what_has_not_begun(
    workspace: Any, start: str | None, begun_on: str | None, tentative: bool
) -> None:
    """The database and `rules.standing` say the same of every phase."""
    workspace.journey("sales 2026-09-01, project" + (f" {start}" if start else ""))
    begun = date.fromisoformat(begun_on) if begun_on else None
    with workspace.store.write() as session:
        session.execute(update(Phase).where(Phase.kind == "project").values(begun_on=begun, tentative=tentative))
    page = journeys.listing(workspace.store, workspace.viewer(), workspace.today)
    first = date.fromisoformat(start) if start else None
    assert (page.lines[0].to_phase is None) == has_begun(first, begun, tentative, workspace.today)


# -- the register of accepted risks ------------------------------------------------------------------------------------


@pytest.fixture
def accepted(four: Any) -> Any:
    """What breaks late goes without overlap on purpose, and so does what is not staffed and near."""
    for key, reason in (("breaks", "New people, please"), ("near", "A small one")):
        handover = journeys.show(four.store, four.viewer(), four.today, key=key).handovers[0]
        decisions.accept(four.store, four.stamp(), four.viewer(), handover.uid, reason)
    return four


def registered(place: Any, **how: Any) -> list[str]:
    wanted = Wanted(accepted=True, **how)
    return [one.journey for one in journeys.register(place.store, place.viewer(), place.today, wanted).lines]


def test_what_is_accepted_is_no_longer_urgent(accepted: Any) -> None:
    assert listed(accepted) == ["holds", "near", "far", "breaks"]
    page = journeys.listing(accepted.store, accepted.viewer(), accepted.today)
    assert page.counts == {"breaks": 1, "holds": 1, "unstaffed": 2, "accepted": 2}
    assert [line.accepted_by.name for line in page.lines if line.accepted_by] == ["Anna", "Anna"]


def test_the_register_tells_who_why_and_until_what(accepted: Any) -> None:
    [_, line] = journeys.register(accepted.store, accepted.viewer(), accepted.today, Wanted(accepted=True)).lines
    assert (line.journey, line.by.name, line.on, line.reason) == ("Breaks", "Anna", TODAY, "New people, please")
    assert (line.earliest, line.latest, line.worse) == (date(2027, 4, 17), date(2027, 5, 15), None)


@pytest.mark.parametrize(
    ("how", "names"),
    [
        pytest.param({}, ["Near", "Breaks"], id="all, the nearest first"),
        pytest.param({"breaks": True}, ["Breaks"], id="those that break"),
        pytest.param({"customer": "acme"}, ["Near", "Breaks"], id="a customer's"),
        pytest.param({"customer": "beta"}, [], id="another customer's"),
        pytest.param({"mine": True}, [], id="mine"),
    ],
)
def test_the_register_is_filtered_too(accepted: Any, how: Any, names: list[str]) -> None:
    assert registered(accepted, **how) == names


@pytest.mark.parametrize(
    ("values", "names"),
    [
        pytest.param({"accepted_start": date(2027, 4, 16)}, ["Near"], id="moved by more than 14 days"),
        pytest.param({"accepted_start": date(2027, 4, 17)}, ["Near", "Breaks"], id="moved by 14 days"),
        pytest.param({"accepted_state": "thin"}, ["Near"], id="worse"),
        pytest.param({"state": "holds"}, ["Near"], id="holds by now"),
        pytest.param({"closed_at": NOW}, ["Near"], id="no longer in the plan"),
    ],
)
def test_what_is_accepted_no_more_is_not_in_it(accepted: Any, values: Any, names: list[str]) -> None:
    with accepted.store.write() as session:
        session.execute(update(Handover).where(Handover.state == "breaks").values(**values))
    assert registered(accepted) == names


# -- many --------------------------------------------------------------------------------------------------------------


def test_a_thousand_journeys_are_listed_by_a_handful_of_statements(tmp_path: Any) -> None:
    """However many there are, only those of the page are read whole."""
    store = stocked(tmp_path / "many.db", 1000)
    with store.read() as session:
        kim = session.scalars(select(Person.id).where(Person.slack_id == "U0KIM")).one()
    today = datetime.now(UTC).date()
    viewer = Viewer(workspace=1, person_id=kim, today=today)
    said: list[str] = []
    event.listen(store.reader, "before_cursor_execute", lambda _, __, statement, *rest: said.append(statement))
    page = journeys.listing(store, viewer, today, page=57)
    assert (page.total, page.pages, page.page, len(page.lines)) == (1000, 100, 57, 10)
    assert page.counts == {"holds": 2000}
    assert len([one for one in said if one.startswith(("SELECT", "WITH"))]) == 7
    store.close()
