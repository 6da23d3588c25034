"""The store: two engines on SQLite, one transaction per block, instants in aware UTC."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError, StatementError

from storage.engine import Store, database_url
from storage.tables import Inbox, Worker, Workspace


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///a.db", "sqlite"),
        ("postgres://u@h/d", "postgresql+psycopg"),
        ("postgresql://u@h/d", "postgresql+psycopg"),
        ("postgresql+psycopg://u@h/d", "postgresql+psycopg"),
    ],
)
def test_addresses_are_read_as_people_write_them(given: str, driver: str) -> None:
    assert database_url(given).drivername == driver


def test_every_connection_is_set_up(store: Store) -> None:
    with store.read() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError, match="readonly"), store.read() as session:
        session.execute(update(Workspace).values(name="x"))


def test_what_is_written_together_is_kept_together_or_not_at_all(store: Store) -> None:
    row = {"version": "1", "beat_at": datetime(2026, 10, 1, tzinfo=UTC)}
    woken: list[int] = []
    store.on_commit(lambda: woken.append(1))
    with store.write() as session:
        session.add(Worker(instance="kept", **row))
    with pytest.raises(ZeroDivisionError), store.write() as session:
        session.add(Worker(instance="lost", **row))
        session.flush()
        _ = 1 / 0
    with store.read() as session:
        assert session.scalars(select(Worker.instance)).all() == ["kept"]
    assert woken == [1]


def test_instants_come_back_in_utc_and_naive_ones_are_refused(store: Store) -> None:
    at = datetime(2026, 10, 1, 9, tzinfo=timezone(timedelta(hours=2)))
    with store.write() as session:
        session.add(Inbox(workspace_id=1, key="a", at=at))
    with store.read() as session:
        found = session.scalars(select(Inbox.at)).one()
    assert (found, found.tzinfo) == (at, UTC)
    with pytest.raises(StatementError, match="needs a zone"), store.write() as session:
        session.add(Inbox(workspace_id=1, key="b", at=at.replace(tzinfo=None)))


def test_no_update_is_lost_between_threads(workspace: Any) -> None:
    store: Store = workspace.store

    def raise_it(_: int) -> None:
        with store.write() as session:
            row = session.scalars(select(Workspace)).one()
            row.changes += 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(raise_it, range(20)))
    with store.read() as session:
        assert session.scalars(select(Workspace.changes)).one() == 20


def test_what_is_tried_out_aside_is_not_kept_and_holds_up_nobody(store: Store) -> None:
    with store.aside() as session:
        session.execute(text("UPDATE workspace SET name = 'tried'"))
        with store.write() as writing:
            workspace = Workspace(team_id="T1", language="en", tz="UTC", country="SE", steps=[], at_time=time(9))
            writing.add(workspace)
        assert session.scalars(select(Workspace)).all() == []
        session.execute(text("DELETE FROM workspace"))
    with store.read() as session:
        assert [one.team_id for one in session.scalars(select(Workspace))] == ["T1"]
