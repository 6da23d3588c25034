"""The customers of journeys that somebody may see, and those of whom something is told without one: whom to visit first
at the top, in pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from bot.rules import names, visiting
from bot.rules.projection.visits import VisitLine, VisitPage
from bot.rules.values import fact
from bot.rules.visiting import Visit
from bot.usecases.figures import known, readable_figures
from bot.usecases.journeys.listing.coming import day, first_day, to_come
from bot.usecases.meetings.met import last_by_customer, met
from bot.usecases.meetings.rights import held, its_customer, readable_meetings
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Customer, Handover, Journey, Meeting, Phase, ToldFigures

PER_PAGE = 5
SERVED = ("open", "paused", "done")
"""Journeys that make somebody a customer; one that was lost does not."""


def listing(store: Store, viewer: Viewer, today: date, words: str = "", *, page: int = 1) -> VisitPage:
    """One page; a page beyond the last is the last. All are ranked against all, whatever words are looked for."""
    with store.read() as session:
        served = {**_told_alone(session, viewer), **_served(session, viewer)}
        ranked = visiting.ranked(_customers(session, viewer, today, served), today)
    known_as = {one.uid: one for one in served.values()}
    found = [one for one in ranked if _is_about(one, names.fold(words))]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 1), pages)
    skipped = (page - 1) * PER_PAGE
    shown = found[skipped : skipped + PER_PAGE]
    return VisitPage(
        lines=tuple(_line(one, known_as[one.customer.uid]) for one in shown),
        first=skipped + 1,
        page=page,
        pages=pages,
        total=len(found),
        looked_for=names.tidy(words),
    )


def _is_about(visit: Visit, fold: str) -> bool:
    customer = visit.customer
    return fold in names.fold(customer.name) or fold in names.fold(customer.figures.segment or "")


@fact
class Served:
    """A customer. `journey`: the key of the latest one that is on and that the viewer may read."""

    uid: str
    name: str
    readable: bool
    journey: str | None
    alone: bool = False
    """No journey of it can be seen."""


def _line(visit: Visit, served: Served) -> VisitLine:
    return VisitLine(visit=visit, journey=served.journey, tells=not (served.alone or visit.customer.hidden))


def _customers(
    session: Session, viewer: Viewer, today: date, served: Mapping[int, Served]
) -> Iterator[visiting.Customer]:
    """Each with the figures and the meetings that the viewer may read."""
    handovers = {row.customer_id: row for row in session.execute(_handovers(viewer, today))}
    told = known(session, readable_figures(viewer))
    last = last_by_customer(met(session, viewer))
    planned = {row.customer: row.day for row in session.execute(_planned(viewer, today))}
    for id_, one in served.items():
        coming = handovers.get(id_)
        yield visiting.Customer(
            uid=one.uid,
            name=one.name,
            figures=told.get(id_, visiting.Figures()),
            hidden=not one.readable,
            met=last.get(id_),
            planned=planned.get(id_),
            handover=day(coming.start) if coming else None,
            undated=coming is not None,
        )


def _served(session: Session, viewer: Viewer) -> dict[int, Served]:
    """The customers of journeys that the viewer may see, by id."""
    read = case((readable(viewer), True), else_=False).label("readable")
    found = select(Customer.id, Customer.uid, Customer.name, read, Journey.key, Journey.state)
    here = found.join(Journey, Journey.customer_id == Customer.id).where(visible(viewer), Journey.state.in_(SERVED))
    served: dict[int, Served] = {}
    for id_, uid, name, may, key, state in session.execute(here.order_by(Journey.id)):
        before = served.get(id_)
        served[id_] = Served(
            uid=uid,
            name=name,
            readable=may or (before is not None and before.readable),
            journey=key if may and state != "done" else before.journey if before else None,
        )
    return served


def _told_alone(session: Session, viewer: Viewer) -> dict[int, Served]:
    """Customers that somebody brought or told of in a channel, by id: for its people."""
    found = select(Customer.id, Customer.uid, Customer.name).join(ToldFigures, ToldFigures.customer_id == Customer.id)
    here = found.where(readable_figures(viewer), ToldFigures.journey_id.is_(None))
    return {
        id_: Served(uid=uid, name=name, readable=True, journey=None, alone=True)
        for id_, uid, name in session.execute(here)
    }


def _handovers(viewer: Viewer, today: date) -> Any:
    """By customer, the first day of the nearest phase to come; None where none of them has a date."""
    found = (
        select(Journey.customer_id, func.min(first_day).label("start"))
        .join(Handover, Handover.journey_id == Journey.id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .where(visible(viewer), Journey.state == "open", Handover.kind == "boundary", to_come(today))
    )
    return found.group_by(Journey.customer_id)


def _planned(viewer: Viewer, today: date) -> Any:
    """By customer, the day of the next meeting that the viewer may read."""
    found = select(its_customer.label("customer"), func.min(Meeting.day).label("day")).outerjoin(
        held, held.id == Meeting.journey_id
    )
    ahead = (Meeting.day >= today, Meeting.cancelled_at.is_(None))
    return found.where(readable_meetings(viewer), *ahead).group_by(its_customer)
