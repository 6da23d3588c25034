"""A question as it stands, for its DM: who asks whom about what, and the answer; and whether it is still to be said."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.calling import called
from bot.rules.projection import Who
from bot.rules.projection.inquired import InquiryShown
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import LIVE
from bot.usecases.rights import Access, access, alone
from storage.tables import Change, Customer, Handover, Inquiry, Journey, Note, Occasion, Person, System

INQUIRY, ANSWERED, LAST = "inquiry", "answered", "last"
"""In an occasion's values: the question that is put (its id); the one that was answered; the last day to ask it."""


def is_still(session: Session, occasion: Occasion, today: date) -> bool:
    """Whether it is still to be asked, or to be told; and may be read by who reads it."""
    inquiry = told_of(session, occasion)
    reader = session.get_one(Person, occasion.to_person_id)
    wanted = ("open",) if INQUIRY in occasion.values else ("answered", "passed")
    return _state(session, inquiry) in wanted and may_know(session, inquiry, reader, today)


def told_of(session: Session, occasion: Occasion) -> Inquiry:
    return session.get_one(Inquiry, occasion.values.get(INQUIRY) or occasion.values[ANSWERED])


def shown_of(session: Session, inquiry: Inquiry, last: date | None = None) -> InquiryShown:
    """As of now; `last`: the day after which who it is put to cannot be asked, where that is why they are."""
    journey, customer = journey_of(session, inquiry), customer_of(session, inquiry)
    about = session.get(Note, inquiry.note_id) if inquiry.note_id else None
    system_id = about.system_id if about else inquiry.system_id
    system = session.get(System, system_id) if system_id else None
    people = {one: session.get_one(Person, one) for one in (inquiry.asked_by, inquiry.person_id)}
    short = called({id_: one.name for id_, one in people.items()})
    who = {id_: Who(id_, one.name, one.slack_id, one.uid, short[id_]) for id_, one in people.items()}
    answer = answer_of(session, inquiry)
    return InquiryShown(
        uid=inquiry.uid,
        state=_state(session, inquiry),
        asked_by=who[inquiry.asked_by],
        person=who[inquiry.person_id],
        journey=(journey.uid, journey.key, journey.name) if journey else None,
        customer=customer.name,
        note_uid=about.uid if about else None,
        question=about.text if about else "",
        kind=about.kind if about else None,
        wanted=inquiry.wanted,
        text=inquiry.text or "",
        system=system.name if system else None,
        last_day=last,
        answer=answer.text if answer else "",
        undo_uid=_kept_by(session, inquiry, answer) if answer else None,
    )


def may_know(session: Session, inquiry: Inquiry, person: Person, today: date) -> bool:
    """Whether that person may read what the question is about, as of now; guests get nothing internal."""
    if not is_live(person, today):
        return False
    if inquiry.note_id is not None:
        return may_read(session, inquiry.note_id, person, today)
    journey = journey_of(session, inquiry)
    return journey is not None and access(session, alone(person, today), journey) >= Access.READ


def may_read(session: Session, note_id: int, person: Person, today: date) -> bool:
    """Whether somebody who is here may read a note that stands, wherever they are."""
    mine = select(Note.id).where(readable_notes(alone(person, today)), LIVE, Note.id == note_id)
    return is_live(person, today) and session.scalar(mine) is not None


def journey_of(session: Session, inquiry: Inquiry) -> Journey | None:
    """None: its note belongs to no journey."""
    if inquiry.handover_id is not None:
        return session.get_one(Journey, session.get_one(Handover, inquiry.handover_id).journey_id)
    about = session.get_one(Note, inquiry.note_id)
    return session.get_one(Journey, about.journey_id) if about.journey_id else None


def customer_of(session: Session, inquiry: Inquiry) -> Customer:
    journey = journey_of(session, inquiry)
    held_by = journey.customer_id if journey else session.get_one(Note, inquiry.note_id).customer_id
    return session.get_one(Customer, held_by)


def is_live(person: Person, today: date) -> bool:
    """Whether somebody can be written to, and is a member."""
    gone = person.active_to is not None and person.active_to < today
    return person.slack_id is not None and person.kind == "member" and not gone


def _state(session: Session, inquiry: Inquiry) -> str:
    """What was answered and taken back is open again."""
    if inquiry.state == "answered" and answer_of(session, inquiry) is None:
        return "open"
    return inquiry.state


def answer_of(session: Session, inquiry: Inquiry) -> Note | None:
    """The answer, while it stands."""
    note = session.get(Note, inquiry.answer_id) if inquiry.answer_id else None
    return note if note is not None and note.void_change is None and note.retired_at is None else None


def _kept_by(session: Session, inquiry: Inquiry, answer: Note) -> str | None:
    kept = select(Change.uid).where(
        Change.workspace_id == inquiry.workspace_id,
        Change.by_id == inquiry.person_id,
        Change.at == answer.kept_at,
        Change.what == "note.answered",
    )
    return session.scalar(kept.order_by(Change.id.desc()).limit(1))
