"""Which of our tables a grid is, where its headings are, and which of its columns is what: guessed from names in three
languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache

from bot.files.given import Grid
from bot.files.registers import CALLED, FIELDS, SEVERAL, SUMS
from bot.rules.names import fold
from bot.rules.texts import Heading
from bot.rules.values import value

NEEDED: Mapping[str, Sequence[Sequence[str]]] = {
    "journeys": (("journey_id", "name"),),
    "phases": (("journey_id",), ("name", "kind", "phase_id"), ("start",)),
    "assignments": (("journey_id",), ("phase_id",), ("person_id",)),
    "people": (("person_id", "name"),),
    "absences": (("person_id",), ("start",), ("end",)),
    "customers": (("customer_id",),),
    "notes": (("text",), ("journey_id", "customer_id")),
}
"""Of each of these one column must be there."""
STARTS = ("sales", "project", "maintenance")
DATES = frozenset({
    *("start", "end", "start_latest", "active_from", "active_to", "kept_on", *STARTS, "date"),
    *("engage_date", "close_date"),
})  # fmt: skip
FIGURES: Mapping[str, Sequence[str]] = {"revenue": ("journeys", "customers")}
"""Columns of figures in any form, by the tables where people write them."""
NEAR = 0.85
ABOVE = 15
"""Rows among which the headings are looked for: titles, dates and blank lines stand above them."""
SAMPLE = 20
NAMED = 2
"""Columns that a table's name in that of a file is worth."""
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_DATED = re.compile(r"\d{1,4}[-/.]\d|(?:v|vecka|uge|week)\.? ?\d", re.IGNORECASE)


@value
class Read:
    """A grid with what it is taken for. `columns`: our column for each of its own, "" for one that is left out. `row`:
    that of the headings, counted from 1. `sums`: rows at its end that hold sums of the others."""

    grid: Grid
    table: str
    columns: tuple[str, ...]
    row: int = 1
    sums: int = 0

    @property
    def header(self) -> list[str]:
        return [" ".join(cell.split()) for cell in self.grid.rows[self.row - 1]]

    @property
    def headings(self) -> dict[str, str]:
        """What our columns are called here."""
        pairs = zip(self.columns, self.header, strict=True)
        return {column: Heading(heading) for column, heading in pairs if column and heading}

    @property
    def below(self) -> list[list[str]]:
        """The rows under the headings."""
        return self.grid.rows[self.row : len(self.grid.rows) - self.sums]

    @property
    def ours(self) -> bool:
        """An export, or a file made to our form: its columns are called as ours are."""
        return not {"journey_id", "customer_id"}.isdisjoint(self.header)

    @property
    def lacking(self) -> list[str]:
        """What must be there and is not; of several that would do the first."""
        return _lacking(self.table, self.columns)


def recognised(grid: Grid, chosen: Mapping[str, str] | None = None) -> Read:
    """By its name, else by its columns. `chosen`: what people said of it, by the column's number; `t` is the table, `r`
    the row of the headings."""
    said = chosen or {}
    row = _said_row(said.get("r", ""), len(grid.rows)) or _heading(grid.rows)
    header, below = [fold(cell) for cell in grid.rows[row - 1]], grid.rows[row : row + SAMPLE]
    table = said.get("t") or _fitting(header, below, grid.name)
    columns = [said.get(str(n), one) for n, one in enumerate(_columns(header, below, table))]
    return Read(grid, table, tuple(columns), row, _sums(grid.rows[row:]))


def together(reads: Sequence[Read]) -> list[Read]:
    """Beside a table of who is on them, columns of people in the journeys are left out."""
    if all(one.table != "assignments" for one in reads):
        return [*reads]
    bare = [tuple("" if column in SEVERAL else column for column in one.columns) for one in reads]
    return [replace(one, columns=columns) for one, columns in zip(reads, bare, strict=True)]


# -- the headings -----------------------------------------------------------------------------------------------------


def _said_row(said: str, rows: int) -> int:
    return int(said) if said.isdecimal() and 0 < int(said) <= rows else 0


def _heading(rows: Sequence[Sequence[str]]) -> int:
    """The row, counted from 1, where most is known of; the first with anything on it where no other has two."""
    top = [(n, row) for n, row in enumerate(rows[: ABOVE * 2], 1) if any(cell.strip() for cell in row)][:ABOVE]
    known = {n: sum(not _ways(fold(cell)).isdisjoint(_every()) for cell in row) for n, row in top}
    first = min(known, default=1)
    best = max(known, key=lambda n: (known[n], -n), default=first)
    return best if known[best] > max(1, known[first]) else first


def _ways(cell: str) -> set[str]:
    """A folded heading as it may stand in our lists: without its unit, and the first of two words for one thing."""
    plain = " ".join(cell.replace("_", " ").split()).strip(" :?*.")
    bare = _BRACKETS.sub("", plain).strip(" :?*.")
    return {one for one in (plain, bare, bare.partition("/")[0].strip()) if one}


@lru_cache(maxsize=1)
def _every() -> frozenset[str]:
    return frozenset(word for table in NEEDED for word in _words(table))


def _sums(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the end are sums, or blank below these."""
    begins = [next((fold(cell).strip(" :.") for cell in row if cell.strip()), "") for row in rows]
    last = next((n for n in range(len(begins), 0, -1) if begins[n - 1] not in SUMS and begins[n - 1]), 0)
    return len(begins) - last if any(begins[last:]) else 0


# -- the table --------------------------------------------------------------------------------------------------------


def _lacking(table: str, columns: Iterable[str]) -> list[str]:
    """A journey of a customer that is dated needs no name of its own."""
    found = set(columns)
    if table == "journeys" and "customer_id" in found and not found.isdisjoint(STARTS):
        return []
    return [one[0] for one in NEEDED.get(table, ()) if not set(one) & found]


def _fitting(header: Sequence[str], below: Sequence[Sequence[str]], name: str) -> str:
    """The table that the file or sheet is called, if what it needs is there; else that of which most is there. One that
    fits none is what it is called."""
    whole, parts = _called(name)
    scores = {}
    for n, table in enumerate(FIELDS):
        found = {one for one in _columns(header, below, table) if one}
        met = not _lacking(table, found) and (table in NEEDED or found == set(FIELDS[table]))
        scores[table] = (met, table == whole, len(found) + (NAMED if table in parts else 0), -n)
    best = max(scores, key=lambda table: scores[table])
    return best if scores[best][0] or not whole else whole


def _called(name: str) -> tuple[str, set[str]]:
    """The table of that name, and those that a word of it names. A sheet's own name says more than its file's."""
    sheet = name.rpartition(": ")[2]
    stem = re.sub(r"[_-]", " ", fold(re.sub(r"\.[A-Za-z.]+$", "", sheet.rpartition("/")[2])))
    tables = {word: table for table, words in CALLED.items() for word in words.split("|")}
    return tables.get(stem, ""), {tables[word] for word in stem.split() if word in tables}


# -- its columns ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _words(table: str) -> Mapping[str, Mapping[str, int]]:
    """By each word the columns it may mean, each with its place among the words of that column."""
    found: dict[str, dict[str, int]] = {}
    for field, words in FIELDS[table].items():
        for place, word in enumerate([field.replace("_", " "), *filter(None, words.split("|"))]):
            found.setdefault(word, {}).setdefault(field, place)
    return found


def _columns(header: Sequence[str], below: Sequence[Sequence[str]], table: str) -> list[str]:
    """Where several would be one, the best word has it; where one would be several, what its cells look like tells."""
    meant = sorted(
        (place, n, field)
        for n, cell in enumerate(header)
        for field, place in _meant(cell, table)
        if _may_be(field, [row[n] for row in below if n < len(row) and row[n].strip()])
    )
    taken: dict[int, str] = {}
    for _, n, field in meant:
        if n not in taken and (field in SEVERAL or field not in taken.values()):
            taken[n] = field
    return [taken.get(n, "") for n in range(len(header))]


def _meant(cell: str, table: str) -> Iterator[tuple[str, int]]:
    known = _words(table)
    ways = _ways(cell)
    close = [one for one in ways if one in known] or get_close_matches(min(ways, default="")[:60], known, 1, NEAR)
    for word in close:
        yield from known[word].items()


def _may_be(field: str, cells: Sequence[str]) -> bool:
    """A day has a figure in it; what is called or heard by somebody is no day."""
    if field in DATES:
        return not cells or any(letter.isdecimal() for cell in cells for letter in cell)
    return field not in ("name", "heard") or not cells or not all(map(_DATED.match, cells))
