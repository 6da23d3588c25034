"""What is held about one person, as far as the reader may know it; about oneself all of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import Session, aliased

from bot.rules.tabled import Table
from bot.rules.texts import Refusal
from bot.rules.values import fact
from bot.usecases.exporting.notes import notes
from bot.usecases.exporting.plans import JOURNEY
from bot.usecases.figures import held, its_customer, readable_figures
from bot.usecases.notes.rights import readable_notes
from bot.usecases.rights import NOT_FOUND, Viewer, readable, visible
from storage.engine import Store
from storage.tables import (
    Absence,
    Assignment,
    Change,
    Channel,
    Customer,
    Handover,
    Journey,
    Membership,
    Note,
    NotePerson,
    Person,
    Phase,
    ToldFigures,
    Word,
)

ACCOUNT = (
    *("slack_id", "outside_ref", "email", "name", "kind", "admin", "tz", "language", "speaks", "digest"),
    *("active_from", "active_to", "checked_at"),
)


@fact
class PersonHeld:
    """The tables that hold something, and how many journeys and notes stand in them."""

    uid: str
    name: str
    tables: tuple[Table, ...]
    journeys: int
    notes: int


def held_of(store: Store, viewer: Viewer, person_id: int) -> PersonHeld:
    """Of others what the reader may read of them: whoever calls this sees to it that they may ask."""
    with store.read() as session:
        person = session.get(Person, person_id)
        if person is None or person.workspace_id != viewer.workspace or person.forgotten_at is not None:
            raise Refusal(NOT_FOUND)
        found = [_account(person), *_parts(session, viewer, person), _notes(session, viewer, person)]
        found += [_figures(session, viewer, person), _absences(session, person), *_traces(session, viewer, person)]
        roles = next(table for table in found if table.name == "roles")
        return PersonHeld(
            uid=person.uid,
            name=person.name,
            tables=tuple(table for table in found if table.rows),
            journeys=len({row[0] for row in roles.rows}),
            notes=next(len(table.rows) for table in found if table.name == "notes"),
        )


def _known(viewer: Viewer, person: Person) -> ColumnElement[bool]:
    """Journeys that may be told of."""
    return true() if viewer.person_id == person.id else and_(visible(viewer), readable(viewer))


def _account(person: Person) -> Table:
    rows = tuple((name, str(value)) for name in ACCOUNT if (value := getattr(person, name)) is not None)
    return Table(name="account", columns=("what", "value"), rows=rows)


def _parts(session: Session, viewer: Viewer, person: Person) -> tuple[Table, Table]:
    """Roles, and answers to whether they stay on; a private reason is the person's own to read."""
    own = aliased(Assignment)  # the rights look into assignments too
    part = (own.side, own.role_text, own.lead, own.key, own.first, own.last, own.percent, own.given)
    roles = (
        select(JOURNEY, Journey.name, Phase.kind, Phase.name, *part)
        .join(Journey, Journey.id == own.journey_id)
        .join(Phase, Phase.id == own.phase_id)
        .where(own.person_id == person.id, own.void_change.is_(None), _known(viewer, person))
        .order_by(own.id)
    )
    reason = (Word.private_reason,) if viewer.person_id == person.id else ()
    answers = (
        select(JOURNEY, Phase.kind, Phase.name, Word.answer, Word.start, Word.given_at, Word.lapsed_at, *reason)
        .join(Handover, Handover.id == Word.handover_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .where(Word.person_id == person.id, _known(viewer, person))
        .order_by(Word.id)
    )
    told = ("journey_id", "phase", "phase_name", "answer", "start", "given_at", "lapsed_at", "reason")
    return (
        _table(session, "roles", ROLES, roles),
        _table(session, "answers", told[: 7 + len(reason)], answers),
    )


ROLES = (
    *("journey_id", "journey", "phase", "phase_name", "side", "role", "lead", "key", "start", "end"),
    *("allocation", "status"),
)


def _notes(session: Session, viewer: Viewer, person: Person) -> Table:
    """What they wrote, said or heard."""
    heard = select(NotePerson.note_id).where(NotePerson.person_id == person.id)
    wrote = Note.author_id == person.id
    theirs = and_(Note.workspace_id == viewer.workspace, Note.void_change.is_(None), wrote)
    own = theirs if viewer.person_id == person.id else and_(wrote, readable_notes(viewer))
    return notes(session, or_(own, and_(or_(Note.said_by_id == person.id, Note.id.in_(heard)), readable_notes(viewer))))


def _figures(session: Session, viewer: Viewer, person: Person) -> Table:
    """What they told of customers."""
    own = ToldFigures.void_change.is_(None) if viewer.person_id == person.id else readable_figures(viewer)
    told = (ToldFigures.segment, ToldFigures.revenue, ToldFigures.service_hours, ToldFigures.told_at)
    found = (
        select(Customer.name, *told)
        .select_from(ToldFigures)
        .outerjoin(held, held.id == ToldFigures.journey_id)
        .join(Customer, Customer.id == its_customer)
        .where(ToldFigures.author_id == person.id, own)
        .order_by(ToldFigures.id)
    )
    columns = ("customer", "segment", "revenue", "service_hours", "told_at")
    return _table(session, "figures", columns, found)


def _absences(session: Session, person: Person) -> Table:
    live = (Absence.person_id == person.id, Absence.void_change.is_(None))
    found = select(Absence.first, Absence.last).where(*live).order_by(Absence.id)
    return _table(session, "absences", ("start", "end"), found)


def _traces(session: Session, viewer: Viewer, person: Person) -> tuple[Table, Table]:
    """What they changed, and which channels they were seen in."""
    own = true() if viewer.person_id == person.id else false()
    changes = (
        select(Change.at, Change.what, JOURNEY)
        .outerjoin(Journey, Journey.id == Change.journey_id)
        .where(Change.by_id == person.id, or_(Change.journey_id.is_(None), _known(viewer, person)))
        .order_by(Change.id)
    )
    seen = (
        select(Channel.slack_id, Channel.name, Membership.seen_at)
        .join(Channel, Channel.id == Membership.channel_id)
        .where(Membership.person_id == person.id, or_(own, Channel.private.is_(False)))
    )
    return (
        _table(session, "changes", ("at", "what", "journey_id"), changes),
        _table(session, "channels", ("channel", "name", "seen_at"), seen),
    )


def _table(session: Session, name: str, columns: tuple[str, ...], found: Any) -> Table:
    return Table(name=name, columns=columns, rows=tuple(map(tuple, session.execute(found))))
