"""A CSV file as columns: every different text of a column is read once; what is wrong is told with file and row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

from bot.files import cells
from bot.files.opening import lines
from bot.files.problems import Problems, Wrong, quoted
from bot.rules.texts import N_

T = TypeVar("T")
Day = Callable[[str], date | None]
BLANK = N_("{column} is blank.")
BEFORE = N_("{last} {end} is before {first} {start}.")
ALREADY = N_("{column} {cell} stands in row {n} already.")
PARTED = N_("its cells are parted by {mark}. Save the file with commas between them.")
NO_COLUMN = N_("{file} has no column {columns}.")
TWO_COLUMNS = N_("there are two columns {cell}.")
UNKNOWN = N_("the column {cell} is not known.")
MEANT = N_("the column {cell} is not known. Is {column} meant?")
OTHER_WIDTH = N_("{n} cells where the header has {width}.")


class Sheet:
    """The rows of one file that are not blank. Cells are stripped; a column that is not there is blank throughout."""

    def __init__(
        self,
        file: str,
        problems: Problems,
        header: Sequence[str] = (),
        numbers: Sequence[int] = (),
        rows: Sequence[list[str]] = (),
    ) -> None:
        """`numbers` are those of the `rows`, counted as a spreadsheet does."""
        self.file = file
        self.problems = problems
        self.numbers = numbers
        columns = zip_longest(*rows, fillvalue="")
        self.columns: dict[str, tuple[str, ...]] = dict(zip(header, columns, strict=False)) or dict.fromkeys(header, ())

    def wrong(self, place: int, message: str, **words: Any) -> None:
        """Something is wrong with the row at a place (0 is the first below the header)."""
        self.problems.add(self.file, message, self.numbers[place], **words)

    def has(self, *columns: str) -> bool:
        return all(column in self.columns for column in columns)

    def read(self, column: str, reader: Callable[[str], T], blank: T) -> list[T]:
        """The column's values. A text of which `reader` raises Wrong is told, and counts as blank."""
        texts = self.columns.get(column)
        if texts is None:
            return [blank] * len(self.numbers)
        known: dict[str, T] = {}
        wrong: dict[str, Wrong] = {}
        for text in set(texts):
            bare = text.strip()
            try:
                known[text] = reader(bare) if bare else blank
            except Wrong as said:
                known[text], wrong[text] = blank, said
        if wrong:
            for place, text in enumerate(texts):
                if text in wrong:
                    self.wrong(place, wrong[text].message, column=column, **wrong[text].words)
        return [known[text] for text in texts]

    def texts(self, column: str) -> list[str]:
        texts = self.columns.get(column)
        return [""] * len(self.numbers) if texts is None else list(map(str.strip, texts))

    def needed(self, column: str, reader: Callable[[str], T], blank: T) -> list[T]:
        """The column's values, a blank being wrong. That the whole column is missing is told elsewhere."""
        found = self.read(column, reader, blank)
        self.ids(column)
        return found

    def ids(self, column: str) -> list[str]:
        """The column's texts, a blank being wrong."""
        found = self.texts(column)
        if column in self.columns and not all(found):
            for place, text in enumerate(found):
                if not text:
                    self.wrong(place, BLANK, column=column)
        return found

    def periods(self, first: str, last: str, reader: Day = cells.day) -> tuple[list[date | None], list[date | None]]:
        """Two columns of days, both included; an end before its start is told."""
        starts, ends = self.read(first, reader, None), self.read(last, reader, None)
        for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if start is not None and end is not None and end < start:
                self.wrong(place, BEFORE, last=last, end=end.isoformat(), first=first, start=start.isoformat())
        return starts, ends

    def once(self, column: str) -> dict[str, int]:
        """The place of each id of the column; blanks and ids that come twice are told."""
        found: dict[str, int] = {}
        for place, id_ in enumerate(self.ids(column)):
            if found.setdefault(id_, place) != place and id_:
                self.wrong(place, ALREADY, column=column, cell=quoted(id_), n=self.numbers[found[id_]])
        return found


def find(folder: Path, name: str) -> Path | None:
    """`name`.csv in a folder, else `name`.csv.gz."""
    return next((path for path in (folder / f"{name}.csv", folder / f"{name}.csv.gz") if path.exists()), None)


def open_sheet(path: Path, problems: Problems, needed: Sequence[str], others: Sequence[str] | None = None) -> Sheet:
    """The file's rows. Row 1 is the header, as in a spreadsheet; it has the `needed` columns.

    It may have `others`, and, when these are given, no more than those.
    """
    rows = lines(path, problems)
    if not any(rows):
        return Sheet(path.name, problems)
    header = _header(path.name, rows[0], problems)
    if len(header) == 1 and len(needed) > 1 and (mark := next((one for one in ";\t|" if one in header[0]), None)):
        problems.add(path.name, PARTED, 1, mark=repr(mark))
        return Sheet(path.name, problems)
    if missing := [column for column in needed if column not in header]:
        problems.add(path.name, NO_COLUMN, columns=", ".join(missing))
    for column in header if others is not None else ():
        if column not in (known := (*needed, *(others or ()))):
            _tell_unknown(path.name, column, known, problems)
    return Sheet(path.name, problems, header, *_in_width(path.name, rows[1:], len(header), problems))


def _header(file: str, first: list[str], problems: Problems) -> list[str]:
    """The columns' names; blank ones at the end are no columns."""
    header = [cell.strip().casefold() for cell in first]
    while header and not header[-1]:
        header.pop()
    for place, column in enumerate(header):
        if column in header[:place]:
            problems.add(file, TWO_COLUMNS, 1, cell=quoted(column))
    return header


def _tell_unknown(file: str, column: str, known: Sequence[str], problems: Problems) -> None:
    from difflib import get_close_matches  # noqa: PLC0415 - few files have such a column

    meant = get_close_matches(column[:60], known, n=1)
    if meant:
        problems.add(file, MEANT, 1, cell=quoted(column), column=meant[0])
    else:
        problems.add(file, UNKNOWN, 1, cell=quoted(column))


def _in_width(
    file: str, rows: Sequence[list[str]], width: int, problems: Problems
) -> tuple[Sequence[int], Sequence[list[str]]]:
    """The rows that are not blank, and their numbers. Another number of cells than the header's is told, unless the
    rest is blank."""
    if width and all(len(row) == width and row[0].strip() for row in rows):  # as in nearly every file
        return range(2, len(rows) + 2), rows
    found = {}
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < width or any(cell.strip() for cell in row[width:]):
            problems.add(file, OTHER_WIDTH, number, n=len(row), width=width)
        found[number] = row[:width]
    return tuple(found), tuple(found.values())
