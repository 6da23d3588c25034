"""Meetings that somebody may read, in pages: to come or past, theirs or all; and which journey a name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.calling import first
from bot.rules.projection.knowing import Named
from bot.rules.projection.meetings import MeetingLine, MeetingShown, MeetingsPage
from bot.usecases.meetings.holding import held as hours
from bot.usecases.meetings.rights import (
    changeable_meeting,
    held,
    its_customer,
    meeting_of,
    readable_meetings,
    takes_part,
)
from bot.usecases.meetings.showing import meeting_shown
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Customer, Journey, Meeting, MeetingPerson, Person

PER_PAGE = 8
NEAREST = (Meeting.day, Meeting.begins.asc().nulls_first(), Meeting.id)
LATEST = (Meeting.day.desc(), Meeting.begins.desc().nulls_last(), Meeting.id.desc())


def one(store: Store, viewer: Viewer, uid: str) -> MeetingShown:
    """A meeting by its uid; NOT_FOUND for what is not the reader's to know."""
    with store.read() as session:
        return meeting_shown(session, viewer, meeting_of(session, viewer, uid))


def editable(store: Store, viewer: Viewer, uid: str) -> MeetingShown:
    """The same for a form: refused, in words, to who may not change it, before they fill it in in vain."""
    with store.read() as session:
        return meeting_shown(session, viewer, changeable_meeting(session, viewer, uid))


def listing(
    store: Store, viewer: Viewer, today: date, *, past: bool = False, mine: bool = True, page: int = 1
) -> MeetingsPage:
    """One page; a page beyond the last is the last. To come: the nearest first; past: the latest first."""
    with store.read() as session:
        so = _which(viewer, mine)
        when = (Meeting.day < today) if past else (Meeting.day >= today)
        count = select(func.count()).select_from(Meeting).where(*so)
        total, others = (session.scalar(count.where(each)) or 0 for each in (when, ~when))
        pages = max(1, -(-total // PER_PAGE))
        page = min(max(page, 1), pages)
        order = LATEST if past else NEAREST
        found = _rows().where(*so, when).order_by(*order).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
        return MeetingsPage(
            lines=_lines(session, viewer, session.execute(found).all()),
            page=page,
            pages=pages,
            total=total,
            past=past,
            mine=mine,
            others=others,
        )


def coming(session: Session, viewer: Viewer, today: date, *, most: int) -> tuple[MeetingLine, ...]:
    """The viewer's next meetings, the nearest first."""
    found = _rows().where(*_which(viewer, mine=True), Meeting.day >= today).order_by(*NEAREST)
    return _lines(session, viewer, session.execute(found.limit(most)).all())


def called(store: Store, viewer: Viewer, name: str) -> tuple[Named, ...]:
    """Journeys the viewer may read, as uid, key and name, that a customer's or journey's name means: open ones first.

    The whole name, else its beginning: Acme is Acme AB where nobody is called Acme.
    """
    wanted = names.fold(name)
    with store.read() as session:
        found = select(Journey.uid, Journey.key, Journey.name, Journey.state, Customer.fold).join(
            Customer, Customer.id == Journey.customer_id
        )
        rows = session.execute(found.where(visible(viewer), readable(viewer)).order_by(Journey.id.desc())).all()
    called_so = [(row, {row.fold, names.fold(row.name), names.fold(row.key)}) for row in rows]
    whole = [row for row, each in called_so if wanted in each]
    alike = whole or [row for row, each in called_so if any(one.startswith(f"{wanted} ") for one in each)]
    live = [row for row in alike if row.state in ("open", "paused")] or alike
    return tuple((row.uid, row.key, row.name) for row in live)


def _which(viewer: Viewer, mine: bool) -> tuple[ColumnElement[bool], ...]:
    so = (readable_meetings(viewer), Meeting.cancelled_at.is_(None))
    if not mine:
        return so
    return (*so, or_(Meeting.author_id == viewer.person_id, takes_part(viewer)))


def _rows() -> Any:
    found = select(Meeting, Customer.name.label("customer"), held.name.label("journey"))
    return found.outerjoin(held, held.id == Meeting.journey_id).join(Customer, Customer.id == its_customer)


def _lines(session: Session, viewer: Viewer, rows: Sequence[Any]) -> tuple[MeetingLine, ...]:
    ids = [row.Meeting.id for row in rows]
    people: dict[int, list[tuple[str, bool | None]]] = defaultdict(list)
    found = select(MeetingPerson.meeting_id, Person.name, MeetingPerson.came).join(
        Person, Person.id == MeetingPerson.person_id
    )
    for meeting, name, came in session.execute(found.where(MeetingPerson.meeting_id.in_(ids)).order_by(Person.fold)):
        people[meeting].append((name, came))
    return tuple(
        MeetingLine(
            uid=row.Meeting.uid,
            day=row.Meeting.day,
            held=hours(session, viewer, row.Meeting),
            customer=row.customer,
            journey=row.journey or "",
            about=row.Meeting.about,
            people=tuple(first(name) for name, _ in people[row.Meeting.id]),
            told=any(came is not None for _, came in people[row.Meeting.id]),
        )
        for row in rows
    )
