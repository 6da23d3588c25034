"""Where somebody stands beside the plans: of which journeys and meetings something was said that may name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from bot.usecases import planning
from storage.tables import (
    GuideItem,
    Handover,
    Inquiry,
    Meeting,
    MeetingPerson,
    Note,
    NotePerson,
    Occasion,
    Person,
    Post,
    PostItem,
    Receipt,
)

OF_HANDOVERS: tuple[tuple[Any, Any], ...] = (
    (Receipt, Receipt.person_id),
    (Receipt, Receipt.corrected_by),
    (Inquiry, Inquiry.person_id),
    (Inquiry, Inquiry.asked_by),
)


def draw_again(session: Session, people: Sequence[int], rewritten: Iterable[Any]) -> None:
    """All that was said of what they wrote, said, heard, read, asked, were asked or were at; and of these rows, whose
    texts named them."""
    rows = list(rewritten)
    notes = set(session.scalars(_notes(people))) | {row.id for row in rows if isinstance(row, Note)}
    meetings = set(session.scalars(_meetings(people, notes))) | set(_of(rows, Meeting, "id", GuideItem, "meeting_id"))
    handovers = set(_of(rows, Handover, "id", Receipt, "handover_id", Inquiry, "handover_id"))
    for table, column in OF_HANDOVERS:
        handovers |= set(session.scalars(select(table.handover_id).where(column.in_(people))))
    journeys = set(session.scalars(select(Handover.journey_id).where(Handover.id.in_(handovers - {None}))))
    journeys |= set(session.scalars(select(Note.journey_id).where(Note.id.in_(notes))))
    for journey in sorted(one for one in journeys if one is not None):
        planning.redraw_all(session, journey)
    said = select(PostItem.post_id).join(Occasion, Occasion.id == PostItem.occasion_id)
    about = or_(Occasion.meeting_id.in_(meetings), and_(Occasion.kind == "note", Occasion.journey_id.is_(None)))
    here = select(Person.workspace_id).where(Person.id.in_(people))
    told = (Post.workspace_id.in_(here), Post.id.in_(said.where(about)), Post.state == "sent")
    session.execute(update(Post).where(*told).values(wanted=Post.wanted + 1))


def _notes(people: Sequence[int]) -> Any:
    marked = select(NotePerson.note_id).where(NotePerson.person_id.in_(people))
    return select(Note.id).where(or_(Note.author_id.in_(people), Note.said_by_id.in_(people), Note.id.in_(marked)))


def _meetings(people: Sequence[int], notes: Iterable[int]) -> Any:
    """Also those whose notes were told in a channel."""
    there = select(MeetingPerson.meeting_id).where(MeetingPerson.person_id.in_(people))
    kept = select(GuideItem.meeting_id).where(GuideItem.note_id.in_(notes))
    return select(Meeting.id).where(
        or_(Meeting.author_id.in_(people), Meeting.quote_by_id.in_(people), Meeting.id.in_(there), Meeting.id.in_(kept))
    )


def _of(rows: Iterable[Any], *tables: Any) -> Iterator[int]:
    """A column of those rows that are of a table: table and column in turn."""
    columns = dict(zip(tables[::2], tables[1::2], strict=True))
    return (getattr(row, columns[type(row)]) for row in rows if type(row) in columns)
