"""Segment, revenue and service hours of customers, as a source tells them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.usecases.changing import Stamp
from bot.usecases.importing.summed import FIGURES
from bot.usecases.importing.told import Figures
from bot.usecases.recording import record
from storage import patches
from storage.tables import Customer


def write_figures(
    session: Session, stamp: Stamp, told: Iterable[tuple[Customer, Figures]], import_uid: str
) -> set[int]:
    """A blank cell leaves what is known. Returns the customers (ids) of whom they are others now: one change,
    and no journey's."""
    for customer, row in told:
        customer.segment = row.segment or customer.segment
        customer.revenue = customer.revenue if row.revenue is None else f"{row.revenue:.15g}"
        customer.service_hours = row.service_hours or customer.service_hours
    session.flush()
    changed = set(patches.of(session, Customer))
    if changed:
        record(session, stamp, None, FIGURES, {"import": import_uid})
    return changed
