"""Insert a row unless its unique key is there already: the same on SQLite and PostgreSQL, with many writers."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import Table


def keep_new(session: Session, table: type[Table], **values: Any) -> bool:
    """Insert the row; False when a row with the same unique key stood there and nothing was done."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing().returning(table.__table__.c[0])
    return session.execute(statement).first() is not None
