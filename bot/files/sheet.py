"""Rows of a CSV file, plain or gzipped, read cell by cell; what is wrong is gathered with file and row, not raised."""

from __future__ import annotations

import csv
import gzip
import io
import math
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bot.files.date_order import year_first

LARGEST = 100_000_000
"""Bytes that a file may unpack to; the largest real one we know has 3 million."""
YES = frozenset({"1", "true", "yes", "y", "x"})
NO = frozenset({"", "0", "false", "no", "n"})

Choice = TypeVar("Choice", bound=StrEnum)


class Row:
    """One row. A cell is read by the kind of value it must hold; a bad one is reported and read as blank."""

    def __init__(self, file: str, number: int, cells: dict[str, str], problems: list[str]) -> None:
        self.file = file
        self.number = number
        self.cells = cells
        self.problems = problems

    def wrong(self, what: str) -> None:
        self.problems.append(f"{self.file} row {self.number}: {what}")

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        if not (text := self.text(column)):
            self.wrong(f"{column} is blank.")
        return text

    def day(self, column: str) -> date | None:
        text = self.text(column)
        try:
            return year_first(text) if text else None
        except ValueError:
            self.wrong(f"{column} is {text!r}, not a day such as 2026-03-01.")
            return None

    def period(self, first: str, last: str) -> tuple[date | None, date | None]:
        """Two days, both included."""
        start, end = self.day(first), self.day(last)
        if start and end and end < start:
            self.wrong(f"{last} {end} is before {first} {start}.")
        return start, end

    def number_in(self, column: str) -> float | None:
        """A figure of 0 or more; a percent sign after it is tolerated."""
        text = self.text(column).removesuffix("%").strip()
        try:
            found = float(text) if text else None
        except ValueError:
            found = math.nan
        if found is not None and not 0 <= found < math.inf:
            self.wrong(f"{column} is {text!r}, not a number of 0 or more.")
            return None
        return found

    def flag(self, column: str) -> bool:
        text = self.text(column).casefold()
        if text not in YES | NO:
            self.wrong(f"{column} is {text!r}, not 0 or 1.")
        return text in YES

    def choice(self, column: str, blank: Choice) -> Choice:
        """One of an enumeration's values; a blank is `blank`."""
        text = self.text(column).casefold()
        options = type(blank)
        try:
            return options(text) if text else blank
        except ValueError:
            self.wrong(f"{column} is {text!r}, not one of {', '.join(options)}.")
            return blank


def find(folder: Path, name: str) -> Path | None:
    """`name`.csv in a folder, else `name`.csv.gz."""
    return next((path for path in (folder / f"{name}.csv", folder / f"{name}.csv.gz") if path.is_file()), None)


def rows(path: Path, columns: Sequence[str], problems: list[str]) -> list[Row]:
    """Every row of a file that has (at least) these columns. Row 1 is the header, as in a spreadsheet."""
    try:
        lines = list(_lines(path))
    except UnicodeDecodeError:
        problems.append(f"{path.name} cannot be read: it is not UTF-8 text. Save it as CSV UTF-8.")
        return []
    except (csv.Error, EOFError, OSError, zlib.error) as unreadable:
        problems.append(f"{path.name} cannot be read: {unreadable}.")
        return []
    header = [cell.strip().casefold() for cell in lines[0]] if lines else []
    if missing := [column for column in columns if column not in header]:
        problems.append(f"{path.name} has no column {', '.join(missing)}.")
        return []
    found = []
    for number, line in enumerate(lines[1:], start=2):
        row = Row(path.name, number, dict(zip(header, line, strict=False)), problems)
        if any(cell.strip() for cell in line):
            found.append(row)
            if len(line) != len(header):
                row.wrong(f"{len(line)} cells where the header has {len(header)}.")
    return found


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open("rb") as file:
        content = (gzip.GzipFile(fileobj=file) if path.suffix == ".gz" else file).read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(f"it holds more than {LARGEST // 1_000_000} MB")
    return csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
