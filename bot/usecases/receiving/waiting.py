"""Briefs that wait for a reader who takes over, from four weeks before until two weeks after; the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.usecases.journeys.listing.coming import first_day
from bot.usecases.receiving.people import receivers, takes_over
from bot.usecases.rights import Viewer, readable
from storage.tables import Assignment, Handover, Journey

AHEAD, LATELY = timedelta(days=28), timedelta(days=14)
MOST = 50
"""Handovers looked at."""


class Waiting(NamedTuple):
    handover: Handover
    first: date
    """The day on which they take over."""


def waiting(session: Session, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Of open journeys that they may read."""
    mine = select(Assignment.phase_id).where(
        Assignment.person_id == viewer.person_id,
        Assignment.side == "vendor",
        Assignment.void_change.is_(None),
        Assignment.given != "declined",
    )
    since, until = ((today + away).isoformat() for away in (-LATELY, AHEAD))
    found = (
        select(Handover)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(Handover.to_phase_id.in_(mine), Handover.closed_at.is_(None), first_day >= since, first_day <= until)
        .where(or_(Handover.person_id.is_(None), Handover.person_id != viewer.person_id))
        .where(Journey.state == "open", Journey.void_change.is_(None), readable(viewer))
        .order_by(first_day, Handover.id)
        .limit(MOST)
    )
    for handover in session.scalars(found).all():
        first = takes_over(handover)
        if first is not None and any(one.id == viewer.person_id for one in receivers(session, handover, first, today)):
            yield Waiting(handover, first)
