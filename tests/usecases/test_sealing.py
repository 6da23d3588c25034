"""The seal on history: what is altered or taken away behind the bot's back is found, and named alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text

from bot import cli
from bot.usecases import sealing
from bot.usecases.sealing import Broken, broken, seal
from storage.engine import Store
from storage.tables import Change

BEHIND = "DROP TRIGGER change_is_kept", "DROP TRIGGER change_is_not_removed"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def kept(request: pytest.FixtureRequest, make_place: Any) -> Store:
    """Five changes in T1, one in T2; all sealed."""
    store: Store = request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store")
    first, second = make_place(store, "T1"), make_place(store, "T2")
    for name in ("One", "Two", "Three", "Four", "Five"):
        first.journey(name=name)
    second.journey()
    assert seal(store) == 6
    return store


def behind(store: Store, *statements: str) -> None:
    """Somebody with rights to the database, without its triggers."""
    off = BEHIND if store.writer.dialect.name == "sqlite" else ("DROP TRIGGER change_is_kept ON change",)
    with store.write() as session:
        for statement in (*off, *statements):
            session.execute(text(statement))


def test_what_was_sealed_as_it_is_fits_and_is_sealed_once(kept: Store) -> None:
    assert (broken(kept), seal(kept)) == ([], 0)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        pytest.param("UPDATE change SET what = 'x' WHERE n = 3", [Broken("T1", 3, "altered")], id="what"),
        pytest.param("UPDATE change SET by_id = NULL WHERE n = 5", [Broken("T1", 5, "altered")], id="who, of the last"),
        pytest.param("UPDATE change SET sealed_hash = NULL WHERE n = 2", [Broken("T1", 2, "altered")], id="its seal"),
        pytest.param("DELETE FROM change WHERE n = 3", [Broken("T1", 3, "missing")], id="one taken away"),
        pytest.param(
            "DELETE FROM change WHERE n > 3", [Broken("T1", 4, "missing"), Broken("T1", 5, "missing")], id="the latest"
        ),
        pytest.param(
            "DELETE FROM change WHERE n = 1 AND workspace_id = 2", [Broken("T2", 1, "missing")], id="the only"
        ),
        pytest.param("UPDATE change SET patch = NULL", [], id="a patch may go"),
    ],
)
def test_case_62_what_does_not_fit_is_named_alone(kept: Store, statement: str, found: list[Broken]) -> None:
    behind(kept, statement)

    assert broken(kept) == found


def test_what_is_not_sealed_yet_is_no_mistake_and_is_sealed_after_the_others(kept: Store, make_place: Any) -> None:
    make_place(kept, "T1").journey(name="Six")
    assert broken(kept) == []

    assert (seal(kept), broken(kept)) == (1, [])
    with kept.read() as session:
        assert None not in session.scalars(select(Change.sealed_hash)).all()


def test_many_are_sealed_bit_by_bit(store: Store, workspace: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_NEXT", sealing._FOLLOWING.order_by(Change.n).limit(2))
    for name in ("One", "Two", "Three"):
        workspace.journey(name=name)

    assert [seal(store), seal(store), seal(store), broken(store)] == [2, 1, 0, []]


def test_case_62_verify_names_what_was_altered(
    store: Store, workspace: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", store.writer.url.render_as_string(hide_password=False))
    workspace.journey()
    seal(store)
    assert cli.main(["db", "verify"]) == 0

    behind(store, "UPDATE change SET what = 'x'")

    assert cli.main(["db", "verify"]) == 1
    assert "Change 1 of the workspace T1 is not as it was written." in capsys.readouterr().err
