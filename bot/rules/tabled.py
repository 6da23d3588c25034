"""A table to take along: named columns and rows of plain values."""

from __future__ import annotations

from typing import Any

from bot.rules.values import fact


@fact
class Table:
    """One file or sheet. Values are text, days, figures, True or False; None is blank."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def without_blank(table: Table, *columns: str) -> Table:
    """The table without those of the columns in which nothing stands."""
    kept = [n for n, name in enumerate(table.columns) if name not in columns or any(row[n] for row in table.rows)]
    return Table(
        name=table.name,
        columns=tuple(table.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in table.rows),
    )
