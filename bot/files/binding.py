"""Tables as one Excel file, a sheet for each, in which nothing is run: text is text, whatever it begins with."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from bot.files.inert import FORMULA
from bot.files.packing import moment
from bot.rules.tabled import Table

WIDTH = 18
"""Of a column, in letters."""


def bound(tables: Iterable[Table]) -> bytes:
    """Row by row, as a workbook that is only written holds one row at a time."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for n in range(len(table.columns)):
            sheet.column_dimensions[get_column_letter(n + 1)].width = WIDTH
        sheet.append(list(table.columns))
        for row in table.rows:
            sheet.append([_cell(sheet, value) for value in row])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    """Flags 0 or 1 and moments in UTC as in CSV. A text that looks like a formula stays a text when it is edited."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return moment(value)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(FORMULA)
    return cell
