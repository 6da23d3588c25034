"""Every journey of a database as facts, for those who look at all of them at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bot.rules import facts
from bot.usecases.calendars import days_off
from bot.usecases.facts import journey_facts, years_of
from storage.engine import Store
from storage.tables import Journey, Workspace

Judged = tuple[facts.Journey, frozenset[date]]
"""A journey, its id being its key, and the holidays of its workspace's country in its years and the one after."""


def every_journey(store: Store) -> tuple[Judged, ...]:
    """All journeys that are not taken back, open or quiet, in the order they were made."""
    wanted = (
        select(Journey.id, Journey.key, Workspace.country)
        .join(Workspace, Workspace.id == Journey.workspace_id)
        .where(Journey.void_change.is_(None))
        .order_by(Journey.id)
    )
    with store.read() as session:
        found = [
            (replace(journey_facts(session, id_), id=key), country) for id_, key, country in session.execute(wanted)
        ]
    return tuple((journey, days_off(country or "", _years(journey))) for journey, country in found)


def _years(journey: facts.Journey) -> range:
    """Stays without an end count for a while after the last date, so the next year's holidays may matter."""
    years = years_of(journey)
    return range(years.start, years.stop + 1) if years else years
