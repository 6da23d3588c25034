"""A history that was written with names loses them once, by a migration, and fits its seals as before."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import select, text, update

from bot.usecases.sealing import broken, seal
from storage import triggers
from storage.engine import Store
from storage.tables import Change

STEP = import_module("storage.migrations.versions.0010_forgetting")
WHO = {"uid": "ab" * 16, "name": "Anna Berg"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def named(request: pytest.FixtureRequest, make_place: Any) -> Store:
    """Three changes as they were written before: the second names somebody twice, once in a list."""
    store: Store = request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store")
    place = make_place(store, "T1")
    for name in ("One", "Two", "Three"):
        place.journey(name=name)
    with store.write() as session:
        triggers.drop(session.connection())
        values = {"person": WHO, "changed": {"people": [WHO, None]}, "name": "Two"}
        session.execute(update(Change).where(Change.n == 2).values({"values": values}))
    seal(store)
    return store


def after(store: Store) -> list[dict[str, Any]]:
    with store.write() as session:
        STEP._take_names_out(session.connection())
    with store.read() as session:
        return list(session.scalars(select(Change.values).order_by(Change.n)))


def test_people_are_meant_by_id_alone_and_the_chain_fits(named: Store) -> None:
    uid = {"uid": WHO["uid"]}
    assert after(named)[1] == {"person": uid, "changed": {"people": [uid, None]}, "name": "Two"}
    assert broken(named) == []


def test_what_did_not_fit_before_is_still_found(named: Store) -> None:
    with named.write() as session:
        session.execute(text("UPDATE change SET what = 'other' WHERE n = 1"))
    after(named)
    assert [(one.n, one.how) for one in broken(named)] == [(1, "altered")]
