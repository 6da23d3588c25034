"""Who may read and change a note: the readers of its journey; without one, the people of the channel it was written in.

Decided from the database as of now. The author always reads it: they wrote it.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from bot.rules.texts import Refusal
from bot.usecases.belonging import readable_of
from bot.usecases.rights import NOT_FOUND, Viewer, must_change
from storage.tables import Journey, Note


def readable_notes(viewer: Viewer) -> ColumnElement[bool]:
    """A condition on Note: live notes that the viewer may read, retired ones among them."""
    return readable_of(viewer, Note)


held = aliased(Journey, name="held")
"""The journey of a note where both are read: under a name of its own, as the rights look into journeys too."""
its_customer: ColumnElement[int] = func.coalesce(held.customer_id, Note.customer_id)
"""The customer a note is about (its id), where `held` is joined to it."""


def note_of(session: Session, viewer: Viewer, uid: str) -> Note:
    """The note with that uid; unknown, foreign and hidden ones get the same words."""
    found = session.scalar(select(Note).where(readable_notes(viewer), Note.uid == uid))
    if found is None:
        raise Refusal(NOT_FOUND)
    return found


def changeable_note(session: Session, viewer: Viewer, uid: str) -> Note:
    """The same for a change: of a journey's note by who may change the journey."""
    note = note_of(session, viewer, uid)
    if note.journey_id is not None:
        must_change(session, viewer, session.get_one(Journey, note.journey_id))
    return note
