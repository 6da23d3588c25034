"""Who may know the answer to a journey's questions, the nearest first, and until when they are there to be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.knowledge.leaving import asked_at, whom_to_ask
from bot.rules.reminders import WorkDays
from bot.usecases.inquiries.showing import is_live
from bot.usecases.notes.showing import LIVE
from bot.usecases.who import staying
from storage.tables import Handover, Inquiry, Journey, Note, NotePerson, Person, Workspace


class ToAsk(NamedTuple):
    """A question to be put to somebody: its note, the handover it is for, whom, when, and their last day."""

    note: Note
    handover_id: int
    person_id: int
    due_at: datetime
    last: date


class Circles:
    """Of one journey: who heard what from whom, and who is on it until when."""

    def __init__(self, session: Session, journey_id: int) -> None:
        self.session, self.journey_id = session, journey_id
        rows = staying.stays(session, staying.journeys(session, Journey.id == journey_id))
        self.stays = [stay for _, stay in rows if stay.side == "vendor"]
        heard = select(NotePerson.person_id, Note.id, Note.said_by_id, Note.system_id)
        mine = heard.join(Note, Note.id == NotePerson.note_id).where(Note.journey_id == journey_id, LIVE)
        self.heard = session.execute(mine.where(Note.void_change.is_(None), NotePerson.how == "heard")).all()
        people = select(Person).where(Person.id.in_({stay.who.id for stay in self.stays}))
        self.people = {one.id: one for one in session.scalars(people)}
        self.asked = self._asked()
        self.handovers = self._handovers()

    def to_ask(self, note: Note, workspace: Workspace, days: WorkDays, now: datetime) -> ToAsk | None:
        """None: nobody who knows is about to leave, or there is no handover for which to ask."""
        today = now.astimezone(ZoneInfo(workspace.tz)).date()
        askable = {id_ for id_, one in self.people.items() if is_live(one, today)}
        askable -= {note.author_id} | self.asked[note.id]
        found = whom_to_ask(self._circles(note, today), self.stays, askable, today)
        handover = self._handover(today)
        if found.day is None or handover is None:
            return None
        person = self.people[found.people[0].id]
        due = asked_at(found.day, now, workspace.at_time, person.tz or workspace.tz, days)
        return ToAsk(note, handover, person.id, due, found.day) if due else None

    def _circles(self, note: Note, today: date) -> Iterator[Collection[int]]:
        """Who heard it; what the same person of the customer said; of the same system; anything; who carries most."""
        yield {row.person_id for row in self.heard if row.id == note.id}
        if note.said_by_id is not None:
            yield {row.person_id for row in self.heard if row.said_by_id == note.said_by_id}
        if note.system_id is not None:
            yield {row.person_id for row in self.heard if row.system_id == note.system_id}
        yield {row.person_id for row in self.heard}
        yield {stay.who.id for stay in self.stays if stay.key and (stay.first or today) <= today}

    def _asked(self) -> dict[int, set[int]]:
        """Who was asked about each note already."""
        mine = select(Inquiry.note_id, Inquiry.person_id).join(Note, Note.id == Inquiry.note_id)
        asked: dict[int, set[int]] = defaultdict(set)
        for note_id, person_id in self.session.execute(mine.where(Note.journey_id == self.journey_id)):
            asked[note_id or 0].add(person_id)
        return asked

    def _handovers(self) -> list[tuple[str, int]]:
        mine = select(Handover).where(Handover.journey_id == self.journey_id, Handover.kind == "boundary")
        rows = self.session.scalars(mine.where(Handover.closed_at.is_(None)))
        return sorted((row.answer.get("start") or "", row.id) for row in rows)

    def _handover(self, today: date) -> int | None:
        """The next one to come, else the last."""
        ahead = [id_ for start, id_ in self.handovers if start >= today.isoformat()]
        return ahead[0] if ahead else self.handovers[-1][1] if self.handovers else None
