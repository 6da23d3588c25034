"""A journey of a source that is new here: its rows as values, before they have ids and after."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.usecases.changing import Stamp
from storage.columns import new_uid
from storage.tables import Table

Values = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class New:
    """One journey to be written: what the source says of it, with the columns that are known so far."""

    told: facts.Journey
    columns: Values
    systems: Collection[str] = ()
    phases: dict[str, Values] = field(default_factory=dict)
    """By the source's id."""
    assignments: list[Values] = field(default_factory=list)
    covered: list[tuple[Values, str]] = field(default_factory=list)
    """Assignment and folded name of a system that it covers."""
    links: list[Values] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    """Its systems by folded name."""


def described(stamp: Stamp, *, key: str, name: str, customer_id: int, outside_ref: str, **more: Any) -> Values:
    """The columns of a new journey."""
    return {
        "uid": new_uid(),
        "workspace_id": stamp.workspace,
        "customer_id": customer_id,
        "key": key,
        "name": name,
        "outside_ref": outside_ref,
        "state": "open",
        "channel_id": None,
        "quiet_until": None,
        "creator_id": stamp.by,
        "created_at": stamp.at,
        "changed_at": stamp.at,
        "version": 1,
        **more,
    }


def insert_with_ids(session: Session, table: type[Table], rows: Sequence[Values]) -> None:
    """Write rows that have a uid, and put their ids into them."""
    each: Any = table
    before = session.scalar(select(func.max(each.id))) or 0
    insert_many(session, table, rows)
    ids: dict[str, int] = dict(session.execute(select(each.uid, each.id).where(each.id > before)).all()) if rows else {}
    for row in rows:
        row["id"] = ids[row["uid"]]


def insert_many(session: Session, table: type[Table], rows: Sequence[Values]) -> None:
    if rows:
        session.connection().execute(insert(table.__table__), rows)  # type: ignore[arg-type]
