"""Excel files as grids: read sheet by sheet and row by row, what is too much is refused before it takes memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from time import thread_time
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import DEFUSEDXML, load_workbook

from bot.files.given import CELLS, TOO_LONG, Grid, member, too_much
from bot.files.problems import Problems
from bot.rules.texts import N_

WORDS = 20_000_000
"""Bytes that the list of all texts of a file may have: it is read whole."""
ROWS = 100_000
THOUSANDTHS = re.compile(r"\d+\.\d{3}")
"""A number that looks like one with thousands apart."""
DAMAGED = N_(
    "{file} cannot be read: it is damaged, locked with a password, or no Excel file. Save it anew as .xlsx or as CSV."
)
TOO_MUCH = N_("{file} holds far more than a plan would, so I left it closed. Please give it in parts, or as CSV.")


class _TooMuch(Exception):
    """Reading has to end here: it holds too much."""


class _TooLong(Exception):
    """The same: it took too long."""


def sheets(name: str, content: bytes, problems: Problems, end: float) -> list[Grid]:
    """Its sheets with something on them, read until the thread's time is `end`. Formulas count as their last results;
    entities in its XML are refused."""
    assert DEFUSEDXML, "defusedxml guards against XML bombs, and is not installed"
    try:
        book = load_workbook(_measured(content), read_only=True, data_only=True, keep_links=False)
        found = [Grid(f"{name}: {sheet.title}", list(_rows(sheet, end)), programs=True) for sheet in book.worksheets]
    except (_TooMuch, MemoryError):
        problems.add(name, TOO_MUCH)
        return []
    except _TooLong:
        problems.add(name, TOO_LONG)
        return []
    except (BadZipFile, OSError):
        problems.add(name, DAMAGED)
        return []
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a broken part of a file makes it stumble over
        problems.add(name, DAMAGED)
        return []
    named = [grid for grid in found if any(any(row) for row in grid.rows)]
    return [Grid(name, named[0].rows, programs=True)] if len(named) == 1 else named


def _measured(content: bytes) -> io.BytesIO:
    """The same file with its members as long as they say, as openpyxl reads them whole. Raises _TooMuch."""
    whole = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(whole, "w") as plain:
        members = archive.infolist()
        words = max((one.file_size for one in members if "sharedstrings" in one.filename.casefold()), default=0)
        if too_much(members) or words > WORDS:
            raise _TooMuch
        for name in archive.namelist():
            if name not in plain.NameToInfo:
                plain.writestr(name, member(archive, archive.getinfo(name)))
    return whole


def _rows(sheet: Any, end: float) -> Iterator[list[str]]:
    """The rows to the last with something in it; blank ones before it stay, so that numbers are as in Excel."""
    sheet.reset_dimensions()  # what a file says of its size is not to be believed
    blank = cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells += len(row)
        if cells > CELLS or number > ROWS:
            raise _TooMuch
        if number % 500 == 0 and thread_time() > end:
            raise _TooLong
        texts = [_text(cell) for cell in row]
        if not any(texts):
            blank += 1
            continue
        yield from ([] for _ in range(blank))
        blank = 0
        yield texts


def _text(cell: Any) -> str:
    """As it would stand in a CSV file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time(0) else cell).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        text = f"{cell:.15g}"
        return f"{text}0" if THOUSANDTHS.fullmatch(text) else text
    return str(cell)
