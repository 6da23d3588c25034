"""What the form of a note offers to choose from: journeys, systems, what relieves a pain, the same pain elsewhere."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.rules.projection.noted import NoteEdited, NoteFields, Option
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.done import day_in
from bot.usecases.notes.rights import changeable_note, held, its_customer, readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Channel, Customer, Journey, Note, NotePair, NotePerson, Person, System, Workspace

MOST = 50
"""Options of one menu here."""
NO_JOURNEY = N_("There is no journey yet that you can see. Start one in its channel: /handover new.")
LOOKED_THROUGH = 500
"""Pains of other customers among which the nearest are looked for, the newest first."""


@fact
class Places:
    """Where a note may be kept: journeys to choose from, and whether a customer alone will do."""

    journeys: tuple[Option, ...]
    customer: bool


def places(store: Store, viewer: Viewer, *, copied: bool = False) -> Places:
    """The channel's own journeys; where it has none, all that the viewer may read, or a customer alone.

    `copied`: the text is a message's, which goes no further than the people of a private channel.
    """
    with store.read() as session:
        if viewer.channel_id is None:
            everywhere = _journeys(session, viewer)
            if not everywhere:
                raise Refusal(NO_JOURNEY)
            return Places(journeys=everywhere, customer=False)
        if here := _journeys(session, viewer, Journey.channel_id == viewer.channel_id):
            return Places(journeys=here, customer=False)
        private = session.get_one(Channel, viewer.channel_id).private
        return Places(journeys=() if copied and private else _journeys(session, viewer), customer=True)


def _journeys(session: Session, viewer: Viewer, *so: ColumnElement[bool]) -> tuple[Option, ...]:
    """Name and uid, the liveliest first."""
    open_first = (Journey.state.in_(("lost", "done")), Journey.changed_at.desc(), Journey.id.desc())
    found = select(Journey.name, Journey.uid).where(visible(viewer), readable(viewer), *so)
    return tuple((name, uid) for name, uid in session.execute(found.order_by(*open_first).limit(MOST)))


def edited(store: Store, viewer: Viewer, uid: str) -> NoteEdited:
    """For the form `Edit…`."""
    with store.read() as session:
        note = changeable_note(session, viewer, uid)
        systems = select(System.name).where(System.journey_id == note.journey_id).order_by(System.id)
        hearers = select(Person.slack_id).join(NotePerson, NotePerson.person_id == Person.id)
        heard = hearers.where(NotePerson.note_id == note.id, NotePerson.how == "heard", Person.slack_id.is_not(None))
        system = session.get(System, note.system_id) if note.system_id else None
        said_by = session.get(Person, note.said_by_id) if note.said_by_id else None
        same = session.get(Note, note.same_as_id) if note.same_as_id else None
        pains = _pains_elsewhere(session, viewer, note)
        return NoteEdited(
            uid=note.uid,
            fields=NoteFields(
                text=note.text,
                kind=note.kind,
                speaker=said_by.name if said_by else "",
                system=system.name if system else "",
                systems=tuple(session.scalars(systems)),
                heard=tuple(slack_id for slack_id in session.scalars(heard) if slack_id),
                heard_on=_heard_on(session, note),
            ),
            shareable=note.audience == "shareable",
            segment=note.segment or "",
            pairs=opposites(session, viewer, note),
            paired=paired(session, note),
            same=pains,
            same_as=same.uid if same else None,
        )


def _heard_on(session: Session, note: Note) -> date | None:
    mine = select(func.min(NotePerson.at)).where(NotePerson.note_id == note.id, NotePerson.how == "heard")
    first = session.scalar(mine)
    return day_in(session.get_one(Workspace, note.workspace_id), first) if first else None


def opposites(session: Session, viewer: Viewer, note: Note) -> tuple[Option, ...]:
    """Relievers for a pain, pains for a reliever: of the same customer."""
    opposite = {"pain": "reliever", "reliever": "pain"}.get(note.kind or "")
    if opposite is None:
        return ()
    so = (readable_notes(viewer), LIVE, Note.kind == opposite, its_customer == _customer(session, note))
    held_by = select(Note.text, Note.uid).outerjoin(held, held.id == Note.journey_id)
    found = held_by.where(*so).order_by(Note.id.desc()).limit(MOST)
    return tuple((text, uid) for text, uid in session.execute(found))


def paired(session: Session, note: Note) -> tuple[str, ...]:
    uids: list[str] = []
    for mine, other in ((NotePair.pain_id, NotePair.reliever_id), (NotePair.reliever_id, NotePair.pain_id)):
        uids += session.scalars(select(Note.uid).join(NotePair, other == Note.id).where(mine == note.id))
    return tuple(uids)


def _pains_elsewhere(session: Session, viewer: Viewer, note: Note) -> tuple[Option, ...]:
    """Pains of other customers, those that are said most alike first."""
    if note.kind != "pain":
        return ()
    so = (readable_notes(viewer), LIVE, Note.kind == "pain", its_customer != _customer(session, note))
    found = (
        select(Note.id, Note.text, Note.uid, Note.fold, Customer.name)
        .outerjoin(held, held.id == Note.journey_id)
        .join(Customer, Customer.id == its_customer)
        .where(*so)
        .order_by(Note.id.desc())
        .limit(LOOKED_THROUGH)
    )
    near = sorted(session.execute(found), key=lambda row: (row.id != note.same_as_id, -_alike(note.fold, row.fold)))
    return tuple((f"{row.name}: {row.text}", row.uid) for row in near[:MOST])


def _customer(session: Session, note: Note) -> int | None:
    return session.get_one(Journey, note.journey_id).customer_id if note.journey_id else note.customer_id


def _alike(one: str, other: str) -> float:
    """How alike two texts are, by their first words: 0 to 1."""
    return SequenceMatcher(None, one[:200], other[:200]).quick_ratio()
