"""Phases planned anew, and what becomes of their handovers (identity rules 1 to 5 of data-model.md)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.projection import JourneyShown
from bot.rules.texts import Refusal
from bot.rules.typed import NewPhase, Period, PhaseChange
from bot.usecases import history, phases
from bot.usecases.breaking import WouldBreak
from storage.tables import Handover


def add(
    workspace: Any, journey: JourneyShown, kind: str, start: str | None = None, after: int | None = None
) -> JourneyShown:
    day = date.fromisoformat(start) if start else None
    new = NewPhase(kind="other", name=kind, start=Period(day, day) if day else None)
    wanted = PhaseChange(phase=None, add=new, after=None if after is None else journey.phases[after].uid)
    done = phases.change(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, None, wanted)
    assert done.journey is not None
    return done.journey


def rows(workspace: Any) -> list[Handover]:
    with workspace.store.read() as session:
        return list(session.scalars(select(Handover).order_by(Handover.id)))


def test_a_moved_date_keeps_the_handover_and_makes_another_plan(workspace: Any, move: Any) -> None:
    journey = workspace.journey()
    moved = move(journey, "project", "2026-12-08").journey
    assert [one.uid for one in moved.handovers] == [one.uid for one in journey.handovers]
    assert moved.handovers[0].start == date(2026, 12, 8)
    assert [row.plan_version for row in rows(workspace)] == [2, 1]


def test_a_push_moves_start_and_given_end(workspace: Any, move: Any) -> None:
    journey = workspace.journey()
    move(journey, "project", end=date(2027, 3, 1))
    project = move(journey, "project", shift_days=14).journey.phases[1]
    assert (project.start, project.end) == (date(2026, 12, 15), date(2027, 3, 15))


def test_what_has_no_date_cannot_be_pushed(workspace: Any, move: Any) -> None:
    with pytest.raises(Refusal, match="has no date yet"):
        move(workspace.journey("sales, project"), "project", shift_days=7)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        pytest.param("2026-09-01", "would start on", id="onto the phase before"),
        pytest.param("2027-07-01", "would start on", id="past the phase after"),
    ],
)
def test_starts_rise_along_the_line(workspace: Any, move: Any, start: str, said: str) -> None:
    journey = workspace.journey()
    with pytest.raises(Refusal, match=said):
        move(journey, "project", start)
    assert workspace.show(journey.uid) == journey


def test_an_end_before_the_start_is_refused(workspace: Any, move: Any) -> None:
    with pytest.raises(Refusal, match="before it starts"):
        move(workspace.journey(), "project", end=date(2026, 11, 1))


def test_begun_is_firm_and_not_before_its_day(workspace: Any, move: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project ~2026-09-20")
    project = move(journey, "project", begun=True).journey.phases[1]
    assert (project.start, project.begun, project.tentative) == (date(2026, 9, 20), True, False)
    with pytest.raises(Refusal, match="still to come"):
        move(journey, "project", "2026-12-01", begun=True)


def test_begun_earlier_than_planned_began_today(workspace: Any, move: Any) -> None:
    project = move(workspace.journey(), "project", begun=True).journey.phases[1]
    assert (project.start, project.begun) == (workspace.today, True)


def test_a_phase_put_ahead_again_has_not_begun(workspace: Any, move: Any) -> None:
    journey = move(workspace.journey(), "project", begun=True).journey
    assert not move(journey, "project", "2026-12-08").journey.phases[1].begun


def test_an_inserted_phase_gets_a_handover_of_its_own(workspace: Any) -> None:
    journey = workspace.journey()
    grown = add(workspace, journey, "pilot", "2027-03-01")
    assert [one.to_phase.name or one.to_phase.kind for one in grown.handovers] == ["project", "pilot", "maintenance"]
    assert [grown.handovers[0].uid, grown.handovers[2].uid] == [one.uid for one in journey.handovers]
    assert grown.handovers[2].from_phase.name == "pilot"


def test_a_phase_goes_where_it_is_said_to_else_by_its_date_else_last(workspace: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project 2026-12-01")
    journey = add(workspace, journey, "pilot", after=0)
    journey = add(workspace, journey, "early", "2026-08-01")
    journey = add(workspace, journey, "care")
    assert [one.name or one.kind for one in journey.phases] == ["early", "sales", "pilot", "project", "care"]


def test_undoing_an_inserted_phase_closes_its_handover_and_redoing_brings_the_same_back(workspace: Any) -> None:
    journey = workspace.journey()
    grown = add(workspace, journey, "pilot", "2027-03-01")
    store, viewer = workspace.store, workspace.viewer()
    undone = history.undo_last(store, workspace.stamp(), viewer, journey.uid)
    assert undone.journey is not None
    assert [one.uid for one in undone.journey.handovers] == [one.uid for one in journey.handovers]
    assert undone.journey.handovers[1].from_phase.kind == "project"
    redone = history.undo(store, workspace.stamp(), viewer, undone.change_uid)
    assert redone.journey is not None
    assert [one.uid for one in redone.journey.handovers] == [one.uid for one in grown.handovers]
    assert len(rows(workspace)) == 3


def test_the_handover_into_what_became_the_first_phase_is_closed(workspace: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project 2026-12-01")
    grown = add(workspace, journey, "early", "2026-08-01")
    history.undo_last(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid)
    assert len(grown.handovers) == 2
    assert [row.closed_at is None for row in rows(workspace)] == [True, False]


def test_room_between_phases_ends_in_words(workspace: Any) -> None:
    journey = workspace.journey("sales, project")
    for n in range(9):
        journey = add(workspace, journey, f"p{n}", after=0)
    with pytest.raises(Refusal, match="no room"):
        add(workspace, journey, "one more", after=0)


def test_a_move_that_would_break_a_handover_asks_first(workspace: Any, put: Any, move: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project 2026-12-01")
    put(journey, "bo", "architect", "sales")
    journey = put(journey, "bo", "architect", "project", first=date(2026, 12, 1), last=date(2027, 1, 15))
    assert journey.handovers[0].state == "holds"
    with pytest.raises(WouldBreak) as asked:
        move(journey, "project", "2027-03-01", version=journey.version)
    assert [one.state for one in asked.value.handovers] == ["breaks"]
    assert workspace.show(journey.uid) == journey
    moved = move(journey, "project", "2027-03-01", version=asked.value.version, anyway=True)
    assert moved.journey.handovers[0].state == "breaks"


def test_a_stale_form_changes_nothing(workspace: Any, put: Any, move: Any) -> None:
    journey = workspace.journey()
    newer = put(journey, "bo", "", "sales")
    with pytest.raises(Refusal, match="Somebody changed"):
        move(journey, "project", "2026-12-08", version=journey.version)
    assert workspace.show(journey.uid) == newer


def test_nothing_asked_is_nothing_done(workspace: Any, move: Any) -> None:
    with pytest.raises(Refusal, match="What should change"):
        move(workspace.journey(), "project")


def test_an_unknown_phase_is_not_found(workspace: Any) -> None:
    journey = workspace.journey()
    wanted = PhaseChange(phase="nowhere", shift_days=1)
    with pytest.raises(Refusal, match="cannot find"):
        phases.change(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, None, wanted)


def test_days_left_are_counted_from_today(workspace: Any) -> None:
    journey = workspace.journey("sales 2026-09-01, project 2026-12-01")
    assert journey.handovers[0].days_left == (date(2026, 12, 1) - workspace.today) // timedelta(days=1)
