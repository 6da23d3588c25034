"""Briefs: of a handover that comes soon and that the reader takes over in, not read yet; what others take along from
what they hand over, not looked at yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases.brief import telling
from bot.usecases.digest import Reader
from bot.usecases.journeys.listing.coming import first_day
from bot.usecases.notes.answers import is_answer
from bot.usecases.notes.listing import about
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.projection import handover_shown
from bot.usecases.rights import readable
from storage.tables import Assignment, Handover, Journey, Note, NotePerson, Receipt

AHEAD, LATELY = timedelta(days=28), timedelta(days=14)
"""How long before and after the start a brief waits to be read."""


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    if reader.person.kind != "member":
        return
    yield from _taken(session, reader, most)
    yield from _unread(session, reader, most)


def _unread(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """Where there are notes that the reader has neither heard nor read; who stays on hands over to themselves."""
    since, until = ((reader.today + away).isoformat() for away in (-LATELY, AHEAD))
    read = exists().where(
        Receipt.handover_id == Handover.id, Receipt.person_id == reader.id, Receipt.read_at.is_not(None)
    )
    soon = (Handover.kind == "boundary", first_day >= since, first_day <= until)
    part = (_on(reader, Handover.to_phase_id), ~_on(reader, Handover.from_phase_id))
    found = _open(reader).where(*soon, *part, ~read).order_by(first_day, Handover.id).limit(most)
    for handover in session.scalars(found).all():
        if n := _count(session, reader, handover.journey_id):
            shown = handover_shown(session, reader.workspace.id, handover.id, reader.today)
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


def _count(session: Session, reader: Reader, journey_id: int) -> int:
    """Notes of the journey that the reader may read, and has neither heard nor read."""
    known = select(NotePerson.note_id).where(NotePerson.person_id == reader.id)
    so = (readable_notes(reader.viewer), LIVE, ~is_answer(), about(Journey.id == journey_id), Note.id.not_in(known))
    return session.scalar(select(func.count()).select_from(Note).where(*so)) or 0
