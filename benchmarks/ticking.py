"""An idle tick with 1,000 and with 1,000,000 handovers stored: looking for what is due must not grow with the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.measure import Row, in_turn
from benchmarks.stock import APART, first_journey
from bot.ticker import Ticker
from storage.engine import Store, open_store
from storage.schema import migrate
from storage.tables import Handover

FEW, MANY = 1_000, 1_000_000
OTHERS = {
    "id": "{} + n * :apart",
    "to_phase_id": "{} + n * :apart",
    "uid": "printf('%032x', n * :apart + id)",
    "answer": "'{{}}'",
}
"""What becomes of a column in copy n; the others stay."""


def rows(folder: Path) -> Iterator[Row]:
    """CPU of a tick with nothing due."""
    stores = [_stored(folder / f"{count}.db", count) for count in (FEW, MANY)]
    few, many = (Ticker(store) for store in stores)
    assert few.tick() == many.tick() == 0
    small, large = in_turn(few.tick, many.tick, times=100)
    yield Row("tick", f"{MANY:,} handovers against {FEW:,}", large / small, 1.2)
    for store in stores:
        store.close()


def _stored(file: Path, handovers: int) -> Store:
    """One real journey, and so many copies of its handovers, each with a next instant, whose journeys nobody reads."""
    migrate(f"sqlite:///{file}")
    store = open_store(f"sqlite:///{file}")
    first_journey(store)
    with closing(sqlite3.connect(file)) as database:
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
            database.execute(f"PRAGMA {pragma}")
        real = database.execute("SELECT count(*) FROM handover").fetchone()[0]
        database.execute(_copying(), {"apart": APART, "copies": handovers // real - 1})
        database.commit()
        assert database.execute("SELECT count(*) FROM handover WHERE next_due_at NOT NULL").fetchone() == (handovers,)
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store


def _copying() -> str:
    names = [column.name for column in Handover.__table__.columns]
    values = ", ".join(OTHERS.get(name, "{}").format(f'"{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    return (
        f"INSERT INTO handover ({listed}) "
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :copies) "
        f"SELECT {values} FROM number, (SELECT * FROM handover WHERE id < :apart)"
    )
