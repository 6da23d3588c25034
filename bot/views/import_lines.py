"""What the files of an import hold and what would come of it, line by line: for the look at it and for its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.texts import N_
from bot.rules.values import fact

COLUMNS = 12
"""Columns left out that are named; of more the rest is counted."""
DAYS = 4
"""Days read from words that are told; the rest is counted."""
TABLES = {
    "journeys": N_("journeys"),
    "phases": N_("phases"),
    "assignments": N_("who is on them"),
    "people": N_("people"),
    "absences": N_("absences"),
    "customers": N_("customers"),
    "notes": N_("notes"),
    "sales_pipeline": N_("a sales pipeline"),
    "accounts": N_("accounts of the pipeline"),
    "products": N_("products of the pipeline"),
    "sales_teams": N_("sales teams of the pipeline"),
    "holidays": N_("holidays"),
}
ODD = {
    "misspelt_product": (
        N_("one product is spelt differently than in its list"),
        N_("{n} products are spelt differently than in their list; I take them for the same"),
    ),
    "no_account": (
        N_("one deal has no account"),
        N_("{n} deals have no account; each gets a customer of its own name"),
    ),
    "no_dates": (N_("one deal has no dates"), N_("{n} deals have no dates yet")),
}
FIRST = {
    "day": N_("day first, as 31/12/2026"),
    "month": N_("month first, as 12/31/2026"),
}
DECIMALS = {
    "comma": N_("a comma before decimals, as 12.900,50"),
    "point": N_("a full stop before decimals, as 12,900.50"),
}


@fact
class Table:
    """One table of the files: its name, what it is taken for, and its columns with what each is taken for."""

    name: str
    table: str
    rows: int
    columns: tuple[tuple[str, str], ...]
    row: int = 1
    """That of the headings."""
    top: tuple[str, ...] = ()
    """What stands in its first rows, where the headings may be."""
    sums: bool = False
    """There are sums below, which are no rows."""


@fact
class Came:
    """What would be kept, or was."""

    new: int = 0
    changed: int = 0
    same: int = 0
    people: int = 0
    customers: int = 0
    notes: int = 0
    without_journey: int = 0
    not_yours: tuple[str, ...] = ()
    odd: tuple[tuple[str, int], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    """Table and which of day and month came first in its dates."""
    figures: tuple[tuple[str, str, float], ...] = ()
    """Table, a figure of it as written, and as it is read."""
    monthly: tuple[tuple[str, str, float], ...] = ()
    """Table, service hours a month as written, and the hours a week that are kept."""
    days: tuple[tuple[str, str, date], ...] = ()
    """Table, a day of it as people say one, and the day it is read as."""


def understood(tables: Sequence[Table], say: Say) -> list[str]:
    """A line for each table."""
    return [_table(one, say) for one in tables]


def _table(one: Table, say: Say) -> str:
    kind = say(TABLES[one.table])
    line = say.number(
        N_("• {file}: {kind}, one row"), N_("• {file}: {kind}, {n} rows"), one.rows, file=one.name, kind=Raw(kind)
    )
    if one.row > 1:
        line = say(N_("{line}; the headings are in row {row}"), line=Raw(line), row=one.row)
    if one.sums:
        line = say(N_("{line}; the sum below is left out"), line=Raw(line))
    left = [header for header, taken in one.columns if not taken and header]
    if len(left) > COLUMNS:
        some, rest = ", ".join(left[:COLUMNS]), len(left) - COLUMNS
        more = N_("{line}; left out: {columns} and {n} more (see Columns…)")
        return say(more, line=Raw(line), columns=some, n=rest)
    return say(N_("{line}; left out: {columns}"), line=Raw(line), columns=say.names(left)) if left else line


def counted(came: Came, say: Say) -> list[str]:
    counted = (
        (N_("one new journey"), N_("{n} new journeys"), came.new),
        (N_("one journey changes"), N_("{n} journeys change"), came.changed),
        (N_("one journey is as before"), N_("{n} journeys are as before"), came.same),
        (N_("one person I do not know yet"), N_("{n} people I do not know yet"), came.people),
        (N_("figures of one customer"), N_("figures of {n} customers"), came.customers),
        (N_("one new note"), N_("{n} new notes"), came.notes),
    )
    lines = [say(N_("• {line}"), line=Raw(say.number(one, many, n))) for one, many, n in counted if n]
    return lines or [say(N_("• nothing is new in it"))]


def odd(came: Came, say: Say) -> list[str]:
    told = [say.number(*ODD[what], n) for what, n in came.odd]
    told += [
        say(N_("dates of {file}: {order}"), file=file, order=Raw(say(FIRST[order]))) for file, order in came.orders
    ]
    told += [say(N_("figures of {file}: {text} is read as {n}"), file=f, text=text, n=n) for f, text, n in came.figures]
    by_month = N_("service hours of {file} are by the month: {text} is kept as {n} a week")
    told += [say(by_month, file=file, text=text, n=n) for file, text, n in came.monthly]
    told += [_read_as(file, text, day, say) for file, text, day in came.days[:DAYS]]
    if rest := len(came.days[DAYS:]):
        told.append(say.number(N_("one more day is read likewise"), N_("{n} more days are read likewise"), rest))
    if came.without_journey:
        one, many = (
            N_("one note has no journey here, and is left out"),
            N_("{n} notes have no journey here, and are left out"),
        )
        told.append(say.number(one, many, came.without_journey))
    if came.not_yours:
        told.append(say(N_("not yours to change, so they stay: {journeys}"), journeys=say.names(came.not_yours[:6])))
    return [say(N_("◦ {line}"), line=Raw(line)) for line in told]


def _read_as(file: str, text: str, day: date, say: Say) -> str:
    return say(N_("dates of {file}: {text} is read as {day}"), file=file, text=text, day=Raw(say.dated(day)))
