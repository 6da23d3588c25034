"""The register on PostgreSQL: started, placed, moved, undone, shown, listed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.projection.listed import Wanted
from bot.rules.typed import NewJourney, NewPhase, Period, PersonRef, PhaseChange, Placement
from bot.usecases import history, journeys, people, phases
from bot.usecases.recheck import recheck
from storage.tables import Change

pytestmark = pytest.mark.ci


@pytest.fixture
def place(postgres_store: Any, make_place: Any) -> Any:
    return make_place(postgres_store, "T1")


def test_a_journey_lives_through_its_changes(place: Any) -> None:
    store, viewer, stamp = place.store, place.viewer(), place.stamp()
    journey = place.journey(systems=(("CRM", True),))
    wanted = Placement(people=(PersonRef(),), throughout=True, role="architect")
    placed = people.put(store, stamp, viewer, journey.uid, wanted, (place.person("bo").id,)).journey
    assert placed is not None
    assert [one.state for one in placed.handovers] == ["holds", "holds"]
    day = date(2026, 12, 8)
    move = PhaseChange(phase=journey.phases[1].uid, start=Period(day, day))
    phases.change(store, stamp, viewer, journey.uid, placed.version, move)
    undone = history.undo_last(store, stamp, viewer, journey.uid).journey
    assert undone is not None
    assert (undone.phases, undone.assignments) == (placed.phases, placed.assignments)
    page = journeys.listing(store, viewer, place.today, Wanted(customer="acme"))
    assert [(line.key, line.handover) for line in page.lines] == [("acme-erp", "holds")]
    assert recheck(store) == []


def test_changes_made_at_once_get_numbers_of_their_own(place: Any) -> None:
    stamp, channel = place.stamp(), place.channel().id

    def start(n: int) -> None:
        new = NewJourney(name=f"J{n}", customer="Acme", phases=(NewPhase(kind="sales"),))
        journeys.start(place.store, stamp, new, channel)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(12)))
    with place.store.read() as session:
        assert sorted(session.scalars(select(Change.n))) == list(range(1, 13))
