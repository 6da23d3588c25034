"""Starting, finding and showing journeys."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.texts import Refusal
from bot.rules.typed import NewJourney, NewPhase, Period
from bot.usecases import history, journeys
from bot.usecases.changing import Repeated
from bot.usecases.journeys import NoneHere, Several


def test_a_started_journey_has_its_phases_and_a_handover_into_each_but_the_first(workspace: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01")

    assert [phase.kind for phase in journey.phases] == ["sales", "project", "maintenance"]
    assert [(one.start, one.state) for one in journey.handovers] == [
        (date(2026, 12, 1), "unstaffed"),
        (date(2027, 6, 1), "unstaffed"),
    ]
    assert (journey.key, journey.customer, journey.channel, journey.version) == ("acme-erp", "Acme AB", "CACME", 1)


def test_a_journey_of_one_phase_has_no_handover(workspace: Any) -> None:
    assert workspace.journey("sales 2026-09-01").handovers == ()


def test_the_creator_owns_a_journey_without_a_lead(workspace: Any) -> None:
    assert workspace.journey(by="bo").owner.name == "Bo"


def test_the_phase_that_is_on_is_the_last_that_has_begun(workspace: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project ~2026-09-20, maintenance 2027-06-01")

    assert [phase.begun for phase in journey.phases] == [True, False, False]
    assert journey.present_phase == journey.phases[0].uid


def test_names_are_kept_as_typed_and_keys_never_clash(workspace: Any) -> None:
    first, second = workspace.journey(name="Ökad  räckvidd\u200b"), workspace.journey(name="ökad räckvidd")

    assert (first.name, first.key, second.key) == ("Ökad räckvidd", "okad-rackvidd", "okad-rackvidd-2")


def test_one_customer_is_one_however_it_is_typed(workspace: Any) -> None:
    workspace.journey(name="One")
    new = NewJourney(name="Two", customer="ACME  ab", phases=(NewPhase(kind="sales"),))

    done = journeys.start(workspace.store, workspace.stamp(), new, None)

    assert done.journey is not None
    assert done.journey.customer == "Acme AB"


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param("sales 2026-12-01, project 2026-09-01", id="falling"),
        pytest.param("sales 2026-12-01, project, maintenance 2026-12-01", id="the same day"),
    ],
)
def test_dates_rise_along_the_line(workspace: Any, plan: str) -> None:
    with pytest.raises(Refusal, match="would start on") as refused:
        workspace.journey(plan)
    assert refused.value.field == "start"


def test_a_phase_cannot_end_before_it_starts(workspace: Any) -> None:
    day = date(2026, 12, 1)
    phase = NewPhase(kind="sales", start=Period(day, day), end=date(2026, 11, 1))
    with pytest.raises(Refusal, match="would end on"):
        journeys.start(workspace.store, workspace.stamp(), NewJourney(name="A", customer="B", phases=(phase,)), None)


@pytest.mark.parametrize(
    ("period", "start", "latest", "tentative"),
    [
        pytest.param(Period(date(2026, 12, 1), date(2026, 12, 1)), date(2026, 12, 1), None, False, id="a firm day"),
        pytest.param(
            Period(date(2026, 12, 1), date(2026, 12, 20)), date(2026, 12, 1), date(2026, 12, 20), True, id="a range"
        ),
        pytest.param(Period(None, None), None, None, True, id="unknown"),
        pytest.param(None, None, None, False, id="not said"),
    ],
)
def test_a_start_is_kept_with_its_precision(
    workspace: Any, period: Period | None, start: date | None, latest: date | None, tentative: bool
) -> None:
    new = NewJourney(name="A", customer="B", phases=(NewPhase(kind="project", start=period),))

    done = journeys.start(workspace.store, workspace.stamp(), new, None)

    assert done.journey is not None
    phase = done.journey.phases[0]
    assert (phase.start, phase.start_latest, phase.tentative) == (start, latest, tentative)


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(NewJourney(name="\u200b", customer="B", phases=(NewPhase(kind="sales"),)), id="no name"),
        pytest.param(NewJourney(name="A", customer="B", phases=()), id="no phase"),
        pytest.param(NewJourney(name="A", customer="B", phases=(NewPhase(kind="sales"),) * 41), id="41 phases"),
    ],
)
def test_a_journey_without_the_least_is_refused_and_nothing_is_kept(workspace: Any, new: NewJourney) -> None:
    with pytest.raises(Refusal):
        journeys.start(workspace.store, workspace.stamp(), new, None)
    workspace.journey()
    assert [line.n for line in history.listing(workspace.store, workspace.viewer())] == [1]


def test_the_same_request_twice_starts_one_journey(workspace: Any) -> None:
    new = NewJourney(name="A", customer="B", phases=(NewPhase(kind="sales"),))
    journeys.start(workspace.store, workspace.stamp(key="trigger"), new, workspace.channel().id)
    with pytest.raises(Repeated):
        journeys.start(workspace.store, workspace.stamp(key="trigger"), new, workspace.channel().id)
    assert workspace.show(journeys.show(workspace.store, workspace.viewer(), workspace.today).uid).name == "A"


def test_a_journey_is_found_by_channel_key_or_uid(workspace: Any) -> None:
    made = workspace.journey()
    found = [
        journeys.show(workspace.store, workspace.viewer(), workspace.today, **how).uid
        for how in ({}, {"key": "ACME erp"}, {"uid": made.uid})
    ]
    assert found == [made.uid] * 3


def test_a_channel_without_a_journey_and_one_with_two_say_so(workspace: Any) -> None:
    with pytest.raises(NoneHere):
        journeys.show(workspace.store, workspace.viewer(), workspace.today)
    workspace.journey(name="One")
    workspace.journey(name="Two")
    with pytest.raises(Several) as several:
        journeys.show(workspace.store, workspace.viewer(), workspace.today)
    assert [key for _, key, _ in several.value.options] == ["one", "two"]
