"""What somebody was given on a journey by others, as they read it in the evening."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection import JourneyShown
from bot.usecases.people.telling import put_since
from bot.usecases.projection import as_called
from bot.usecases.slips import Sight
from storage.tables import Journey, Occasion, Person


def put_there(session: Session, occasion: Occasion, journey: JourneyShown, sight: Sight) -> dict[str, Any]:
    """What the reader was given on a journey, by whom, and whether they may read it."""
    given = put_since(session, occasion)
    mine = {row.uid for row in given}
    member = sight.viewer is not None and sight.viewer.kind == "member"
    read = select(Journey.id).where(Journey.id == occasion.journey_id, sight.may_read())
    return {
        "placed": tuple(one for one in journey.assignments if one.uid in mine),
        "planned_by": as_called(session.get_one(Person, given[-1].added_by), journey.people) if given else None,
        "may_read": member and session.scalar(read) is not None,
    }
