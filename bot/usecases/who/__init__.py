"""Who knows: from people, phases and systems of the journeys the viewer may read, and of no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.projection.knowing import Knower, Known, Meant, Stay, knower, ranked
from bot.rules.texts import Refusal
from bot.usecases.rights import NOT_FOUND, Viewer, readable, visible
from bot.usecases.who import staying
from bot.usecases.who.meaning import Meanings
from bot.usecases.who.meeting import with_meetings
from storage.engine import Store
from storage.tables import Assignment, Customer, Journey, Person, System, Workspace

__all__ = ["asked", "meanings", "mentioned", "near_customers", "nearest"]


def meanings(store: Store, viewer: Viewer, words: str, *, within: str | None = None) -> list[Meant]:
    """What the words may mean; `within` a journey (its uid), or anywhere."""
    with store.read() as session:
        return Meanings(session, viewer, within).of(words)


def nearest(store: Store, viewer: Viewer, words: str, *, within: str | None = None) -> list[Meant]:
    """What is called nearly so."""
    with store.read() as session:
        return Meanings(session, viewer, within).near(words)


def near_customers(store: Store, viewer: Viewer, name: str) -> list[str]:
    """Customers the viewer may see who are called nearly so, when none is called so."""
    with store.read() as session:
        return Meanings(session, viewer).near_customers(name)


def mentioned(store: Store, viewer: Viewer, slack_id: str) -> Meant | None:
    """Whom a mention means; None when they are on no journey the viewer may read."""
    with store.read() as session:
        return Meanings(session, viewer).mentioned(slack_id)


def asked(
    store: Store, viewer: Viewer, today: date, kind: str, ref: str, *, within: str | None = None, phase: str = ""
) -> Known:
    """Who knows the customer, journey, system or role; or what the person knows.

    What is unknown, foreign or hidden is NOT_FOUND. `phase` is a phase's kind: then only who is on such a one.
    """
    with store.read() as session:
        meant = Meanings(session, viewer, within).called(kind, ref)
        if meant is None:
            raise Refusal(NOT_FOUND)
        about = _about(meant, within)
        found = staying.journeys(session, visible(viewer), readable(viewer), *about)
        looked = found[: staying.MOST]
        told = staying.stays(session, looked, *_part(meant))
        if phase:
            told = [(row, stay) for row, stay in told if row.phase_kind == phase]
        if meant.kind == "system":
            told = [(row, stay) for row, stay in told if meant.ref in map(names.fold, stay.systems)]
        return Known(
            meant=meant,
            knowers=with_meetings(session, viewer, _grouped(told, viewer, today, by_customer=meant.kind == "person")),
            journeys=len(looked),
            more=len(found) > len(looked),
            closed=_closed(session, viewer, meant, about),
            team=session.get_one(Workspace, viewer.workspace).team_id,
            phase=phase,
        )


def _about(meant: Meant, within: str | None) -> list[ColumnElement[bool]]:
    """Which journeys speak of it."""
    part = (Assignment.journey_id == Journey.id, Assignment.void_change.is_(None))
    person = select(Person.id).where(Person.uid == meant.ref).scalar_subquery()
    conditions: dict[str, ColumnElement[bool]] = {
        "customer": Customer.uid == meant.ref,
        "journey": Journey.uid == meant.ref,
        "system": exists().where(System.journey_id == Journey.id, System.fold == meant.ref),
        "person": exists().where(*part, Assignment.person_id == person),
        "role": exists().where(*part, Assignment.role_text.icontains(meant.ref, autoescape=True)),
    }
    return [conditions[meant.kind], *([Journey.uid == within] if within else [])]


def _part(meant: Meant) -> list[ColumnElement[bool]]:
    """Which assignments of those journeys do."""
    if meant.kind == "person":
        return [Person.uid == meant.ref]
    if meant.kind == "role":
        return [Assignment.role_text.icontains(meant.ref, autoescape=True)]
    return []


def _grouped(told: Iterable[tuple[Any, Stay]], viewer: Viewer, today: date, *, by_customer: bool) -> tuple[Knower, ...]:
    """A knower for each person and side; of one person: for each customer."""
    groups: dict[tuple[Any, ...], list[Stay]] = defaultdict(list)
    people = {}
    for row, stay in told:
        groups[(row.person_id, stay.customer if by_customer else stay.side)].append(stay)
        people[row.person_id] = row
    return ranked(_knower(people[group[0]], stays, viewer, today) for group, stays in groups.items())


def _knower(row: Any, stays: list[Stay], viewer: Viewer, today: date) -> Knower:
    gone = row.active_to is not None and row.active_to <= today
    here = row.slack_id is not None and row.kind in ("member", "guest") and not gone
    return knower(stays, today, askable=here and row.person_id != viewer.person_id, gone=gone)


def _closed(session: Session, viewer: Viewer, meant: Meant, about: list[ColumnElement[bool]]) -> tuple[str, ...]:
    """What is public of a customer's other journeys is that they are there."""
    if meant.kind not in ("customer", "journey"):
        return ()
    found = staying.journeys(session, visible(viewer), ~readable(viewer), *about)
    return tuple(row.name for row in found[:5])
