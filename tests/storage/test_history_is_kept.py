"""The database itself refuses to rewrite history."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from storage.engine import Store
from storage.tables import Change, Workspace


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def kept(request: pytest.FixtureRequest, make_place: Any) -> Store:
    """A store in which one journey was started."""
    store: Store = request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store")
    make_place(store, "T1").journey()
    return store


def write(store: Store, statement: Any) -> None:
    with store.write() as session:
        session.execute(statement)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"what": "nothing.happened"}, id="what"),
        pytest.param({"values": {}}, id="values"),
        pytest.param({"by_id": None}, id="who"),
        pytest.param({"n": 7}, id="number"),
        pytest.param({"patch": {}}, id="another patch"),
    ],
)
def test_case_62_a_change_is_not_rewritten(kept: Store, values: dict[str, Any]) -> None:
    with pytest.raises(DBAPIError, match="history is not rewritten"):
        write(kept, update(Change).values(values))


def test_case_62_a_change_is_not_removed(kept: Store) -> None:
    with pytest.raises(DBAPIError, match="history is not removed"):
        write(kept, delete(Change))


def test_a_patch_may_be_emptied_and_a_seal_set_once(kept: Store) -> None:
    write(kept, update(Change).values(patch=None))
    write(kept, update(Change).values(sealed_hash="a"))
    write(kept, update(Change).values(patch=None, sealed_hash="a"))
    with pytest.raises(DBAPIError, match="history is not rewritten"):
        write(kept, update(Change).values(sealed_hash="b"))
    with kept.read() as session:
        assert session.execute(select(Change.patch, Change.sealed_hash)).all() == [(None, "a")]


def test_the_history_of_an_erased_workspace_goes_with_it(kept: Store) -> None:
    write(kept, update(Workspace).values(state="erasing"))
    write(kept, delete(Change))
    with kept.read() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == 0
