"""Short ways to do what people do, for the tests of use cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.rules.projection import JourneyShown
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement
from bot.usecases import people, phases
from bot.usecases.done import Done

Put = Callable[..., JourneyShown]


@pytest.fixture
def put(workspace: Any) -> Put:
    """`put(journey, "bo", "project manager", "project")`: places people by name; phases by kind, * = throughout."""

    def placed(
        journey: JourneyShown, who: str, role: str = "", phase: str = "", by: str = "anna", **more: Any
    ) -> JourneyShown:
        uids = tuple(one.uid for one in journey.phases if one.kind in phase.split())
        ids = tuple(workspace.person(name).id for name in who.split())
        refs = tuple(PersonRef(slack_id=name) for name in who.split())
        wanted = Placement(people=refs, phases=uids, throughout=phase == "*", role=role, **more)
        done = people.put(workspace.store, workspace.stamp(by), workspace.viewer(by), journey.uid, wanted, ids)
        assert done.journey is not None
        return done.journey

    return placed


@pytest.fixture
def move(workspace: Any) -> Callable[..., Done]:
    """`move(journey, "project", "2026-12-08")`: another start for a phase; the rest as named."""

    def moved(
        journey: JourneyShown,
        phase: str,
        start: str | None = None,
        *,
        by: str = "anna",
        version: int | None = None,
        anyway: bool = False,
        tentative: bool = False,
        **more: Any,
    ) -> Done:
        uid = next(one.uid for one in journey.phases if phase in (one.kind, one.name))
        day = date.fromisoformat(start) if start else None
        wanted = PhaseChange(phase=uid, start=Period(day, day, tentative) if day else None, **more)
        store, stamp, viewer = workspace.store, workspace.stamp(by), workspace.viewer(by)
        return phases.change(store, stamp, viewer, journey.uid, version, wanted, anyway=anyway)

    return moved
