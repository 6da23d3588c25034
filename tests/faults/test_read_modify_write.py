"""Ten threads and four processes read, add one and write: nothing is lost, and nobody is told that it is locked."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import time

import pytest
from sqlalchemy import select

from storage.engine import Store
from storage.tables import Workspace
from tests.faults.adding import add
from tests.faults.family import Family

THREADS, PROCESSES, TIMES = 10, 4, 150
pytestmark = [pytest.mark.ci, pytest.mark.xdist_group("kills")]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_no_update_is_lost_and_nobody_is_locked_out(
    database: Callable[[str], str], opened: Callable[[str], Store], family: Family, kind: str
) -> None:
    address = database(kind)
    store = opened(address)
    with store.write() as session:
        session.add(Workspace(team_id="T1", language="en", tz="UTC", country="SE", steps=[28], at_time=time(9)))

    reports = [family.folder / f"report-{n}.json" for n in range(PROCESSES)]
    children = [family.begins("add", database=address, times=TIMES, report=str(report)) for report in reports]
    with ThreadPoolExecutor(THREADS) as pool:
        here = [error for errors in pool.map(lambda _: add(store, TIMES // 5), range(THREADS)) for error in errors]
    assert all(child.wait(60) for child in children)
    there = [error for report in reports for error in json.loads(report.read_text())]

    assert here + there == []
    with store.read() as session:
        assert session.scalar(select(Workspace.changes)) == PROCESSES * TIMES + THREADS * (TIMES // 5)
