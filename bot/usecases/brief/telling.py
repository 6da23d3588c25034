"""Who hands over hears in the evening what is taken along, and who takes over what is said to that."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.projection.taken_along import TakenShown
from bot.rules.reminders.evening import evening
from bot.rules.texts import Refusal
from bot.usecases import planning
from bot.usecases.brief.finding import Passing, passing, reads
from bot.usecases.changing import Stamp
from bot.usecases.projection import as_called
from bot.usecases.rights import alone
from bot.usecases.workdays import work_days
from storage.tables import Handover, Occasion, Person, Post, Receipt, Workspace

TOOK, CORRECTED = "took", "corrected"
"""In an occasion's values: who takes something along, or was answered (their id)."""


def givers_to_tell(session: Session, found: Passing, but: int) -> list[Person]:
    """Who leads the giving phase, else its key persons, else whoever is on it; who can be written to and may read."""
    rows = [one for one in found.giving if one.who.id != but]
    chosen = [one for one in rows if one.lead] or [one for one in rows if one.key] or rows
    people = (session.get_one(Person, one) for one in dict.fromkeys(row.who.id for row in chosen))
    return [one for one in people if _can_be_told(session, one, found)]


def tell_taken(session: Session, stamp: Stamp, found: Passing, giver: Person, receiver: int) -> None:
    _tell(session, stamp, found, giver, {TOOK: receiver})


def tell_corrected(session: Session, stamp: Stamp, found: Passing, receiver: Person) -> None:
    if _can_be_told(session, receiver, found):
        _tell(session, stamp, found, receiver, {CORRECTED: receiver.id})


def redraw(session: Session, found: Passing, receiver: int) -> None:
    """Wherever it was told what this receiver takes along, or what is said to it."""
    said = select(Occasion).where(Occasion.handover_id == found.row.id, Occasion.kind == "note")
    told = (one for one in session.scalars(said) if receiver in (one.values.get(TOOK), one.values.get(CORRECTED)))
    posts = [one.post_id for one in told if one.post_id]
    session.execute(update(Post).where(Post.id.in_(posts), Post.state == "sent").values(wanted=Post.wanted + 1))


def is_about(occasion: Occasion) -> bool:
    """Whether it tells of what somebody takes along."""
    return TOOK in occasion.values or CORRECTED in occasion.values


def is_news(session: Session, occasion: Occasion, today: date) -> bool:
    """Whether what is taken along waits to be looked at by this giver, or what is said to it is there to be read."""
    taken = told(session, occasion, today)
    return taken is not None and (not taken.seen if TOOK in occasion.values else bool(taken.said))


def told(session: Session, occasion: Occasion, today: date) -> TakenShown | None:
    """As it stands; None: it is no more, or no longer this reader's to know."""
    receiver = occasion.values.get(TOOK) or occasion.values[CORRECTED]
    receipt = session.get(Receipt, (occasion.handover_id, receiver))
    reader = session.get_one(Person, occasion.to_person_id)
    return None if receipt is None else shown(session, receipt, reader, today, gives=TOOK in occasion.values)


def shown(session: Session, receipt: Receipt, reader: Person, today: date, *, gives: bool) -> TakenShown | None:
    """What is taken along, for a reader who hands over (`gives`) or wrote it; None: it is not theirs to know."""
    row = session.get_one(Handover, receipt.handover_id)
    try:
        found = passing(session, alone(reader, today), row.uid, today)
    except Refusal:
        return None
    has_part = found.gives(reader.id) if gives else reader.id == receipt.person_id
    if not receipt.takes_with or not has_part:
        return None
    by = session.get_one(Person, receipt.corrected_by) if receipt.corrected_by else None
    return TakenShown(
        who=as_called(session.get_one(Person, receipt.person_id), found.shown.people),
        line=receipt.takes_with,
        said=receipt.corrected or "",
        said_by=as_called(by, found.shown.people) if by else None,
        seen=receipt.seen_at is not None,
    )


def _can_be_told(session: Session, person: Person, found: Passing) -> bool:
    gone = person.active_to is not None and person.active_to < found.today
    return person.slack_id is not None and not gone and reads(session, person.id, found)


def _tell(session: Session, stamp: Stamp, found: Passing, to: Person, values: dict[str, Any]) -> None:
    """Once an evening; what is said is what is true then."""
    workspace = session.get_one(Workspace, stamp.workspace)
    days = work_days(session, workspace.id, workspace.country)
    day, due = evening(stamp.at, to.tz or workspace.tz, workspace.at_time, days)
    ((what, about),) = values.items()
    planning.say_now(
        session,
        stamp,
        found.row.id,
        kind="note",
        to_person_id=to.id,
        values=values,
        due_at=due,
        apart=f"{what} {about} {day.isoformat()}",
    )
