"""What a transaction did to rows is noted while it happens, whatever the number of flushes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import patches
from storage.tables import Assignment, AssignmentSystem, Handover, Person, Phase, System, Word

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def session(workspace: Any) -> Any:
    """A transaction in which what happens is noted; there is one journey of two phases."""
    workspace.journey("sales 2026-09-01, project 2026-12-01", systems=(("CRM", True),))
    with workspace.store.write() as session:
        patches.begin(session)
        yield session


def phase(session: Session) -> Phase:
    return session.scalars(select(Phase).order_by(Phase.rank.desc())).first()  # type: ignore[return-value]


def test_an_update_is_the_changed_columns_before_and_after(session: Session) -> None:
    row = phase(session)
    row.start, row.tentative = date(2026, 12, 8), True
    assert patches.take(session) == {
        f"phase:{row.id}": [{"start": "2026-12-01", "tentative": False}, {"start": "2026-12-08", "tentative": True}]
    }


def test_several_flushes_are_one_change(session: Session) -> None:
    row = phase(session)
    for day in (8, 9):
        row.start = date(2026, 12, day)
        session.flush()
    row.end = date(2027, 1, 1)
    [[before, after]] = patches.take(session).values()
    assert (before, after) == (
        {"start": "2026-12-01", "end": None},
        {"start": "2026-12-09", "end": "2027-01-01"},
    )


def test_there_and_back_is_no_change(session: Session) -> None:
    row = phase(session)
    row.start = date(2026, 12, 8)
    session.flush()
    row.start = date(2026, 12, 1)
    assert patches.take(session) == {}


def test_what_is_derived_or_of_other_tables_is_not_noted(session: Session) -> None:
    row = phase(session)
    session.add(System(workspace_id=row.workspace_id, journey_id=row.journey_id, name="BI", fold="bi"))
    assert patches.nothing(session)


def test_a_new_row_is_noted_whole_and_voided_when_put_back(session: Session) -> None:
    old = phase(session)
    new = Phase(workspace_id=old.workspace_id, journey_id=old.journey_id, rank=9000, kind="other", name="Pilot")
    session.add(new)
    [(key, [before, after])] = patches.take(session).items()
    assert before is None
    assert after is not None
    assert (after["name"], after["rank"]) == ("Pilot", 9000)
    assert patches.fits(session, key, after)
    patches.put_back(session, key, None, number=7, at=NOON)
    assert new.void_change == 7
    assert not patches.fits(session, key, after)


def test_a_row_put_in_by_its_statement_is_noted_whole_like_any_other(session: Session) -> None:
    handover, person = session.scalars(select(Handover)).one(), session.scalars(select(Person)).first()
    assert person is not None
    whose = {"workspace_id": person.workspace_id, "handover_id": handover.id, "person_id": person.id}
    given = {"answer": "yes", "given_by": person.id, "given_at": NOON, "start": date(2026, 12, 1), "basis": "b"}
    made = patches.add(session, Word, {**whose, **given, "private_reason": None})
    [(key, [before, after])] = patches.take(session).items()
    assert (key, before) == (f"word:{made}", None)
    assert patches.fits(session, key, after)
    patches.put_back(session, key, None, number=7, at=NOON)
    assert session.get_one(Word, made).lapsed_at == NOON


def test_a_link_between_rows_is_deleted_and_made_again(session: Session) -> None:
    row, system = phase(session), session.scalars(select(System)).one()
    whose = session.scalars(select(Person.id)).first()
    common = {"workspace_id": row.workspace_id, "journey_id": row.journey_id, "phase_id": row.id}
    placed = Assignment(**common, person_id=whose, added_at=NOON)
    session.add(placed)
    session.flush()
    link = AssignmentSystem(workspace_id=row.workspace_id, assignment_id=placed.id, system_id=system.id)
    session.add(link)
    patches.take(session)
    session.delete(link)
    [(key, [before, after])] = patches.take(session).items()
    assert after is None
    assert patches.fits(session, key, None)
    patches.put_back(session, key, before, number=7, at=NOON)
    session.flush()
    assert patches.fits(session, key, before)
    patches.put_back(session, key, None, number=7, at=NOON)
    assert session.scalars(select(AssignmentSystem)).all() == []
