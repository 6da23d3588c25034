"""Insert a row unless its unique key is there already: the same on SQLite and PostgreSQL, with many writers."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from storage.tables import Table


def keep_new(session: Session, table: type[Table], **values: Any) -> bool:
    """Insert the row; False when a row with the same unique key stood there and nothing was done."""
    statement = _unless_there(session, table).values(**values).returning(table.__table__.c[0])
    return session.execute(statement).first() is not None


def _unless_there(session: Session, table: type[Table]) -> Any:
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - a twentieth of the start, in vain on SQLite

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()
