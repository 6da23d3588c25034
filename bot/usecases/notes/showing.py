"""Notes as they are shown to somebody: who heard them, who has read them, until when one can ask; a fixed handful of
statements however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.rules.calling import called
from bot.rules.knowledge.asking import LastDay, last_day_to_ask
from bot.rules.knowledge.same import Pain, customers_of
from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Stay
from bot.rules.projection.noted import AnswerShown, Heard, NoteShown
from bot.usecases.done import day_in
from bot.usecases.notes.rights import held, its_customer, readable_notes
from bot.usecases.rights import Viewer, readable, visible
from bot.usecases.who import staying
from storage.tables import Customer, Journey, Note, NoteAnswer, NotePair, NotePerson, Person, System, Workspace

LIVE = Note.retired_at.is_(None)
LINKED = 100
"""Pains that are looked at, at a time, for the same at other customers: the newest."""
STEPS = 4
"""How many links away from a pain the same is looked for."""


def note_shown(session: Session, viewer: Viewer, today: date, note: Note) -> NoteShown:
    """One note as it is now."""
    return notes_shown(session, viewer, today, [note.id])[0]


def notes_shown(session: Session, viewer: Viewer, today: date, ids: Sequence[int]) -> tuple[NoteShown, ...]:
    """These notes, in this order. The reader may read them all."""
    rows = {row.Note.id: row for row in session.execute(_rows(ids))}
    around = _Around(session, viewer, today, [rows[id_].Note for id_ in ids])
    return tuple(_shown(rows[id_], around) for id_ in ids)


def _rows(ids: Sequence[int]) -> Any:
    found = select(Note, Customer.name.label("customer"), held.uid, held.key, held.name, System.name.label("system"))
    joined = found.outerjoin(held, held.id == Note.journey_id).join(Customer, Customer.id == its_customer)
    return joined.outerjoin(System, System.id == Note.system_id).where(Note.id.in_(ids))


class _Around:
    """What stands around the notes in other tables."""

    def __init__(self, session: Session, viewer: Viewer, today: date, notes: Sequence[Note]) -> None:
        self.session, self.viewer, self.today, self.notes = session, viewer, today, notes
        self.ids = [note.id for note in notes]
        workspace = session.get_one(Workspace, viewer.workspace)
        self.day: Callable[[Any], date] = lambda at: day_in(workspace, at)
        self.answers = self._answers()
        self.marks = self._marks()
        self.people = self._people()
        self.stays = self._stays()
        self.pairs = self._pairs()
        self.also_at = _same(session, viewer, notes)

    def _marks(self) -> dict[tuple[int, str], list[NotePerson]]:
        """Who heard and who has read each, the earliest first."""
        found = select(NotePerson).where(NotePerson.note_id.in_(self.ids))
        marks: dict[tuple[int, str], list[NotePerson]] = defaultdict(list)
        for mark in self.session.scalars(found.order_by(NotePerson.at, NotePerson.person_id)):
            marks[mark.note_id, mark.how].append(mark)
        return marks

    def _answers(self) -> dict[int, list[Note]]:
        """The notes that answer each and stand, the earliest first."""
        found = select(NoteAnswer.question_id, Note).join(Note, Note.id == NoteAnswer.answer_id)
        mine = found.where(NoteAnswer.question_id.in_(self.ids), LIVE, readable_notes(self.viewer))
        answers: dict[int, list[Note]] = defaultdict(list)
        for question_id, note in self.session.execute(mine.order_by(Note.id)):
            answers[question_id].append(note)
        return answers

    def _people(self) -> dict[int, tuple[Who, Person]]:
        ids = {mark.person_id for marks in self.marks.values() for mark in marks}
        told = [*self.notes, *(answer for answers in self.answers.values() for answer in answers)]
        ids |= {note.author_id for note in told} | {note.said_by_id for note in told if note.said_by_id}
        rows = {row.id: row for row in self.session.scalars(select(Person).where(Person.id.in_(ids)))}
        short = called({id_: row.name for id_, row in rows.items()})
        return {id_: (Who(id_, row.name, row.slack_id, row.uid, short[id_]), row) for id_, row in rows.items()}

    def _stays(self) -> list[Stay]:
        """The days of those who heard one of the notes, on the journeys these are about."""
        heard = {mark.person_id for (_, how), marks in self.marks.items() if how == "heard" for mark in marks}
        journeys = {note.journey_id for note in self.notes if note.journey_id}
        customers = {note.customer_id for note in self.notes if note.customer_id}
        about = or_(Journey.id.in_(journeys), Journey.customer_id.in_(customers))
        found = staying.journeys(self.session, visible(self.viewer), readable(self.viewer), about)
        return [stay for _, stay in staying.stays(self.session, found, Person.id.in_(heard))]

    def _pairs(self) -> dict[int, list[str]]:
        """What relieves each pain, and which pains each reliever relieves, where the reader may read that."""
        texts: dict[int, list[str]] = defaultdict(list)
        for mine, others in ((NotePair.pain_id, NotePair.reliever_id), (NotePair.reliever_id, NotePair.pain_id)):
            found = select(mine, Note.text).join(Note, Note.id == others).order_by(Note.id)
            for id_, text in self.session.execute(found.where(mine.in_(self.ids), LIVE, readable_notes(self.viewer))):
                texts[id_].append(text)
        return texts


def _same(session: Session, viewer: Viewer, notes: Iterable[Note]) -> dict[int, tuple[str, ...]]:
    """The other customers that have each of the pains, by name, of those the reader may read about."""
    mine = [note for note in notes if note.kind == "pain"]
    found = _linked(session, viewer, mine) if mine else {}
    customers = customers_of(Pain(row.id, row.customer, row.fold, row.same_as_id) for row in found.values())
    named = {row.customer: row.name for row in found.values()}
    others = {note.id: customers[note.id] - {found[note.id].customer} for note in mine if note.id in found}
    return {id_: tuple(sorted(named[one] for one in few)) for id_, few in others.items()}


def _linked(session: Session, viewer: Viewer, mine: Sequence[Note]) -> dict[int, Any]:
    """These pains and those that are the same, by id: said in the same words, or linked over at most so many others."""
    found: dict[int, Any] = {}
    folds, ids = {note.fold for note in mine}, {note.id for note in mine}
    pains = select(Note.id, its_customer.label("customer"), Note.fold, Note.same_as_id, Customer.name)
    joined = pains.outerjoin(held, held.id == Note.journey_id).join(Customer, Customer.id == its_customer)
    standing = joined.where(readable_notes(viewer), LIVE, Note.kind == "pain").order_by(Note.id.desc()).limit(LINKED)
    for _ in range(STEPS):
        near = or_(Note.fold.in_(folds), Note.id.in_(ids), Note.same_as_id.in_(ids))
        rows = {row.id: row for row in session.execute(standing.where(near))}
        if rows.keys() <= found.keys():
            break
        found |= rows
        folds |= {row.fold for row in rows.values()}
        ids |= rows.keys() | {row.same_as_id for row in rows.values() if row.same_as_id}
    return found


def _shown(row: Any, around: _Around) -> NoteShown:
    note: Note = row.Note
    heard, read = around.marks[note.id, "heard"], around.marks[note.id, "read"]
    hearers = {mark.person_id for mark in heard}
    stays = [stay for stay in around.stays if _about(stay, row)]
    last = last_day_to_ask(hearers, stays)
    me = around.viewer.person_id
    return NoteShown(
        uid=note.uid,
        text=note.text,
        kind=note.kind,
        customer=row.customer,
        journey=(row.uid, row.key, row.name) if note.journey_id else None,
        system=row.system,
        author=around.people[note.author_id][0],
        said_by=around.people[note.said_by_id][0] if note.said_by_id else None,
        kept_on=around.day(note.kept_at),
        heard=tuple(_heard(mark, stays, around) for mark in heard),
        read=tuple(around.people[mark.person_id][0] for mark in read if mark.person_id not in hearers),
        last_day=LastDay(last.day, tuple(around.people[who.id][0] for who in last.people)),
        status=note.status,
        shareable=note.audience == "shareable",
        segment=note.segment,
        permalink=note.permalink,
        pairs=tuple(around.pairs[note.id]),
        also_at=around.also_at.get(note.id, ()),
        mine=me in hearers or any(mark.person_id == me for mark in read),
        heard_by_me=me in hearers,
        retired=note.retired_at is not None,
        answers=tuple(_answer(each, around) for each in around.answers[note.id]),
    )


def _answer(note: Note, around: _Around) -> AnswerShown:
    said_by = around.people[note.said_by_id][0] if note.said_by_id else None
    return AnswerShown(
        text=note.text, by=around.people[note.author_id][0], said_by=said_by, on=around.day(note.kept_at)
    )


def _about(stay: Stay, row: Any) -> bool:
    """Whether the stay is on the note's journey; of a customer's note: with the customer."""
    return bool(stay.journey[0] == row.uid if row.uid else stay.customer == row.customer)


def _heard(mark: NotePerson, stays: Sequence[Stay], around: _Around) -> Heard:
    who, person = around.people[mark.person_id]
    theirs = last_day_to_ask({mark.person_id}, stays)
    gone = person.active_to is not None and person.active_to <= around.today
    here = person.slack_id is not None and person.kind in ("member", "guest") and not gone
    return Heard(
        who=who,
        on=around.day(mark.at),
        askable=here and person.id != around.viewer.person_id,
        until=theirs.day,
        there=bool(theirs.people),
    )
