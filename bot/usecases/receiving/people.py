"""Who takes over at a handover: they were not in the giving phase; of a change of hands, they come in about then."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from bot.rules.reminders.receiving import AFTER, BEFORE
from storage.tables import Assignment, Handover, Person, Receipt

DAY = timedelta(days=1)
_before = aliased(Assignment)


def takes_over(handover: Handover) -> date | None:
    """The day on which they do: the start of the phase, or the day after the last of who leaves."""
    start = handover.answer.get("start")
    if start is None:
        return None
    return date.fromisoformat(start) + (DAY if handover.person_id is not None else timedelta(0))


def receivers(session: Session, handover: Handover, first: date, today: date) -> list[Person]:
    """Ours who take over on that day, can be written to, and have not read the brief; each once."""
    here = (Assignment.phase_id == handover.to_phase_id, Assignment.side == "vendor", Assignment.void_change.is_(None))
    reached = (
        Person.slack_id.is_not(None),
        Person.kind.in_(("member", "guest")),
        or_(Person.active_to.is_(None), Person.active_to >= today),
    )
    read = (Receipt.handover_id == handover.id, Receipt.person_id == Person.id, Receipt.read_at.is_not(None))
    found = (
        select(Person)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(*here, Assignment.given != "declined", *reached, _comes(handover, first), ~exists().where(*read))
        .order_by(Person.id)
        .distinct()
    )
    return list(session.scalars(found))


def _comes(handover: Handover, first: date) -> ColumnElement[bool]:
    if handover.person_id is not None:
        new = Assignment.first.between(first - BEFORE, first + AFTER)
        return and_(Person.id != handover.person_id, new)
    stayed = (
        _before.phase_id == handover.from_phase_id,
        _before.person_id == Person.id,
        _before.void_change.is_(None),
        _before.given != "declined",
    )
    on_the_day = (
        or_(Assignment.first.is_(None), Assignment.first <= first),
        or_(Assignment.last.is_(None), Assignment.last >= first),
    )
    return and_(*on_the_day, ~exists().where(*stayed))
