"""Many journeys at a glance: their phases and handovers, the most urgent first, and on whom it all hangs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from bot.rules.projection.listed import EVERYTHING, Wanted
from bot.rules.projection.overview import Overview
from bot.usecases import portfolio
from bot.usecases.journeys.finding import outline
from bot.usecases.journeys.listing import by_urgency, counts_of
from bot.usecases.journeys.listing.coming import accepted_rows
from bot.usecases.projection import journey_shown
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Journey

MOST = 20
"""Journeys that can be told apart in one picture, on a phone too."""
GOES_ON = ("open", "paused")


def overview(store: Store, viewer: Viewer, today: date, wanted: Wanted = EVERYTHING) -> Overview:
    """Of the journeys that are wanted and go on, as many as there is room for. Carriers only where all are wanted."""
    with store.read() as session:
        accepted = [row.id for row in accepted_rows(session, viewer, today)]
        going = select(Journey.id, readable(viewer).label("readable")).where(
            visible(viewer), Journey.state.in_(GOES_ON)
        )
        whole = {row.id: row.readable for row in session.execute(going)}
        found = [row.id for row in session.execute(by_urgency(viewer, today, wanted, accepted)) if row.id in whole]
        shown = [(one, journey_shown(session, viewer.workspace, one, today)) for one in found[:MOST]]
        counts = counts_of(session, viewer, today, wanted, accepted)
    return Overview(
        journeys=tuple(journey if whole[one] else outline(journey) for one, journey in shown),
        more=len(found) - len(shown),
        counts=counts,
        carriers=portfolio.carriers(store, viewer, today) if wanted == EVERYTHING else None,
    )
