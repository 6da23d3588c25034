"""The customers of journeys that somebody may see, those to visit first at the top, in pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from bot.rules import names, visiting
from bot.rules.projection.visits import VisitLine, VisitPage
from bot.rules.visiting import Visit
from bot.usecases.journeys.listing.coming import day, first_day, to_come
from bot.usecases.meetings.met import last_by_customer, met
from bot.usecases.meetings.rights import held, its_customer, readable_meetings
from bot.usecases.rights import Viewer, readable, visible
from bot.usecases.visiting.figures import figures
from storage.engine import Store
from storage.tables import Customer, Handover, Journey, Meeting, Phase

PER_PAGE = 5
SERVED = ("open", "paused", "done")
"""Journeys that make somebody a customer; one that was lost does not."""


def listing(store: Store, viewer: Viewer, today: date, words: str = "", *, page: int = 1) -> VisitPage:
    """One page; a page beyond the last is the last. All are ranked against all, whatever words are looked for."""
    with store.read() as session:
        ranked = visiting.ranked(_customers(session, viewer, today), today)
        journeys = {row.uid: row.key for row in session.execute(_journeys(viewer))}
    found = [one for one in ranked if _is_about(one, names.fold(words))]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 1), pages)
    skipped = (page - 1) * PER_PAGE
    shown = found[skipped : skipped + PER_PAGE]
    return VisitPage(
        lines=tuple(VisitLine(visit=one, journey=journeys.get(one.customer.uid)) for one in shown),
        first=skipped + 1,
        page=page,
        pages=pages,
        total=len(found),
        looked_for=names.tidy(words),
    )


def _is_about(visit: Visit, fold: str) -> bool:
    customer = visit.customer
    segment = "" if customer.hidden else customer.figures.segment or ""
    return fold in names.fold(customer.name) or fold in names.fold(segment)


def _customers(session: Session, viewer: Viewer, today: date) -> Iterator[visiting.Customer]:
    """To those outside its journeys' channels a customer has no figures and no meetings, as its journeys have none."""
    handovers = {row.customer_id: row for row in session.execute(_handovers(viewer, today))}
    last = last_by_customer(met(session, viewer))
    planned = {row.customer: row.day for row in session.execute(_planned(viewer, today))}
    for row in session.execute(_served(viewer)):
        coming = handovers.get(row.Customer.id)
        yield visiting.Customer(
            uid=row.Customer.uid,
            name=row.Customer.name,
            figures=figures(row.Customer),
            hidden=not row.readable,
            met=last.get(row.Customer.id),
            planned=planned.get(row.Customer.id),
            handover=day(coming.start) if coming else None,
            undated=coming is not None,
        )


def _served(viewer: Viewer) -> Any:
    read = func.max(case((readable(viewer), 1), else_=0)).label("readable")
    found = select(Customer, read).join(Journey, Journey.customer_id == Customer.id)
    return found.where(visible(viewer), Journey.state.in_(SERVED)).group_by(Customer.id)


def _handovers(viewer: Viewer, today: date) -> Any:
    """By customer, the first day of the nearest phase to come; None where none of them has a date."""
    found = (
        select(Journey.customer_id, func.min(first_day).label("start"))
        .join(Handover, Handover.journey_id == Journey.id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .where(visible(viewer), Journey.state == "open", Handover.kind == "boundary", to_come(today))
    )
    return found.group_by(Journey.customer_id)


def _journeys(viewer: Viewer) -> Any:
    """By customer, the key of the latest journey that is on and that the viewer may read."""
    found = select(Customer.uid, Journey.key).join(Journey, Journey.customer_id == Customer.id)
    return found.where(visible(viewer), readable(viewer), Journey.state.in_(("open", "paused"))).order_by(Journey.id)


def _planned(viewer: Viewer, today: date) -> Any:
    """By customer, the day of the next meeting that the viewer may read."""
    found = select(its_customer.label("customer"), func.min(Meeting.day).label("day")).outerjoin(
        held, held.id == Meeting.journey_id
    )
    ahead = (Meeting.day >= today, Meeting.cancelled_at.is_(None))
    return found.where(readable_meetings(viewer), *ahead).group_by(its_customer)
