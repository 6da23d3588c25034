"""Questions about a customer that were put to the reader, and wait for an answer (`usecases.inquiries`)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases import inquiries
from bot.usecases.digest import Reader
from storage.tables import Handover, Inquiry, Journey, Note


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """Of open journeys or of none, what was asked first; what the reader may not read any more is left out."""
    mine = (Inquiry.person_id == reader.id, Inquiry.state == "open")
    asked = select(Inquiry).outerjoin(Handover, Handover.id == Inquiry.handover_id)
    about = asked.outerjoin(Note, Note.id == Inquiry.note_id).outerjoin(Journey, _its_journey())
    open_one = and_(Journey.state == "open", Journey.void_change.is_(None))
    found = about.where(*mine, or_(Journey.id.is_(None), open_one)).order_by(Inquiry.id).limit(most)
    for inquiry in session.scalars(found).all():
        if inquiries.may_know(session, inquiry, reader.person, reader.today):
            shown = inquiries.shown_of(session, inquiry)
            item = ItemShown(kind=inquiries.INQUIRY, step=None, inquiry=shown)
            yield Waits(kind=inquiries.INQUIRY, shown=item)


def _its_journey() -> ColumnElement[bool]:
    return Journey.id == func.coalesce(Handover.journey_id, Note.journey_id)
