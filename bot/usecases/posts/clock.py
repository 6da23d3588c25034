"""The database's own clock, asked inside the statement: a process with a wrong clock sends neither early nor twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, Interval, bindparam, func, literal_column, type_coerce
from sqlalchemy.orm import Session

from storage.columns import Instant
from storage.engine import Store


def clock(session: Session, store: Store, ahead: timedelta = timedelta(0)) -> ColumnElement[datetime]:
    """Now by the database, plus the demo's shift, plus `ahead`, as an expression for WHERE and SET."""
    return moment(session.get_bind().dialect.name, store.shift + ahead)


@lru_cache(maxsize=32)
def moment(dialect: str, shift: timedelta) -> ColumnElement[datetime]:
    """Now by the database of that dialect, plus `shift`: the same expression each time, as making it costs a query."""
    if dialect == "sqlite":
        # The driver keeps instants as text of this very shape, so that text order is time order.
        told = func.strftime("%Y-%m-%d %H:%M:%f000", "now", f"{shift.total_seconds():+.3f} seconds")
        return type_coerce(told, Instant())
    now: ColumnElement[datetime] = literal_column("clock_timestamp()", Instant())
    return now + bindparam(None, shift, Interval())
