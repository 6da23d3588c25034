"""Reads a sales pipeline: sales_pipeline.csv with accounts, products and sales teams beside it.

An opportunity is a sales phase from engage date to close date, led by its agent. A deal that was won has a project
phase from the day after closing, with nobody on it yet; one that is open stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from bot.files import cells
from bot.files.date_order import order
from bot.files.problems import Problems, Wrong, quoted
from bot.files.sheet import Day, Sheet, find, open_sheet
from bot.files.source import JourneyRow, Source
from bot.rules.facts import Assignment, Journey, Phase
from bot.rules.texts import N_

COLUMNS = ("opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date")
BESIDE: Mapping[str, tuple[str, ...]] = {
    "accounts": ("account", "sector", "revenue"),
    "products": ("product",),
    "sales_teams": ("sales_agent",),
}
DATES = ("engage_date", "close_date")
WON_WHEN = N_("the deal is won, but {column} is blank.")
UNSURE = N_("{file} has dates that do not tell day from month; write them as 2026-03-01.")
OTHERWISE = N_("{column} is {cell}, not a day written as the others are.")


class Stage(StrEnum):
    PROSPECTING = "prospecting"
    ENGAGING = "engaging"
    WON = "won"
    LOST = "lost"


def read(path: Path) -> Source:
    """The opportunities of one file, in any one order of dates. Raises Unreadable with all that is wrong."""
    problems = Problems()
    sheet = open_sheet(path, problems, COLUMNS)
    beside = {name: _beside(path.parent, name, problems) for name in BESIDE}
    found = of_sheets(sheet, beside)
    problems.refuse()
    used = {path, *(find(path.parent, name) for name in BESIDE)}
    return replace(found, ignored=tuple(sorted(other.name for other in path.parent.iterdir() if other not in used)))


def of_sheets(sheet: Sheet, beside: Mapping[str, Sheet]) -> Source:
    """The opportunities of a sheet, with those of BESIDE beside it; what is wrong is told to its problems."""
    known = beside["accounts"]
    accounts = dict(
        zip(
            known.texts("account"),
            zip(known.texts("sector"), known.read("revenue", cells.number, None), strict=True),
            strict=True,
        )
    )
    products = {_squeezed(name): name for name in beside["products"].texts("product")}
    found = list(_opportunities(sheet, accounts, products))
    named = [name for name in sheet.texts("product") if name]
    misspelt = sum(products.get(_squeezed(name), name) != name for name in named)
    undated = sum(journey.phases[0].start is None for journey, _ in found)
    nobodys = sum(not account for account in sheet.texts("account"))
    told = (("misspelt_product", misspelt), ("no_account", nobodys), ("no_dates", undated))
    return Source(
        journeys=tuple(journey for journey, _ in found),
        rows=tuple(row for _, row in found),
        remarks=tuple((what, n) for what, n in told if n),
    )


def _beside(folder: Path, name: str, problems: Problems) -> Sheet:
    path = find(folder, name)
    return open_sheet(path, problems, BESIDE[name]) if path else Sheet(name, problems)


def _squeezed(name: str) -> str:
    """GTXPro and GTX Pro are one product."""
    return "".join(name.casefold().split())


def _opportunities(
    sheet: Sheet, accounts: Mapping[str, tuple[str, float | None]], products: Mapping[str, str]
) -> Iterator[tuple[Journey, JourneyRow]]:
    sheet.once("opportunity_id")
    columns = (
        *(sheet.texts("opportunity_id"), sheet.needed("sales_agent", cells.one_person, "")),
        *(sheet.texts("account"), sheet.texts("product"), _phases(sheet)),
    )
    for id_, agent, account, named, phases in zip(*columns, strict=True):
        product = products.get(_squeezed(named), named)
        segment, revenue = accounts.get(account, ("", None))
        sale = Assignment(id=id_, phase="sales", person=agent, role="sales agent", lead=True, key=True)
        row = JourneyRow(
            id=id_,
            name=" ".join(word for word in (account, product) if word) or id_,
            customer=account,
            segment=segment,
            revenue=revenue,
            systems=(product,) if product else (),
            seqs=tuple(range(1, len(phases) + 1)),
        )
        yield Journey(id=id_, phases=phases, assignments=(sale,)), row


def _phases(sheet: Sheet) -> Iterator[tuple[Phase, ...]]:
    """The phases of each opportunity."""
    stages = sheet.read("deal_stage", cells.choice(Stage), Stage.PROSPECTING)
    columns = zip(stages, *sheet.periods(*DATES, reader=_day(sheet)), strict=True)
    for place, (stage, engaged, closed) in enumerate(columns):
        sale = Phase(id="sales", kind="sales", start=engaged, end=closed)
        if stage is not Stage.WON:
            yield (sale,)
        elif closed is None:
            sheet.wrong(place, WON_WHEN, column="close_date")
            yield (sale,)
        else:
            yield sale, Phase(id="project", kind="project", start=closed + timedelta(days=1))


def _day(sheet: Sheet) -> Day:
    """Reads both columns of dates, whose order they tell together."""
    reader = order(text for column in DATES for text in sheet.texts(column) if text)
    if reader is None:
        sheet.problems.add(sheet.file, UNSURE)

    def read(text: str) -> date | None:
        try:
            found = reader and reader(text)
        except ValueError:
            raise Wrong(OTHERWISE, cell=quoted(text)) from None
        return found and cells.near(found)

    return read
