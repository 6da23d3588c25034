"""`handover import`: taking in thousands of journeys must stay near writing the same rows down.

Against reading the files with the csv module alone and inserting the very rows that came of it with plain
SQLAlchemy Core; both as the command line does it, with Python's collector paused.
"""

from __future__ import annotations

import csv
import gc
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import insert, select

import bot
from benchmarks.analysing import synthetic
from benchmarks.measure import Row
from bot.cli import collecting
from bot.files import folder as folders
from bot.usecases import importing
from bot.usecases.calendars import days_off
from storage.engine import Store, open_store
from storage.schema import migrate
from storage.tables import Table

HOUSE = Path(bot.__file__).parents[1]
REAL = HOUSE.parent / "shared" / "data" / "crm-opportunities" / "sales_pipeline.csv"
ROUNDS = 3


def rows(folder: Path) -> Iterator[Row]:
    """The ratio of CPU times, the median of a few rounds."""
    source = REAL if REAL.exists() else synthetic(folder / "synthetic", 4_000)
    empty = folder / "empty.db"
    migrate(f"sqlite:///{empty}")
    days_off("SE", range(2016, 2028))  # half a second to import, once a process
    ratios = []
    for n in range(ROUNDS):
        gc.collect()
        ratios.append(_ratio(source, _fresh(empty, f"ours-{n}.db"), _fresh(empty, f"floor-{n}.db")))
    yield Row("import", "csv and Core inserts of the same rows", sorted(ratios)[ROUNDS // 2], 3)


@collecting.paused()
def _ratio(source: Path, ours: Store, floor: Store) -> float:
    begun = process_time()
    read = folders.read(source)
    pairs = list(zip(read.rows, read.journeys, strict=True))
    importing.load(ours, importing.Place(workspace="T1", owner="U0OWNER00"), pairs, ours.now())
    cost = process_time() - begun
    kept = _kept(ours)
    begun = process_time()
    _read_alone(source)
    _insert_alone(floor, kept)
    base = process_time() - begun
    print(f"import: {len(pairs) / cost:,.0f} journeys per CPU second, for information", file=sys.stderr)
    return cost / base


def _kept(store: Store) -> dict[Any, list[dict[str, Any]]]:
    with store.read() as session:
        tables = Table.metadata.sorted_tables
        found = {table: [dict(row._mapping) for row in session.execute(select(table))] for table in tables}
    store.close()
    return {table: every for table, every in found.items() if every}


def _read_alone(source: Path) -> None:
    folder = source.parent if source.is_file() else source
    names = [source, *(folder / f"{name}.csv" for name in ("accounts", "products", "sales_teams"))]
    for path in names if source.is_file() else folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))


def _insert_alone(store: Store, kept: dict[Any, list[dict[str, Any]]]) -> None:
    with store.writer.connect() as connection:
        for table, every in kept.items():
            connection.execute(insert(table), every)
        connection.commit()
    store.close()


def _fresh(empty: Path, name: str) -> Store:
    return open_store(f"sqlite:///{shutil.copy(empty, empty.with_name(name))}")
