"""Questions about a customer that were put to the reader, and wait for an answer (`usecases.inquiries`)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.usecases import inquiries
from bot.usecases.digest import Reader
from storage.tables import Handover, Inquiry, Journey


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    """Of open journeys, what was asked first; what the reader may not read any more is left out."""
    mine = (Inquiry.person_id == reader.id, Inquiry.state == "open")
    asked = select(Inquiry).join(Handover, Handover.id == Inquiry.handover_id)
    open_ones = asked.join(Journey, Journey.id == Handover.journey_id).where(*mine, Journey.state == "open")
    found = open_ones.where(Journey.void_change.is_(None)).order_by(Inquiry.id).limit(most)
    for inquiry in session.scalars(found).all():
        if inquiries.may_know(session, inquiry, reader.person, reader.today):
            shown = inquiries.shown_of(session, inquiry)
            item = ItemShown(kind=inquiries.INQUIRY, step=None, inquiry=shown)
            yield Waits(kind=inquiries.INQUIRY, shown=item)
