"""What was asked over a journey's handovers, about its notes and about what nobody has noted."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.rules.projection import Who
from bot.rules.projection.inquired import AskedShown
from bot.usecases.brief.finding import Passing
from bot.usecases.done import day_in
from bot.usecases.projection import as_called
from storage.tables import Handover, Inquiry, Note, Person, Workspace


class Asked(NamedTuple):
    about: dict[int, tuple[AskedShown, ...]]
    """By the id of the note it asks about."""
    wanted: dict[str, tuple[AskedShown, ...]]
    """By the kind that was asked for."""


def asked_about(session: Session, found: Passing) -> Asked:
    """All that was asked, the earliest first."""
    mine = select(Inquiry).outerjoin(Handover, Handover.id == Inquiry.handover_id)
    about_it = Inquiry.note_id.in_(select(Note.id).where(Note.journey_id == found.journey.id))
    rows = session.scalars(
        mine.where(or_(Handover.journey_id == found.journey.id, about_it)).order_by(Inquiry.id)
    ).all()
    about: dict[int, list[AskedShown]] = defaultdict(list)
    wanted: dict[str, list[AskedShown]] = defaultdict(list)
    for one in rows:
        shown = _shown(session, found, one)
        if one.note_id is not None:
            about[one.note_id].append(shown)
        elif one.wanted is not None:
            wanted[one.wanted].append(shown)
    return Asked({note: tuple(few) for note, few in about.items()}, {kind: tuple(few) for kind, few in wanted.items()})


def _shown(session: Session, found: Passing, one: Inquiry) -> AskedShown:
    workspace = session.get_one(Workspace, one.workspace_id)

    def who(person_id: int) -> Who:
        return as_called(session.get_one(Person, person_id), found.shown.people)

    return AskedShown(
        by=who(one.asked_by),
        to=who(one.person_id),
        on=day_in(workspace, one.asked_at),
        state=one.state,
        text=one.text or "",
    )
