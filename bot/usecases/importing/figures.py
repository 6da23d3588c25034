"""Segment, revenue and service hours of customers, as a source tells them: on its journeys, or to the people of the
channel; beside what others tell, which stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from bot.usecases.changing import Stamp
from bot.usecases.figures import brought, figures, in_channel, keep, on_journeys
from bot.usecases.importing.held import in_parts
from bot.usecases.importing.summed import FIGURES
from bot.usecases.importing.told import Figures
from bot.usecases.recording import record
from bot.usecases.rights import Viewer
from storage.tables import Customer, ToldFigures

Told = tuple[Customer, Mapping[str, Any] | None, Figures]
"""A customer, its journey (the columns, with an id by the time of writing; None: the channel), and what is told."""


def write_figures(
    session: Session, stamp: Stamp, told: Sequence[Told], where: tuple[Viewer | None, int | None], import_uid: str
) -> set[int]:
    """A blank cell leaves what was told there; `where`: who brings it into which channel (our id). Returns the
    customers (ids) of whom others are told now: one change, and no journey's. A customer of a register is there though
    no figure of it is: its row in the channel says so."""
    viewer, channel_id = where
    places = [(place or {}).get("id") for _, place, _ in told]
    known: dict[Any, ToldFigures] = {}
    for some in in_parts({id_ for id_ in places if id_ is not None}):
        known |= {(id_, None): row for id_, row in on_journeys(session, some).items()}
    if viewer is not None:
        known |= {(None, id_): row for id_, row in in_channel(session, viewer, channel_id).items()}
    changed = set()
    for (customer, _, row), journey in zip(told, places, strict=True):
        at = (journey, customer.id if journey is None else None)
        if at not in known:
            here = channel_id if journey is None else None
            known[at] = ToldFigures(workspace_id=stamp.workspace, journey_id=at[0], customer_id=at[1], channel_id=here)
        new = journey is None and known[at].id is None
        if keep(session, stamp, known[at], brought(row, figures(known[at])), blank=new):
            changed.add(customer.id)
    if changed:
        record(session, stamp, None, FIGURES, {"import": import_uid})
    return changed
