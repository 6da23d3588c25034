"""Of people outside Slack, those of whom somebody may know: who is in a plan, or said something, that they may read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, exists, or_, select
from sqlalchemy.orm import Session, aliased

from bot.rules.names import fold
from bot.usecases import identity
from bot.usecases.belonging import readable_of
from bot.usecases.identity import PersonFacts
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Assignment, Journey, Note, Person

T = TypeVar("T", PersonFacts, Row[Any])


def may_know(viewer: Viewer) -> ColumnElement[bool]:
    """A condition on Person. Who is in Slack everybody there may know of; who was taken out of a plan stays known."""
    own, note = aliased(Assignment), aliased(Note)  # the rights look into assignments too
    plans = select(Journey.id).where(visible(viewer), readable(viewer))
    part = exists().where(own.person_id == Person.id, own.journey_id.in_(plans))
    said = exists().where(note.said_by_id == Person.id, note.id.in_(select(Note.id).where(readable_of(viewer, Note))))
    return or_(Person.slack_id.is_not(None), part, said)


def called(store: Store, viewer: Viewer, name: str) -> tuple[PersonFacts, ...]:
    """Whom a name that the viewer has typed may mean."""
    found = identity.find_people(store, viewer.workspace, name)
    if all(person.slack_id is not None for person in found):
        return found
    with store.read() as session:
        return tuple(known_of(session, viewer, found))


def known_of(session: Session, viewer: Viewer, rows: Sequence[T]) -> list[T]:
    """Those of these people whom the viewer may know; of several outside Slack with one name, whom nothing tells
    apart, the first."""
    known = _ids(session, viewer, [row.id for row in rows if row.slack_id is None])
    kept = [row for row in rows if row.slack_id is not None or row.id in known]
    first = {fold(row.name): row.id for row in reversed(kept) if row.slack_id is None}
    return [row for row in kept if row.slack_id is not None or first[fold(row.name)] == row.id]


def _ids(session: Session, viewer: Viewer, outside: Collection[int]) -> set[int]:
    if not outside:
        return set()
    return set(session.scalars(select(Person.id).where(Person.id.in_(outside), may_know(viewer))))
