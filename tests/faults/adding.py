"""Reading, adding one and writing, as everything that changes the register does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import Store, open_store
from storage.tables import Workspace


def add(store: Store, times: int) -> list[str]:
    """Add one so many times; what went wrong, by name."""
    failed = []
    for _ in range(times):
        try:
            with store.write() as session:
                row = session.scalars(select(Workspace).with_for_update()).one()
                row.changes += 1
        except SQLAlchemyError as error:
            failed.append(type(error).__name__)
    return failed


def adds(order: dict[str, Any]) -> int:
    """A process of its own: `database`, `times`, `report`."""
    store = open_store(order["database"], wait=10)
    Path(order["report"]).write_text(json.dumps(add(store, order["times"])))
    store.close()
    return 0
