"""What of an alert still stands, asked right before it is sent and whenever it is drawn."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.usecases.at_once.booked import BOOKED, still_booked
from bot.usecases.rights import Viewer, readable
from storage.tables import Handover, Journey, Occasion

BAD = ("breaks", "unstaffed")


def standing(session: Session, occasion: Occasion, viewer: Viewer) -> list[Handover]:
    """Of the handovers it is about those of which it is true, to come and their reader's to read, the nearest first."""
    about = (
        select(Handover)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(
            Handover.workspace_id == occasion.workspace_id,
            Handover.id.in_(occasion.values["handovers"]),
            Handover.closed_at.is_(None),
            Handover.accepted_by.is_(None),
            Journey.state == "open",
            readable(viewer),
        )
    )
    ahead = [row for row in session.scalars(about) if _is_ahead(row, viewer)]
    if occasion.values["cause"] == BOOKED:
        ahead = still_booked(session, occasion, ahead, viewer)
    else:
        ahead = [row for row in ahead if row.state in BAD]
    return sorted(ahead, key=lambda row: (row.answer["start"] or "9999", row.id))


def _is_ahead(row: Handover, viewer: Viewer) -> bool:
    start = row.answer["start"]
    return start is None or viewer.today is None or start >= viewer.today.isoformat() or row.answer["tentative"]
