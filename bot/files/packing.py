"""Tables as one zip of CSV files, in which nothing is run by a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from bot.files.inert import inert
from bot.rules.tabled import Table


def packed(tables: Iterable[Table]) -> bytes:
    """A file `<name>.csv` for each table: UTF-8 with a mark at its start, by which Excel knows it."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(f"{table.name}.csv", _written(table).encode("utf-8-sig"))
    return whole.getvalue()


def _written(table: Table) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return text.getvalue()


def cell(value: Any) -> Any:
    """As a file holds it: flags 0 or 1, figures short, moments in UTC, text inert."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        return moment(value)
    return inert(value) if isinstance(value, str) else value


def moment(value: datetime) -> str:
    return f"{value:%Y-%m-%dT%H:%M:%SZ}"
