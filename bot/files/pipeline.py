"""Reads a sales pipeline: sales_pipeline.csv with accounts, products and sales teams beside it.

An opportunity is a sales phase from engage date to close date, led by its agent. A deal that was won has a project
phase from the day after closing, with nobody on it yet; one that is open stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from bot.files.date_order import Reader, order
from bot.files.sheet import Row, find, rows
from bot.files.source import JourneyRow, Source, Unreadable
from bot.rules.facts import Assignment, Journey, Phase

NAME = "sales_pipeline"
COLUMNS = ("opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date")
BESIDE: Mapping[str, tuple[str, ...]] = {
    "accounts": ("account", "sector", "revenue"),
    "products": ("product",),
    "sales_teams": ("sales_agent",),
}
DATES = ("engage_date", "close_date")


class Stage(StrEnum):
    PROSPECTING = "prospecting"
    ENGAGING = "engaging"
    WON = "won"
    LOST = "lost"


def pipeline_in(folder: Path) -> Path | None:
    """The pipeline file of a folder; sales_pipeline.csv before others whose name begins so."""
    others = (path for ending in ("csv", "csv.gz") for path in folder.glob(f"{NAME}*.{ending}"))
    return find(folder, NAME) or min(others, default=None)


def read(path: Path) -> Source:
    """The opportunities of one file, in any one order of dates. Raises Unreadable with all that is wrong."""
    problems: list[str] = []
    opportunities = rows(path, COLUMNS, problems)
    beside = {name: _beside(path.parent, name, problems) for name in BESIDE}
    if problems:
        raise Unreadable(problems)
    reader = order(text for row in opportunities for column in DATES if (text := row.text(column)))
    if reader is None:
        raise Unreadable([f"{path.name}: the dates do not tell day from month; write them as 2026-03-01."])
    accounts = {row.text("account"): row for row in beside["accounts"]}
    products = {_squeezed(row.text("product")): row.text("product") for row in beside["products"]}
    found = [_opportunity(row, reader, accounts, products) for row in _once(opportunities)]
    if problems:
        raise Unreadable(problems)
    used = {path, *(find(path.parent, name) for name in BESIDE)}
    return Source(
        journeys=tuple(journey for journey, _ in found),
        rows=tuple(row for _, row in found),
        ignored=tuple(sorted(other.name for other in path.parent.iterdir() if other not in used)),
    )


def _beside(folder: Path, name: str, problems: list[str]) -> list[Row]:
    path = find(folder, name)
    return rows(path, BESIDE[name], problems) if path else []


def _once(opportunities: Iterable[Row]) -> Iterable[Row]:
    seen: set[str] = set()
    for row in opportunities:
        id_ = row.needed("opportunity_id")
        if id_ in seen:
            row.wrong(f"opportunity_id {id_!r} stands above already.")
        seen.add(id_)
        yield row


def _squeezed(name: str) -> str:
    """GTXPro and GTX Pro are one product."""
    return "".join(name.casefold().split())


def _opportunity(
    row: Row, reader: Reader, accounts: Mapping[str, Row], products: Mapping[str, str]
) -> tuple[Journey, JourneyRow]:
    id_, account = row.text("opportunity_id"), row.text("account")
    product = products.get(_squeezed(row.text("product")), row.text("product"))
    known = accounts.get(account)
    sale = Assignment(id=id_, phase="sales", person=row.needed("sales_agent"), role="sales agent", lead=True, key=True)
    phases = _phases(row, reader)
    return (
        Journey(id=id_, phases=phases, assignments=(sale,)),
        JourneyRow(
            id=id_,
            name=" ".join(word for word in (account, product) if word) or id_,
            customer=account,
            segment=known.text("sector") if known else "",
            revenue=known.number_in("revenue") if known else None,
            systems=(product,) if product else (),
            seqs=tuple(range(1, len(phases) + 1)),
        ),
    )


def _phases(row: Row, reader: Reader) -> tuple[Phase, ...]:
    engaged, closed = (_day(row, column, reader) for column in DATES)
    if engaged and closed and closed < engaged:
        row.wrong(f"close_date {closed} is before engage_date {engaged}.")
    sale = Phase(id="sales", kind="sales", start=engaged, end=closed)
    if row.choice("deal_stage", Stage.PROSPECTING) is not Stage.WON:
        return (sale,)
    if closed is None:
        row.wrong("the deal is won, but close_date is blank.")
        return (sale,)
    return (sale, Phase(id="project", kind="project", start=closed + timedelta(days=1)))


def _day(row: Row, column: str, reader: Reader) -> date | None:
    text = row.text(column)
    return reader(text) if text else None
