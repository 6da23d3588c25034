"""What receivers make of a brief: that they have read it, and what they take with them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Receipt


def received(session: Session, handover_id: int) -> dict[int, Receipt]:
    """By person id."""
    found = session.scalars(select(Receipt).where(Receipt.handover_id == handover_id))
    return {one.person_id: one for one in found}
