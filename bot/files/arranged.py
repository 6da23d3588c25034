"""What recognised grids say together: the tables of the normalised form, with what a spreadsheet leaves out put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date

from bot.files import dated, monthly, normalised, numbered, people_columns, pipeline
from bot.files.brought import customers, notes
from bot.files.problems import Problems
from bot.files.recognising import DATES, FIGURES, STARTS, Read
from bot.files.registers import SEVERAL
from bot.files.sheet import Sheet
from bot.files.source import Source
from bot.files.tidying import completed
from bot.rules.brought import CustomerRow, NoteRow
from bot.rules.texts import N_, Heading, Ours
from bot.rules.values import fact

LACKING = N_("{file} has no column that I can take for {columns}. Say under Columns… which one it is.")
TWICE = N_("{file} is a table of {table} like {other}. Please give one of them.")
OF = {
    "journeys": N_("journeys"),
    "phases": N_("phases"),
    "assignments": N_("assignments"),
    "people": N_("people"),
    "absences": N_("absences"),
    "customers": N_("customers"),
    "notes": N_("notes"),
    "sales_pipeline": N_("the sales pipeline"),
    "accounts": N_("accounts"),
    "products": N_("products"),
    "sales_teams": N_("sales teams"),
    "holidays": N_("holidays"),
}
"""What each table is one of."""


@fact
class Arranged:
    """All that the files say. `orders`: how the dates of each table were read, by its name. `figures`: of each table a
    figure as it is written, with what it is taken for."""

    source: Source
    customers: tuple[CustomerRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    orders: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[tuple[str, str, float], ...] = ()
    monthly: tuple[tuple[str, str, float], ...] = ()
    """Of each table with service hours by the month one figure, with the hours a week."""
    days: tuple[tuple[str, str, date], ...] = ()
    """Dates as people say them, each with its table before it and the day that it is taken for behind it."""


def arranged(
    reads: Iterable[Read], said: str, problems: Problems, *, form: str = "", spoken: dated.Spoken | None = None
) -> Arranged:
    """`said`: which of day and month comes first, where somebody had to say; `form`: likewise what stands before the
    decimals of a figure. What is wrong is told."""
    tables = _by_table(reads, problems)
    rows = {table: _rows(read) for table, read in tables.items()}
    days = {
        table: dated.told(rows[table], _kept(read), DATES, read.grid.name, problems, said=said, spoken=spoken)
        for table, read in tables.items()
    }
    figures = [found for table, read in tables.items() for found in _figures(read, rows[table], form, problems)]
    by_month = [found for table, read in tables.items() for found in _monthly(read, rows[table])]
    headers = {table: _kept(read) for table, read in tables.items()}
    made = completed(headers, rows, tables["journeys"].row + 1 if "journeys" in tables else 2)
    names = {table: read.grid.name for table, read in tables.items()}
    names |= dict.fromkeys(made, names.get("journeys", ""))
    _name(tables, names, made, problems)
    sheets = {
        table: _sheet(
            names.get(table, f"{table}.csv"),
            headers.get(table, ()),
            rows.get(table, ()),
            made.get(table) or _numbers(tables.get(table)),
            problems,
        )
        for table in {*normalised.COLUMNS, *tables}
    }
    return Arranged(
        source=_source(sheets, tables, problems),
        customers=customers(sheets.get("customers")),
        notes=notes(sheets.get("notes")),
        orders={names[table]: one.order for table, one in days.items() if one.order},
        days=tuple((names[table], *pair) for table, one in days.items() for pair in one.said),
        figures=tuple(figures),
        monthly=tuple(by_month),
    )


def _source(sheets: Mapping[str, Sheet], tables: Mapping[str, Read], problems: Problems) -> Source:
    if "sales_pipeline" in tables:
        beside = {name: sheets.get(name) or Sheet(name, problems) for name in pipeline.BESIDE}
        return pipeline.of_sheets(sheets["sales_pipeline"], beside)
    return normalised.of_sheets(sheets)


def _monthly(read: Read, rows: list[list[str]]) -> Iterator[tuple[str, str, float]]:
    for place, column in enumerate(_kept(read)):
        if column == "service_hours":
            found = monthly.told(rows, place, read.headings[column])
            if found is not None:
                yield read.grid.name, *found


def _name(tables: Mapping[str, Read], names: Mapping[str, str], made: Iterable[str], problems: Problems) -> None:
    """What is wrong is told by the headings and names that the files have."""
    problems.headings |= {read.grid.name: read.headings for read in tables.values()}
    journeys = tables.get("journeys")
    if journeys and "phases" in made:
        starts = [heading for column, heading in journeys.headings.items() if column in STARTS]
        problems.headings[journeys.grid.name] = {**journeys.headings, "start": Heading(" / ".join(starts))}
    here = names.get("journeys", "")
    problems.files = {f"{table}.csv": names.get(table) or here or f"{table}.csv" for table in normalised.COLUMNS}


def _by_table(reads: Iterable[Read], problems: Problems) -> dict[str, Read]:
    tables: dict[str, Read] = {}
    for read in reads:
        if read.table in tables:
            problems.add(read.grid.name, TWICE, table=Ours(OF[read.table]), other=tables[read.table].grid.name)
        elif read.lacking:
            problems.add(read.grid.name, LACKING, columns=", ".join(read.lacking))
        else:
            tables[read.table] = read
    return tables


def _figures(read: Read, rows: list[list[str]], form: str, problems: Problems) -> Iterator[tuple[str, str, float]]:
    """Of each column of figures one that had to be understood, with its table."""
    for place, column in enumerate(_kept(read)):
        if column in FIGURES and read.table in FIGURES[column]:
            told = form or ("point" if read.ours else "")
            found = numbered.told(rows, place, told, read.grid.name, problems, programs=read.grid.programs)
            if found is not None:
                yield read.grid.name, *found


def _kept(read: Read) -> list[str]:
    pairs = zip(read.header, read.columns, strict=True)
    return [people_columns.column(one, heading) if one in SEVERAL else one for heading, one in pairs if one]


def _rows(read: Read) -> list[list[str]]:
    """The cells of the columns that are kept, in the header's width."""
    places = [n for n, one in enumerate(read.columns) if one]
    return [[row[n].strip() if n < len(row) else "" for n in places] for row in read.below]


def _numbers(read: Read | None) -> Sequence[int]:
    """The rows under the headings, numbered as a spreadsheet does."""
    return range(read.row + 1, read.row + 1 + len(read.below)) if read else ()


def _sheet(
    name: str, header: Sequence[str], rows: Sequence[list[str]], numbers: Sequence[int], problems: Problems
) -> Sheet:
    """Without its blank rows."""
    there = [(n, row) for n, row in zip(numbers, rows, strict=True) if any(row)]
    return Sheet(name, problems, header, [n for n, _ in there], [row for _, row in there])
