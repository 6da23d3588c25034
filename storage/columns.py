"""Column types and key shapes that every table shares."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    String,
    TypeDecorator,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment in aware UTC. Refuses naive values; SQLite drops zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_uid() -> str:
    """128 random bits, the only kind of id that leaves the house."""
    return secrets.token_hex(16)


BIG = BigInteger().with_variant(Integer, "sqlite")
Key = Annotated[int, mapped_column(BIG, primary_key=True)]
Ref = Annotated[int, mapped_column(BIG)]
Uid = Annotated[str, mapped_column(String(36), unique=True, default=new_uid)]


def within(parent: str, column: str) -> ForeignKeyConstraint:
    """A reference that cannot cross workspaces: (workspace_id, column) -> parent(workspace_id, id)."""
    return ForeignKeyConstraint(["workspace_id", column], [f"{parent}.workspace_id", f"{parent}.id"])


def one_of(column: str, *values: str) -> CheckConstraint:
    """A named CHECK (a batch rebuild drops unnamed ones)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def only_where(condition: str) -> dict[str, Any]:
    """What makes an index partial. PostgreSQL's own word for it stands in the migrations alone, as naming it here loads
    that dialect at every start."""
    return {"sqlite_where": text(condition)}


def called(person: Any, part: str) -> list[Any]:
    """What a person is shown by, for the part they have: `accepted_name`, `accepted_slack`, `accepted_uid`."""
    return [
        person.c[name].label(f"{part}_{short}")
        for name, short in (("name", "name"), ("slack_id", "slack"), ("uid", "uid"))
    ]


Json = dict[str, Any]
