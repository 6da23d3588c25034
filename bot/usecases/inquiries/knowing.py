"""Who may know the answer to an open question, the nearest first, and until when they are there to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from bot.rules.knowledge.putting import Circles, nearest
from bot.rules.titles import of_role
from bot.usecases.inquiries.showing import may_read
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.projection import owner_of
from bot.usecases.rights import alone, readable, visible
from bot.usecases.titles import table
from bot.usecases.who import staying
from storage.tables import Handover, Inquiry, Journey, Note, NotePerson, Person, System

OWNED = 5
"""Journeys of a customer whose owners are asked last."""


class Near:
    """Of a note's journey; without one, of the customer's journeys that its author may read."""

    def __init__(self, session: Session, note: Note, today: date) -> None:
        self.session, self.today, self.workspace = session, today, note.workspace_id
        found = staying.journeys(session, *_about(session, note, today))
        self.journeys = [row.id for row in found]
        self.stays = [stay for _, stay in staying.stays(session, found) if stay.side == "vendor"]
        self.lasts: dict[int, date] = {}
        for stay in self.stays:
            self.lasts[stay.who.id] = max(self.lasts.get(stay.who.id, date.min), stay.last or date.max)
        self.heard = _heard(session, note, today)
        self.handovers = self._handovers()
        self.owners = frozenset(self._owners())

    @property
    def start(self) -> date | None:
        """Of the next handover."""
        return next((date.fromisoformat(start) for start, _ in self.handovers if start >= self.today.isoformat()), None)

    @property
    def handover(self) -> int | None:
        """The next one (our id), else the last."""
        ahead = [id_ for start, id_ in self.handovers if start >= self.today.isoformat()]
        return ahead[0] if ahead else self.handovers[-1][1] if self.handovers else None

    def last(self, person_id: int) -> date | None:
        """Their last day; None: no end is planned, or they are in no plan, or not any more."""
        last = self.lasts.get(person_id, date.max)
        return None if last == date.max or last < self.today else last

    def whom(self, note: Note) -> Person | None:
        """The nearest who may read it and was not asked about it yet; never its author."""
        circles = self._circles(note)
        asked = select(Inquiry.person_id).where(Inquiry.note_id == note.id)
        rest = circles.everybody - {note.author_id} - {*self.session.scalars(asked)}
        people = {one.id: one for one in self.session.scalars(select(Person).where(Person.id.in_(rest)))}
        order = nearest(circles, self.lasts, people, self.today)
        return next((people[one] for one in order if may_read(self.session, note.id, people[one], self.today)), None)

    def _circles(self, note: Note) -> Circles:
        system = self.session.get(System, note.system_id) if note.system_id else None
        here = [stay for stay in self.stays if (stay.first or self.today) <= self.today]
        return Circles(
            heard=_those(row for row in self.heard if row.id == note.id),
            speaker=_those(row for row in self.heard if note.said_by_id and row.said_by_id == note.said_by_id),
            system=_those(row for row in self.heard if system is not None and row.system == system.fold),
            journey=_those(row for row in self.heard if note.journey_id and row.journey_id == note.journey_id),
            customer=_those(self.heard),
            carriers=self._carriers(),
            keys=frozenset(stay.who.id for stay in here if stay.key),
            there=frozenset(stay.who.id for stay in here),
            owners=self.owners,
        )

    def _carriers(self) -> frozenset[int]:
        """On both sides of the next handover, whatever the phases."""
        start = self.start
        if start is None:
            return frozenset()
        before = {stay.who.id for stay in self.stays if (stay.first or date.min) < start}
        return frozenset(one for one in before if self.lasts[one] >= start)

    def _handovers(self) -> list[tuple[str, int]]:
        """Their starts and ids, the earliest first; those without a start are not reckoned with."""
        mine = select(Handover).where(Handover.journey_id.in_(self.journeys), Handover.kind == "boundary")
        rows = self.session.scalars(mine.where(Handover.closed_at.is_(None)))
        return sorted((row.answer.get("start") or "", row.id) for row in rows)

    def _owners(self) -> set[int]:
        titles = table(self.session, self.workspace)
        roles = ((stay.who.id, of_role(stay.role, titles)) for stay in self.stays)
        account = {id_ for id_, title in roles if title is not None and title.carries == "relation"}
        return account | {owner_of(self.session, self.workspace, one, self.today).id for one in self.journeys[:OWNED]}


def _about(session: Session, note: Note, today: date) -> Sequence[ColumnElement[bool]]:
    if note.journey_id is not None:
        return (Journey.id == note.journey_id,)
    author = alone(session.get_one(Person, note.author_id), today)
    mine = (Journey.customer_id == note.customer_id, Journey.state == "open")
    return (*mine, visible(author), readable(author))


def _heard(session: Session, note: Note, today: date) -> Sequence[Any]:
    """Who heard what about the customer, of what who asks may read: the note, its journey, who said it, and the folded
    name of its system."""
    customer = note.customer_id or session.get_one(Journey, note.journey_id).customer_id
    journeys = select(Journey.id).where(Journey.customer_id == customer, Journey.void_change.is_(None))
    columns = (NotePerson.person_id, Note.id, Note.journey_id, Note.said_by_id, System.fold.label("system"))
    found = select(*columns).join(Note, Note.id == NotePerson.note_id).outerjoin(System, System.id == Note.system_id)
    about = or_(Note.journey_id.in_(journeys), Note.customer_id == customer)
    mine = readable_notes(alone(session.get_one(Person, note.author_id), today))
    return session.execute(found.where(about, LIVE, mine, NotePerson.how == "heard")).all()


def _those(rows: Iterable[Any]) -> frozenset[int]:
    return frozenset(row.person_id for row in rows)
