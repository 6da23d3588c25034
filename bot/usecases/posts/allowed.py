"""How much of a journey somebody may have who hears of it by office and not by a part in it: the escalation contact."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown
from bot.usecases.planning.watch import Watch
from bot.usecases.rights import Access, access, alone
from storage.tables import Handover, Journey, Occasion, Person

BY_OFFICE = ("step", "told")
"""Kinds of occasions that the escalation contact hears beside the owner."""


def is_hidden(session: Session, watch: Watch, occasion: Occasion, today: date) -> bool:
    """Whether it is to be told to an escalation contact for whom the journey does not exist (docs/security.md)."""
    to = str(occasion.to_person_id)
    if to != watch.plan.escalation or to == watch.plan.owner or occasion.kind not in BY_OFFICE:
        return False
    reader = session.get_one(Person, occasion.to_person_id)
    return _access(session, occasion, reader, today) == Access.NONE


def outline_of(session: Session, occasion: Occasion, shown: HandoverShown, reader: Person | None, today: date) -> str:
    """`name` where the reader may know name, owner and dates, `nothing` where not even these; blank: all of it."""
    if reader is None or occasion.kind not in BY_OFFICE or (shown.owner and shown.owner.id == reader.id):
        return ""
    allowed = _access(session, occasion, reader, today)
    if allowed >= Access.READ:
        return ""
    return "name" if allowed == Access.OUTLINE else "nothing"


def _access(session: Session, occasion: Occasion, reader: Person, today: date) -> Access:
    handover = session.get_one(Handover, occasion.handover_id)
    return access(session, alone(reader, today), session.get_one(Journey, handover.journey_id))
