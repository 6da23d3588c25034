"""What somebody who takes over is told, as it stands; and whether it is still so."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.rules.projection.receiving import ReceivesShown
from bot.usecases.done import day_in
from bot.usecases.notes.answers import is_answer
from bot.usecases.notes.listing import about
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.projection import as_called, handover_shown
from bot.usecases.pulses.people import givers
from bot.usecases.receiving.people import receivers, takes_over
from bot.usecases.receiving.telling import RECEIVES
from bot.usecases.rights import Access, Viewer, access, alone
from storage.tables import Handover, Journey, Note, NotePerson, Occasion, Person, Post, Receipt, Workspace

MOST = 2
"""Of whom it is said that they hand over."""


def is_still(session: Session, handover_id: int, reader: Person, today: date) -> bool:
    """Whether they take over, and have not read the brief."""
    handover = session.get_one(Handover, handover_id)
    first = takes_over(handover)
    if handover.closed_at is not None or first is None:
        return False
    return any(one.id == reader.id for one in receivers(session, handover, first, today))


def receives_shown(session: Session, handover_id: int, reader: Person, today: date) -> ReceivesShown:
    handover = session.get_one(Handover, handover_id)
    shown = handover_shown(session, handover.workspace_id, handover_id, today)
    workspace = session.get_one(Workspace, handover.workspace_id)
    receipt = session.get(Receipt, (handover_id, reader.id))
    viewer = alone(reader, today)
    may_read = access(session, viewer, session.get_one(Journey, handover.journey_id)) >= Access.READ
    give = [as_called(one, shown.people) for one in givers(session, handover, today) if one.id != reader.id]
    return ReceivesShown(
        handover=shown,
        first=takes_over(handover),
        givers=tuple(give[:MOST]) if not shown.within else tuple(who for who in (shown.leaves,) if who is not None),
        notes=unread(session, viewer, handover.journey_id) if may_read else 0,
        may_read=may_read,
        read_on=day_in(workspace, receipt.read_at) if receipt and receipt.read_at else None,
    )


def unread(session: Session, viewer: Viewer, journey_id: int) -> int:
    """Notes of the journey that the reader may read, and has neither heard nor read."""
    known = select(NotePerson.note_id).where(NotePerson.person_id == viewer.person_id)
    so = (readable_notes(viewer), LIVE, ~is_answer(), about(Journey.id == journey_id), Note.id.not_in(known))
    return session.scalar(select(func.count()).select_from(Note).where(*so)) or 0


def redraw(session: Session, handover_id: int, reader: int) -> None:
    """What told them so, where they have just read the brief."""
    told = select(Occasion).where(
        Occasion.handover_id == handover_id, Occasion.kind == "note", Occasion.to_person_id == reader
    )
    posts = [one.post_id for one in session.scalars(told) if RECEIVES in one.values and one.post_id]
    session.execute(update(Post).where(Post.id.in_(posts), Post.state == "sent").values(wanted=Post.wanted + 1))
