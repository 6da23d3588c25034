"""Whose Home may look different after what was kept since: found by the numbers of changes and occasions."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from bot.usecases.home.opened import LATELY
from storage.engine import Store
from storage.tables import Assignment, Change, Handover, Home, Journey, Membership, Occasion, Person

MOST = 200
"""Journeys changed at once up to which it is asked whom they concern; beyond that it is taken to be everybody."""
OF_ALL = "workspace."
"""How the names of changes begin that everybody may see in their Home."""


class Mark(NamedTuple):
    """The last change and the last occasion there are."""

    change: int
    occasion: int


def mark(store: Store) -> Mark:
    changes = select(func.coalesce(func.max(Change.id), 0)).scalar_subquery()
    occasions = select(func.coalesce(func.max(Occasion.id), 0)).scalar_subquery()
    with store.look() as connection:
        return Mark(*connection.execute(select(changes, occasions)).one())


def stirred(store: Store, workspace: int, since: Mark, until: Mark) -> list[int]:
    """Ids of people who have opened their Home of late and whom something of it concerns, who opened last first.

    What is theirs to see is decided when it is drawn: here it is only who had better be looked at.
    """
    with store.read() as session:
        if not (concerned := _concerned(session, workspace, since, until)):
            return []
        found = (
            select(Home.person_id)
            .join(Person, Person.id == Home.person_id)
            .where(Home.workspace_id == workspace, Home.opened_at > store.now() - LATELY, or_(*concerned))
            .order_by(Home.opened_at.desc())
        )
        return list(session.scalars(found))


def _concerned(session: Session, workspace: int, since: Mark, until: Mark) -> list[ColumnElement[bool]]:
    changed = select(Change.journey_id, Change.by_id, Change.what).where(
        Change.workspace_id == workspace, Change.id > since.change, Change.id <= until.change
    )
    rows = session.execute(changed).all()
    said = (
        select(Occasion.to_person_id, Handover.journey_id)
        .outerjoin(Handover, Handover.id == Occasion.handover_id)
        .where(Occasion.workspace_id == workspace, Occasion.id > since.occasion, Occasion.id <= until.occasion)
    )
    told = session.execute(said).all()
    people = {*(row.to_person_id for row in told), *(row.by_id for row in rows)} - {None}
    journeys = {row.journey_id for row in (*rows, *told)} - {None}
    if len(journeys) > MOST or any(row.what.startswith(OF_ALL) for row in rows):
        return [true()]
    return [
        *([Home.person_id.in_(people)] if people else []),
        *([_near(journeys)] if journeys else []),
    ]


def _near(journeys: Collection[int]) -> ColumnElement[bool]:
    """On one of the journeys, or once on it; in its channel; who made it; and admins."""
    here = Journey.id.in_(journeys)
    on_it = exists().where(Assignment.journey_id.in_(journeys), Assignment.person_id == Home.person_id)
    inside = exists().where(here, Membership.channel_id == Journey.channel_id, Membership.person_id == Home.person_id)
    made = exists().where(here, Journey.creator_id == Home.person_id)
    return or_(on_it, inside, made, and_(Person.admin.is_(True), exists().where(here)))
