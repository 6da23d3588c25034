"""A journey whose owner's account is closed: who may change it is asked, once, to name another (case 57)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.usecases import planning
from bot.usecases.changing import Stamp
from bot.usecases.done import today
from bot.usecases.projection import owner_of
from bot.usecases.rights import Access, access, alone
from storage.tables import Assignment, Handover, Journey, Membership, Occasion, Person

NO_OWNER = "no_owner"
"""`trouble` of the alert."""
ASKED = 3
"""So many at the most are asked for one journey."""


def ask_for_owners(session: Session, stamp: Stamp, closed: int) -> None:
    """Of the open journeys that the person with the closed account made or is on."""
    part = select(Assignment.journey_id).where(Assignment.person_id == closed, Assignment.void_change.is_(None))
    mine = or_(Journey.creator_id == closed, Journey.id.in_(part))
    theirs = select(Journey).where(
        Journey.workspace_id == stamp.workspace, mine, Journey.void_change.is_(None), Journey.state == "open"
    )
    day = today(session, stamp.workspace, stamp.at)
    for journey in session.scalars(theirs.order_by(Journey.id)).all():
        owner = session.get_one(Person, owner_of(session, stamp.workspace, journey.id, day).id)
        if owner.active_to is not None:
            _ask(session, stamp, journey, owner, day)


def _ask(session: Session, stamp: Stamp, journey: Journey, owner: Person, day: date) -> None:
    open_ones = select(Handover.id).where(Handover.journey_id == journey.id, Handover.closed_at.is_(None))
    handover = session.scalar(open_ones.order_by(Handover.next_due_at.is_(None), Handover.next_due_at, Handover.id))
    if handover is None or _is_asked(session, handover, owner):
        return
    values = {"trouble": NO_OWNER, "gone": owner.id}
    for person in islice(_who_may_name_one(session, journey, day), ASKED):
        planning.say_now(session, stamp, handover, kind="alert", to_person_id=person.id, values=values, apart=owner.uid)


def _is_asked(session: Session, handover: int, owner: Person) -> bool:
    said = select(Occasion.values).where(Occasion.handover_id == handover, Occasion.kind == "alert")
    return any(values.get("gone") == owner.id for values in session.scalars(said))


def _who_may_name_one(session: Session, journey: Journey, day: date) -> Iterator[Person]:
    """Admins who may change it; of a private channel, where it may not exist for them, who was in it last; else who is
    on it and reads it."""
    members = select(Person).where(
        Person.workspace_id == journey.workspace_id,
        Person.kind == "member",
        Person.slack_id.is_not(None),
        Person.active_to.is_(None),
    )
    inside = members.join(Membership, Membership.person_id == Person.id).where(
        Membership.channel_id == journey.channel_id
    )
    on_it = members.join(Assignment, Assignment.person_id == Person.id).where(Assignment.journey_id == journey.id)
    for asked, takes in (
        (members.where(Person.admin).order_by(Person.id), Access.CHANGE),
        (inside.order_by(Membership.seen_at.desc()), Access.CHANGE),
        (on_it.where(Assignment.void_change.is_(None)).order_by(Assignment.id), Access.READ),
    ):
        found = dict.fromkeys(session.scalars(asked))
        may = [one for one in found if access(session, alone(one, day), journey) >= takes]
        if may:
            yield from may
            return
