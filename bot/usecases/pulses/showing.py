"""The question as it stands, for who is asked."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.rules.projection.arrived import PulseShown
from bot.usecases.projection import as_called, handover_shown
from bot.usecases.pulses.people import givers, receivers
from storage.tables import Handover, Person, Receipt


def pulse_shown(session: Session, handover_id: int, reader: Person, today: date) -> PulseShown:
    handover = session.get_one(Handover, handover_id)
    shown = handover_shown(session, handover.workspace_id, handover_id, today)
    receipt = session.get(Receipt, (handover_id, reader.id))
    giver = next((one for one in givers(session, handover, today) if one.id != reader.id), None)
    return PulseShown(
        handover=shown,
        answer=receipt.pulse if receipt else None,
        giver=as_called(giver, shown.people) if giver else None,
    )


def is_still(session: Session, handover_id: int, reader: Person, today: date) -> bool:
    """Whether they are still there, and have said nothing yet."""
    handover, receipt = session.get_one(Handover, handover_id), session.get(Receipt, (handover_id, reader.id))
    if handover.closed_at is not None or (receipt and receipt.pulse):
        return False
    return any(one.id == reader.id for one in receivers(session, handover, today))
