"""Notes from a file: each on its journey or of its customer, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time

from sqlalchemy import and_, select, true

from bot.rules import names
from bot.rules.brought import NoteRow
from bot.rules.knowledge.text import LONGEST, written
from bot.usecases.importing.held import customers
from bot.usecases.importing.linked import in_order, link
from bot.usecases.importing.load import Loading
from bot.usecases.people.known import may_know
from bot.usecases.people.who import somebody_named
from bot.usecases.recording import number, record
from bot.usecases.rights import Access, access
from storage.tables import Journey, Note, NotePerson, Person, System


def keep_notes(loading: Loading, rows: Sequence[NoteRow]) -> tuple[int, int]:
    """How many are new, and of how many no journey was found, or no channel to keep a customer's note for.

    A note with the same words at the same place is the same note.
    """
    made = {one.columns["outside_ref"]: one.columns["id"] for one in loading.new}
    kept: dict[str, Note] = {}
    new = lost = 0
    for row in in_order(rows):
        place = _place(loading, row, made)
        text = written(row.text)[:LONGEST]
        if place is None or not text:
            lost += 1
            continue
        journey_id, customer_id = place
        mine = (Note.workspace_id == loading.stamp.workspace, Note.fold == names.fold(text), Note.void_change.is_(None))
        of_customer = and_(Note.customer_id == customer_id, Note.channel_id == loading.channel_id)
        there = Note.journey_id == journey_id if customer_id is None else of_customer
        note = loading.session.scalar(select(Note).where(*mine, there).order_by(Note.id).limit(1))
        if note is None:
            note = _keep(loading, row, text, journey_id, customer_id, kept)
            new += 1
        if row.id:
            kept[row.id] = note
    return new, lost


def _place(loading: Loading, row: NoteRow, new: Mapping[str, int]) -> tuple[int | None, int | None] | None:
    """Journey and customer; a note of a customer is for the people of the channel that is chosen."""
    if row.journey:
        made = new.get(row.journey)
        known = loading.journeys.get(row.journey) or loading.by_key.get(row.journey)
        if made is None and known is not None and not _closed(loading, known):
            made = known.id
        return None if made is None else (made, None)
    if not row.customer or loading.channel_id is None:
        return None
    name = names.tidy(row.customer)
    return None, customers(loading.session, loading.stamp.workspace, [name])[names.fold(name)].id


def _closed(loading: Loading, journey: Journey) -> bool:
    viewer = loading.viewer
    return viewer is not None and access(loading.session, viewer, journey) < Access.CHANGE


def _keep(  # noqa: PLR0917 - the note's row, text and place, and what was kept before
    loading: Loading,
    row: NoteRow,
    text: str,
    journey_id: int | None,
    customer_id: int | None,
    kept: Mapping[str, Note],
) -> Note:
    session, stamp = loading.session, loading.stamp
    assert stamp.by is not None
    number(session, stamp.workspace)
    system = (System.journey_id == journey_id, System.fold == names.fold(row.system))
    note = Note(
        workspace_id=stamp.workspace,
        journey_id=journey_id,
        customer_id=customer_id,
        channel_id=loading.channel_id,
        kind=row.kind,
        text=text,
        fold=names.fold(text),
        author_id=stamp.by,
        said_by_id=somebody_named(session, stamp, row.said_by).id if names.tidy(row.said_by) else None,
        system_id=session.scalar(select(System.id).where(*system)) if row.system else None,
        audience=row.audience,
        segment=names.tidy(row.segment) or None if row.kind == "reliever" else None,
        status=(row.status or "open") if row.kind == "promise" else None,
        kept_at=datetime.combine(row.kept_on, time(12), UTC) if row.kept_on else stamp.at,
    )
    session.add(note)
    session.flush()
    here = {"workspace_id": stamp.workspace, "note_id": note.id}
    heard = {person for ref in row.heard if (person := _person(loading, ref)) is not None}
    session.add_all(NotePerson(**here, person_id=one, how="heard", at=note.kept_at) for one in sorted(heard))
    if stamp.by not in heard:
        session.add(NotePerson(**here, person_id=stamp.by, how="read", at=stamp.at))
    link(session, note, row, kept)
    values = {"note": note.uid, "kind": note.kind, "status": note.status}
    record(session, stamp, journey_id, "note.kept", values, beside=True)
    return note


def _person(loading: Loading, ref: str) -> int | None:
    """Somebody of the file, or whom the viewer knows by that id or whole name."""
    if ref in loading.known.people:
        return loading.known.people[ref]
    mine = (Person.workspace_id == loading.stamp.workspace, Person.forgotten_at.is_(None))
    alike = (Person.slack_id == ref) | (Person.outside_ref == ref) | (Person.fold == names.fold(ref))
    known = true() if loading.viewer is None else may_know(loading.viewer)
    found = loading.session.scalars(select(Person.id).where(*mine, alike, known).limit(2)).all()
    return found[0] if len(found) == 1 else None
