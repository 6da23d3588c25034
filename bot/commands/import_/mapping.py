"""What people say in `Columns…` of their tables: carried in buttons and forms as short as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.files.recognising import Read

State = Mapping[str, Any]


def fields() -> dict[str, list[str]]:
    """What a column can be, by table."""
    from bot.files.registers import FIELDS  # noqa: PLC0415 - few starts need it

    return {name: [*each] for name, each in FIELDS.items()}


def bare(state: State) -> dict[str, Any]:
    """The same without what was said of tables."""
    return {name: one for name, one in state.items() if name != "m"}


def marked(form: Mapping[str, Any], state: State) -> dict[str, Any]:
    """With how dates and amounts are written, as chosen in the form."""
    return {**state, "o": form.get("order") or "", "d": form.get("decimals") or ""}


def chosen(guessed: Sequence[Read], form: Mapping[str, Any], state: State) -> dict[str, Any]:
    """Of each table only what is not as I would have guessed: a button has little room."""
    said = {}
    for n, read in enumerate(guessed):
        table, row = _kind(n, read, form)
        kind = _differing(read, table, row)
        again = _again(read, kind)
        columns = {at: one for at, one in _columns(n, table, row, form).items() if one != again.columns[int(at)]}
        if kind or columns:
            said[str(n)] = {**kind, **columns}
    return {**state, "m": said}


def carried(before: Sequence[Read], form: Mapping[str, Any], state: State) -> dict[str, Any]:
    """What was chosen in the form, of a table that is another now, too: as far as that has such columns."""
    said = {}
    for n, read in enumerate(before):
        table, row = _kind(n, read, form)
        there = ["", *fields()[table]] if row == str(read.row) else []
        seen = _columns(n, read.table, str(read.row), form).items()
        earlier = (state.get("m") or {}).get(str(n)) or {}
        columns = {at: one for at, one in seen if one in there and (one != read.columns[int(at)] or at in earlier)}
        said[str(n)] = {"t": table, "r": row, **columns}
    return {**state, "m": said}


def _kind(n: int, read: Read, form: Mapping[str, Any]) -> tuple[str, str]:
    """The table and the row of its headings."""
    return str(form.get(f"import_kind.{n}") or read.table), str(form.get(f"import_row.{n}") or read.row)


def _differing(read: Read, table: str, row: str) -> dict[str, str]:
    pairs = (("t", table, read.table), ("r", row, str(read.row)))
    return {name: now for name, now, guessed in pairs if now != guessed}


def _again(read: Read, kind: Mapping[str, str]) -> Read:
    from bot.files.recognising import recognised  # noqa: PLC0415 - few starts need it

    return recognised(read.grid, kind) if kind else read


def _columns(n: int, table: str, row: str, form: Mapping[str, Any]) -> dict[str, str]:
    """What the menus of that table with those headings say, by the column's number."""
    start = f"{n}.{table}.{row}."
    return {
        name.removeprefix(start): "" if one == "-" else str(one)
        for name, one in form.items()
        if name.startswith(start) and one
    }
