"""Insert a row unless its unique key is there already: the same on SQLite and PostgreSQL, with many writers."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from storage.tables import Table


def keep_new(session: Session, table: type[Table], **values: Any) -> bool:
    """Insert the row; False when a row with the same unique key stood there and nothing was done."""
    session.flush()
    columns = table.__mapper__.columns
    words = {columns[name].key: value for name, value in values.items()}
    statement = _unless_there(session.get_bind().dialect.name, table)
    return session.connection().execute(statement, words).first() is not None


@cache
def _unless_there(dialect: str, table: type[Table]) -> Any:
    insert: Any = sqlite.insert
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - a twentieth of the start, in vain on SQLite

        insert = postgresql.insert
    return insert(table).on_conflict_do_nothing().returning(table.__table__.c[0])
