"""Whether what a digest was to say is still so, right before it is said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.rules.reminders.weekly import Need
from bot.usecases.digest.needs import briefs, owned, questions
from bot.usecases.digest.reading import reader_of
from storage.tables import Occasion


def is_still(session: Session, occasion: Occasion, now: datetime) -> bool:
    """Of the head (no handover): whether there is anything to say at all; else whether the handover wants it still."""
    assert occasion.to_person_id is not None
    reader = reader_of(session, occasion.to_person_id, now)
    if not reader.is_there:
        return False
    wanting = owned(session, reader, only=occasion.handover_id)
    if occasion.handover_id is not None:
        return any(one.need in (Need.STATE, Need.DATE) for one in wanting)
    if any(one.need or one.awaited for one in wanting) or next(questions(session, reader), None) is not None:
        return True
    return next(briefs(session, reader), None) is not None
