"""The answers kept beside handovers are the rules' answers, whatever changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.usecases import answers, people
from bot.usecases.changing import changing
from bot.usecases.recheck import Difference, recheck
from storage.tables import Absence, Handover, Journey, Phase, Word


@pytest.fixture
def held(workspace: Any, put: Any) -> Any:
    """A workspace with one journey of two phases, bridged by Bo."""
    put(workspace.journey("sales 2026-09-01, project 2026-12-01"), "bo", "architect", "*")
    return workspace


def tamper(place: Any, **values: Any) -> None:
    with place.store.write() as session:
        session.execute(update(Handover).values(**values))


def rewrite(place: Any, *rows: Any) -> str:
    """Write the answers anew in a transaction that adds these rows; the state that is kept then."""
    with changing(place.store, place.stamp()) as session:
        session.add_all(rows)
        answers.write(session, session.scalars(select(Journey.id)).one(), place.now)
    with place.store.read() as session:
        return session.scalars(select(Handover.state)).one()


def test_what_is_kept_is_the_truth(held: Any) -> None:
    assert recheck(held.store) == []


@pytest.mark.parametrize(
    ("values", "kept", "true"),
    [
        pytest.param({"state": "breaks"}, "breaks", "holds", id="another state"),
        pytest.param({"answer": {"start": None, "scopes": []}}, "holds", "other answer", id="another answer"),
        pytest.param({"closed_at": "now"}, "closed", "holds", id="closed"),
    ],
)
def test_recheck_finds_what_is_not(held: Any, values: Any, kept: str, true: str) -> None:
    tamper(held, **{name: held.now if value == "now" else value for name, value in values.items()})
    [found] = recheck(held.store)
    assert isinstance(found, Difference)
    assert (found.journey_key, found.kept, found.true) == ("acme-erp", kept, true)


def test_a_plan_that_changed_is_answered_anew(held: Any) -> None:
    tamper(held, state="thin")
    bo = held.person("bo").id
    away = Absence(workspace_id=held.id, person_id=bo, first=date(2026, 1, 1), last=date(2026, 1, 2))
    assert rewrite(held, away) == "holds"


def test_words_alone_change_no_answer(held: Any) -> None:
    tamper(held, state="thin")
    with held.store.read() as session:
        handover = session.scalars(select(Handover.id)).one()
    bo = held.person("bo").id
    common = {"workspace_id": held.id, "handover_id": handover, "person_id": bo, "given_by": bo}
    assert rewrite(held, Word(**common, answer="yes", given_at=held.now)) == "thin"


def test_what_was_written_unseen_is_answered_anew_too(held: Any) -> None:
    tamper(held, state="thin")
    assert rewrite(held) == "holds"


def test_the_plan_s_version_rises_with_another_start_and_not_with_another_person(held: Any, put: Any) -> None:
    def version() -> int:
        with held.store.read() as session:
            return session.scalars(select(Handover.plan_version)).one()

    with held.store.read() as session:
        journey = held.show(session.scalars(select(Journey.uid)).one())
    put(journey, "cia", "project manager", "project")
    assert version() == 1
    with changing(held.store, held.stamp()) as session:
        phase = session.scalars(select(Phase).order_by(Phase.rank.desc())).first()
        phase.tentative = True
        answers.write(session, phase.journey_id, held.now)
    assert version() == 2


def test_absent_givers_are_in_the_answer_at_once(held: Any) -> None:
    bo = held.person("bo").id
    people.away(held.store, held.stamp("bo"), held.viewer("bo"), bo, date(2026, 11, 1), date(2027, 2, 1))
    with held.store.read() as session:
        assert session.scalars(select(Handover.state)).one() == "breaks"
    assert recheck(held.store) == []
