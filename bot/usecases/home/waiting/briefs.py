"""Briefs: of a handover that comes soon and that the reader takes over in, until it is read; what others take along
from what they hand over, not looked at yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases import receiving
from bot.usecases.brief import telling
from bot.usecases.digest import Reader
from bot.usecases.projection import handover_shown
from bot.usecases.rights import readable
from storage.tables import Assignment, Handover, Journey, Receipt


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    if reader.person.kind != "member":
        return
    yield from _taken(session, reader, most)
    yield from _unread(session, reader, most)


def _unread(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """Who stays on hands over to themselves."""
    for one in islice(receiving.waiting(session, reader.viewer, reader.today), most):
        shown = handover_shown(session, reader.workspace.id, one.handover.id, reader.today)
        n = receiving.unread(session, reader.viewer, one.handover.journey_id)
        yield Waits(kind="brief", shown=(shown, n))


def _taken(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """What waits to be looked at by who leads the giving phase, or carries what matters there; the earliest first."""
    waits = (Receipt.takes_with.is_not(None), Receipt.seen_at.is_(None), Receipt.person_id != reader.id)
    giving = _on(reader, Handover.from_phase_id, or_(Assignment.key.is_(True), Assignment.lead.is_(True)))
    handed_over = _open(reader).where(giving).with_only_columns(Handover.id)
    found = select(Receipt).where(Receipt.handover_id.in_(handed_over), *waits).order_by(Receipt.taken_at).limit(most)
    for receipt in session.scalars(found).all():
        taken = telling.shown(session, receipt, reader.person, reader.today, gives=True)
        if taken is not None:
            shown = handover_shown(session, reader.workspace.id, receipt.handover_id, reader.today)
            yield Waits(kind=telling.TOOK, shown=ItemShown(kind=telling.TOOK, step=None, handover=shown, taken=taken))


def _open(reader: Reader) -> Select[Handover]:
    """Handovers of open journeys that the reader may read."""
    journeys = select(Handover).join(Journey, Journey.id == Handover.journey_id)
    here = (Journey.workspace_id == reader.workspace.id, Journey.state == "open", Journey.void_change.is_(None))
    return journeys.where(*here, readable(reader.viewer), Handover.closed_at.is_(None))


def _on(reader: Reader, phase: InstrumentedAttribute[Any], *so: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the reader is on that phase, on the vendor's side."""
    planned = (Assignment.void_change.is_(None), Assignment.given != "declined", Assignment.side == "vendor")
    return exists().where(Assignment.phase_id == phase, Assignment.person_id == reader.id, *planned, *so)
