"""Whose day it is to be looked at: once, by whichever process comes first; and only who is in a live plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.usecases import reconciling
from bot.usecases.reconciling import Look
from storage.engine import Store
from storage.tables import Assignment, Journey, Person, Phase

PLAN = "sales 2026-09-01, project 2026-12-01"
LATER = datetime(2026, 10, 3, 8, tzinfo=UTC)
"""Two days after everybody was seen first."""


class Outrun(Store):
    """Right before it writes, another process does the same."""

    theirs: list[Look] | None = None

    @contextmanager
    def write(self) -> Iterator[Session]:
        if self.theirs is None:
            self.theirs = reconciling.people(Store(self.reader, self.writer), LATER, 20)
        with super().write() as session:
            yield session


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def place(request: pytest.FixtureRequest, make_place: Any) -> Any:
    """Anna is on a journey in #acme, Bo is known and on none."""
    made = make_place(request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store"), "T1")
    made.journey(PLAN)
    made.person("bo")
    with made.store.write() as session:
        phase = session.scalars(select(Phase)).first()
        assert phase is not None
        part = {"workspace_id": made.id, "journey_id": phase.journey_id, "phase_id": phase.id}
        session.add(Assignment(**part, person_id=made.person("anna").id, added_at=made.now))
    return made


def names(looks: list[Look]) -> list[str]:
    return [look.slack_id for look in looks]


def test_who_is_in_a_live_plan_and_where_it_lives_is_looked_at_once_a_day(place: Any) -> None:
    store = place.store

    assert names(reconciling.people(store, LATER - timedelta(days=1, hours=1), 20)) == []
    assert names(reconciling.people(store, LATER, 20)) == ["UANNA"]
    assert names(reconciling.channels(store, LATER, 20)) == ["CACME"]
    assert (reconciling.people(store, LATER, 20), reconciling.channels(store, LATER, 20)) == ([], [])
    assert names(reconciling.people(store, LATER + timedelta(days=1), 20)) == ["UANNA"]


def test_of_two_processes_one_looks(place: Any) -> None:
    outrun = Outrun(place.store.reader, place.store.writer)

    ours = reconciling.people(outrun, LATER, 20)

    assert (names(ours), names(outrun.theirs or [])) == ([], ["UANNA"])


@pytest.mark.parametrize("over", [{"state": "done"}, {"state": "lost"}, {"void_change": 1}], ids=str)
def test_a_journey_that_is_over_needs_no_look(place: Any, over: dict[str, Any]) -> None:
    with place.store.write() as session:
        session.execute(update(Journey).values(**over))

    assert (reconciling.people(place.store, LATER, 20), reconciling.channels(place.store, LATER, 20)) == ([], [])


def test_who_slack_did_not_tell_about_is_next_again(place: Any) -> None:
    (look,) = reconciling.people(place.store, LATER, 20)

    reconciling.not_looked(place.store, look)

    assert reconciling.people(place.store, LATER, 20) == [look]


def test_somebody_outside_slack_and_a_stranger_are_not_asked_about(place: Any) -> None:
    with place.store.write() as session:
        session.execute(update(Person).values(kind="stranger"))

    assert reconciling.people(place.store, LATER, 20) == []
