"""Who took over at a handover without having been there before, and who handed over to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Assignment, Handover, Person


def receivers(session: Session, handover: Handover, today: date) -> list[Person]:
    """Ours in the receiving phase who were not in the giving one, and can be written to; guests among them: they answer
    what they are asked."""
    before = set(session.scalars(_ours(handover.from_phase_id).with_only_columns(Assignment.person_id)))
    there = session.execute(_ours(handover.to_phase_id)).all()
    on = (person for part, person in there if (part.first or today) <= today <= (part.last or today))
    return [one for one in dict.fromkeys(on) if one.id not in before and _is_here(one, today, guests=True)]


def givers(session: Session, handover: Handover, today: date) -> list[Person]:
    """Ours of the giving phase, its leads first, who can be written to."""
    there = session.execute(_ours(handover.from_phase_id).order_by(Assignment.lead.desc(), Assignment.id)).all()
    return [one for one in dict.fromkeys(person for _, person in there) if _is_here(one, today)]


def _ours(phase_id: int | None) -> Any:
    return (
        select(Assignment, Person)
        .join(Person, Person.id == Assignment.person_id)
        .where(
            Assignment.phase_id == phase_id,
            Assignment.side == "vendor",
            Assignment.void_change.is_(None),
            Assignment.given != "declined",
        )
    )


def _is_here(person: Person, today: date, *, guests: bool = False) -> bool:
    gone = person.active_to is not None and person.active_to < today
    return person.slack_id is not None and person.kind in ("member", *(["guest"] if guests else [])) and not gone
