"""What is told of customers (segment, revenue, service hours): kept where it was told, known to the readers of that
place as of now.

A place is a journey, or without one a channel. The one finder for `visit`, its form, and what is taken out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, aliased

from bot.rules.visiting import Figures
from bot.usecases.belonging import readable_of
from bot.usecases.changing import Stamp
from bot.usecases.rights import Viewer
from storage.tables import Journey, ToldFigures

FIGURES = "customer.figures"
"""The message id of a change of them."""
held = aliased(Journey, name="held")
"""The journey of what is told on one: under a name of its own, as the rights look into journeys too."""
its_customer: ColumnElement[int] = func.coalesce(held.customer_id, ToldFigures.customer_id)
"""The customer it is told of (its id), where `held` is joined to it."""


def readable_figures(viewer: Viewer) -> ColumnElement[bool]:
    """A condition on ToldFigures: rows that the viewer may read."""
    return readable_of(viewer, ToldFigures)


def known(session: Session, *so: ColumnElement[bool]) -> Mapping[int, Figures]:
    """By customer, of the rows that are so, the newest of each figure."""
    found = select(its_customer.label("customer"), ToldFigures).outerjoin(held, held.id == ToldFigures.journey_id)
    told: dict[int, dict[str, Any]] = defaultdict(dict)
    for customer, row in session.execute(found.where(*so).order_by(ToldFigures.told_at, ToldFigures.id)):
        told[customer] |= {name: one for name, one in asdict(figures(row)).items() if one is not None}
    return {customer: Figures(**one) for customer, one in told.items()}


def keep(session: Session, stamp: Stamp, row: ToldFigures, told: Figures, *, blank: bool = False) -> bool:
    """Put these on a row; says whether it had others. `blank`: the row is kept though nothing is told on it."""
    if figures(row) == told and not blank:
        return False
    for name, value in columns(told).items():
        setattr(row, name, value)
    row.told_at, row.author_id = stamp.at, stamp.by
    session.add(row)
    return True


def in_channel(session: Session, viewer: Viewer, channel_id: int | None) -> dict[int | None, ToldFigures]:
    """By customer, the row of the channel; of none, what the viewer told for themselves alone."""
    alone = ToldFigures.author_id == viewer.person_id if channel_id is None else true()
    here = (ToldFigures.workspace_id == viewer.workspace, ToldFigures.channel_id.is_not_distinct_from(channel_id))
    rows = _live(session, *here, ToldFigures.journey_id.is_(None), alone)
    return {row.customer_id: row for row in rows}


def on_journeys(session: Session, journeys: Any) -> dict[int, ToldFigures]:
    """By journey, the row of each of these (ids, or what selects them) on which something is told."""
    rows = _live(session, ToldFigures.journey_id.in_(journeys))
    return {row.journey_id: row for row in rows if row.journey_id is not None}


def on_journey(session: Session, journey: Journey) -> ToldFigures:
    """The row of a journey; where nothing is told yet, a new one that is not kept yet."""
    found = on_journeys(session, [journey.id]).get(journey.id)
    return found or ToldFigures(workspace_id=journey.workspace_id, journey_id=journey.id)


def _live(session: Session, *so: ColumnElement[bool]) -> Iterable[ToldFigures]:
    """The newest last."""
    live = select(ToldFigures).where(*so, ToldFigures.void_change.is_(None))
    return session.scalars(live.order_by(ToldFigures.told_at, ToldFigures.id))


def figures(row: Any) -> Figures:
    """Of a row, where a revenue is kept as a plain number."""
    revenue = float(row.revenue) if row.revenue else None
    return Figures(segment=row.segment, revenue=revenue, service_hours=row.service_hours)


def brought(row: Any, before: Figures = Figures()) -> Figures:  # noqa: B008 - a value
    """As a file says; a blank cell leaves what was known."""
    return Figures(
        segment=row.segment or before.segment,
        revenue=before.revenue if row.revenue is None else row.revenue,
        service_hours=row.service_hours or before.service_hours,
    )


def columns(told: Figures) -> dict[str, str | None]:
    """Of a row, for these figures."""
    return {**asdict(told), "revenue": None if told.revenue is None else f"{told.revenue:.15g}"}
