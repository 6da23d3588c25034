"""The forms of an import: which files and where to, and what each column is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.forms import field, files, form, one_of, pick, place
from bot.views.import_fields import called
from bot.views.import_lines import DECIMALS, FIRST, TABLES, Table
from bot.views.parts import Block, Element, View, cut, section

KINDS = ("csv", "tsv", "txt", "xlsx", "xlsm", "zip")
MOST = 10
COLUMNS = 90
"""Menus in a form."""
LONGEST = 70
"""Characters of a row that is chosen from a menu (docs.slack.dev: 75)."""


def asking(channel: str | None, say: Say, problem: str = "") -> View:
    """The form that takes files, and the channel that new journeys live in."""
    where: Element = {**place(), **({"initial_conversation": channel} if channel else {})}
    hint = say.plain(
        N_("Tables of customers, people, journeys or notes, as CSV or Excel; or a zip from /handover export.")
    )
    blocks = [
        *([section(problem)] if problem else []),
        field("files", say.plain(N_("Which files?")), files(KINDS, MOST), hint=hint),
        field(
            "channel",
            say.plain(N_("In which channel do new journeys live?")),
            where,
            optional=True,
            hint=say.plain(N_("Without one they are stored, and I say nothing about them.")),
        ),
    ]
    return form(say, "import", say.plain(N_("Import")), blocks, value={}, submit=say.plain(N_("Look at them")))


def columns(tables: Sequence[Table], value: Mapping[str, Any], fields: Mapping[str, Sequence[str]], say: Say) -> View:
    """A menu for each column of each table; `fields` are what they can be, by table. Another kind of table or row of
    headings draws it anew; the menus then have other names, as Slack keeps what was chosen in one of the same name."""
    blocks: list[Block] = []
    for n, one in enumerate(tables):
        blocks += _table(n, one, fields[one.table], say)
    order = [(say.plain(text), name) for name, text in FIRST.items()]
    dates = field("order", say.plain(N_("Dates with figures")), one_of(order, value.get("o") or None), optional=True)
    forms = [(say.plain(text), name) for name, text in DECIMALS.items()]
    marks = field("decimals", say.plain(N_("Amounts")), one_of(forms, value.get("d") or None), optional=True)
    title, again = say.plain(N_("Columns")), say.plain(N_("Look again"))
    return form(say, "import_columns", title, [*blocks[:COLUMNS], dates, marks], value=value, submit=again)


def _table(n: int, one: Table, fields: Sequence[str], say: Say) -> Iterator[Block]:
    kinds = [(say.plain(text), name) for name, text in TABLES.items()]
    what = field(f"import_kind.{n}", say.plain(N_("What is {file}?"), file=one.name), pick(kinds, one.table))
    yield {**what, "dispatch_action": True}
    if len(one.top) > 1:
        rows = [
            (cut(say.plain(N_("{row}: {cells}"), row=row, cells=cells), LONGEST), str(row))
            for row, cells in enumerate(one.top, 1)
        ]
        where = field(f"import_row.{n}", say.plain(N_("The headings are in row")), pick(rows, str(one.row)))
        yield {**where, "dispatch_action": True}
    options = [(say.plain(N_("leave it out")), "-"), *((called(name, say), name) for name in fields)]
    for at, (header, taken) in enumerate(one.columns):
        label = header or say.plain(N_("column {n}"), n=at + 1)
        name = f"{n}.{one.table}.{one.row}.{at}"
        yield field(name, cut(label, 150), pick(options, taken or "-"), optional=True)
