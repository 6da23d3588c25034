"""The journeys somebody may see, the most urgent first, in pages; filtered, sorted and cut by the database.

To those outside its channel a journey has no states: it is not found by them, nor sorted by them, nor counted.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session, join

from bot.rules.projection.listed import EVERYTHING, JourneyPage, Wanted
from bot.usecases.journeys.listing.coming import (
    accepted_rows,
    first_day,
    handovers_wanted,
    journeys_wanted,
    to_come,
    urgency,
)
from bot.usecases.journeys.listing.lines import lines
from bot.usecases.rights import Viewer, readable
from storage.engine import Store
from storage.tables import Customer, Handover, Journey, Phase

PER_PAGE = 10
ORDER = {"open": 0, "paused": 1}


def listing(
    store: Store, viewer: Viewer, today: date, wanted: Wanted = EVERYTHING, *, page: int = 1, most: int = PER_PAGE
) -> JourneyPage:
    """One page of at `most` so many of the journeys that are wanted; a page beyond the last is the last.

    With states wanted: the journeys with a handover to come in one of them, and that handover is the one told.
    """
    with store.read() as session:
        accepted = [] if wanted.outline else [row.id for row in accepted_rows(session, viewer, today)]
        counts = {} if wanted.outline else counts_of(session, viewer, today, wanted, accepted)
        total = _total(session, viewer, today, wanted, accepted)
        if not total:
            return JourneyPage(lines=(), page=1, pages=1, total=0, counts=counts)
        pages = max(1, -(-total // most))
        page = min(max(page, 1), pages)
        here = by_urgency(viewer, today, wanted, accepted).limit(most).offset((page - 1) * most)
        found = session.execute(here).all()
        shown = lines(session, viewer, today, [(row.id, row.handover_id) for row in found], accepted)
    return JourneyPage(lines=shown, page=page, pages=pages, total=total, counts=counts)


def _by_handover(wanted: Wanted) -> bool:
    """Whether a journey is listed for a handover of its; else also when it has none to come."""
    return wanted.accepted or bool(wanted.states)


def _each(viewer: Viewer, today: date, wanted: Wanted, accepted: list[int]) -> Any:
    """The journeys, each with its wanted handovers to come, numbered from the most urgent one; in one pass."""
    planned = join(Handover, Phase, Phase.id == Handover.to_phase_id)
    comes = and_(Handover.journey_id == Journey.id, to_come(today), handovers_wanted(wanted, accepted))
    served = join(Journey, Customer, Customer.id == Journey.customer_id)
    rank = case((Phase.id.is_(None), 2), else_=urgency(viewer, today, accepted))
    found = (
        select(
            Journey.id,
            Journey.key,
            case(ORDER, value=Journey.state, else_=2).label("quiet"),
            Handover.id.label("handover_id"),
            first_day.label("start"),
            rank.label("urgency"),
            Phase.rank.label("phase"),
        )
        .select_from(join(served, planned, comes, isouter=not _by_handover(wanted)))
        .where(*journeys_wanted(viewer, wanted))
    )
    return (found.where(readable(viewer)) if _by_handover(wanted) else found).cte("each")


def by_urgency(viewer: Viewer, today: date, wanted: Wanted, accepted: list[int]) -> Any:
    """The ids of the journeys, each with that of the handover to tell.

    Open journeys before paused and closed ones; then by what is most urgent, then by date.
    """
    each = _each(viewer, today, wanted, accepted)
    urgent = (each.c.urgency, each.c.start.is_(None), each.c.start)
    place = func.row_number().over(partition_by=each.c.id, order_by=(*urgent, each.c.phase))
    numbered = select(each, place.label("place")).subquery()
    order = (numbered.c.quiet, numbered.c.urgency, numbered.c.start.is_(None), numbered.c.start, numbered.c.key)
    first = select(numbered.c.id, numbered.c.handover_id).where(numbered.c.place == 1)
    return first.order_by(*order)


def _total(session: Session, viewer: Viewer, today: date, wanted: Wanted, accepted: list[int]) -> int:
    if _by_handover(wanted):
        each = _each(viewer, today, wanted, accepted)
        return session.scalars(select(func.count(each.c.id.distinct()))).one()
    found = select(func.count(Journey.id)).join(Customer, Customer.id == Journey.customer_id)
    return session.scalars(found.where(*journeys_wanted(viewer, wanted))).one()


def counts_of(session: Session, viewer: Viewer, today: date, wanted: Wanted, accepted: list[int]) -> dict[str, int]:
    """Handovers to come of open journeys by state, and how many of them are accepted."""
    on_purpose = Handover.id.in_(accepted)
    every = (
        select(Handover.state, func.count(), func.sum(case((on_purpose, 1), else_=0)))
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .join(Customer, Customer.id == Journey.customer_id)
        .where(
            to_come(today),
            handovers_wanted(wanted, accepted),
            readable(viewer),
            Journey.state.in_(("paused",) if wanted.paused else ("open",)),
            *journeys_wanted(viewer, wanted),
        )
        .group_by(Handover.state)
    )
    rows = session.execute(every).all()
    purposely = sum(chosen or 0 for _, _, chosen in rows)
    return {state: n for state, n, _ in rows} | ({"accepted": purposely} if purposely else {})
