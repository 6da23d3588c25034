"""A person's own word about a handover: yes, don't know yet, no. Kept per handover and person (`product.md` §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown
from bot.rules.texts import N_, Refusal
from bot.rules.words import hashed
from bot.usecases import answered, planning, proposals
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import finish
from bot.usecases.handovers import Found, find, owner, parts, planned
from bot.usecases.handovers import person as person_of
from bot.usecases.projection import as_called
from bot.usecases.proposals import Proposal
from bot.usecases.rights import NOT_FOUND, Viewer, may_see
from storage.engine import Store
from storage.tables import Person, Word

NOT_YOURS = N_("That question is for {person}, and only {person} can answer it.")
NOT_IN_PLAN = N_("You are not in the plan for this handover any more, so there is nothing to answer.")
THEY_ARE_NOT = N_("{person} is not in the plan for this handover any more.")
SAID_ALREADY = N_("You answered that already, on {day}. Thank you.")
THEY_SAID = N_("{person} answered already, on {day}.")
ONLY_OWNER = N_("Only {owner} can pass on what {person} said. {person} can answer the question too.")


_word = Word.__table__
_LIVE = select(_word.c.id).where(
    _word.c.handover_id == bindparam("handover"), _word.c.person_id == bindparam("person"), _word.c.lapsed_at.is_(None)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A word as it was kept."""

    handover: HandoverShown
    answer: str
    person: str
    change_uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """What the form "I can't" holds, all of it optional. Only the owner reads it."""

    knows: str = ""
    days: str = ""
    note: str = ""


def yes(store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None) -> Said:
    """My yes. To a question with a proposal it writes that into the plan."""
    with changing(store, stamp) as session:
        found = find(session, stamp, handover_uid)
        person_id = _self(stamp)
        return say_yes(session, stamp, found, person_id, proposed(session, found, person_id, question_uid))


def unsure(store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None) -> Said:
    """I don't know yet: the question stays open and is put again at the next step."""
    with changing(store, stamp) as session:
        found = find(session, stamp, handover_uid)
        proposed(session, found, _self(stamp), question_uid)
        return _keep(session, stamp, found, _self(stamp), "unsure")


def no(
    store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None, told: Declined | None = None
) -> Said:
    """I can't: declines what is planned of me on the receiving side, and tells the owner at once."""
    with changing(store, stamp) as session:
        found = find(session, stamp, handover_uid)
        person_id, told = _self(stamp), told or Declined()
        proposed(session, found, person_id, question_uid)
        for part in parts(session, found, person_id, found.row.to_phase_id):
            part.given = "declined"
        said = _keep(session, stamp, found, person_id, "no", note=told.note)
        to = said.handover.owner
        if to is not None and to.id != person_id:
            values = {"about": person_id, "knows": told.knows, "days": told.days}
            planning.say_now(session, stamp, found.row.id, kind="alert", to_person_id=to.id, values=values)
        return said


def questioned(store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None) -> HandoverShown:
    """The handover a person is asked about, for the form "I can't"; refuses whom nobody asks."""
    with store.read() as session:
        found = find(session, stamp, handover_uid)
        proposed(session, found, _self(stamp), question_uid)
        return found.shown(session)


def pass_on(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, person_uid: str) -> Said:
    """The owner passes on somebody's yes, and it says so."""
    with changing(store, stamp) as session:
        found = find(session, stamp, handover_uid)
        person = person_of(session, stamp, person_uid)
        answers_for = owner(session, found)
        if viewer.person_id not in (answers_for.id, person.id):
            if not may_see(session, viewer, found.journey):
                raise Refusal(NOT_FOUND)
            raise Refusal(ONLY_OWNER, owner=answers_for.called, person=found.called(session, person))
        return say_yes(session, stamp, found, person.id, _passed_on(session, found, person))


def say_yes(session: Session, stamp: Stamp, found: Found, person_id: int, proposed: Proposal | None) -> Said:
    """Keep a yes inside a transaction; with a proposal it is written into the plan first."""
    if proposed is not None:
        proposals.write(session, stamp, found, person_id, proposed)
    return _keep(session, stamp, found, person_id, "yes")


def day(at: datetime) -> date:
    """The day of a moment, for a sentence."""
    return at.date()


def _self(stamp: Stamp) -> int:
    if stamp.by is None:
        raise Refusal(NOT_FOUND)
    return stamp.by


def proposed(session: Session, found: Found, person_id: int, question_uid: str | None = None) -> Proposal | None:
    """What a yes would write into the plan, None when it stands there; refuses whom nobody asks."""
    question = _question(session, found, person_id, question_uid)
    if question is None and not _is_planned(session, found, person_id):
        raise Refusal(NOT_IN_PLAN)
    usual = proposals.proposal(session, found, person_id)
    return usual and ((question and question.proposal) or usual)


def concerns(session: Session, found: Found, person_id: int) -> bool:
    """Whether the person is on one of the two phases, or was asked."""
    return _is_planned(session, found, person_id) or _question(session, found, person_id, None) is not None


def _is_planned(session: Session, found: Found, person_id: int) -> bool:
    return any(part.side == "vendor" for part in planned(session, found, person_id))


def _passed_on(session: Session, found: Found, person: Person) -> Proposal | None:
    try:
        return proposed(session, found, person.id)
    except Refusal:
        raise Refusal(THEY_ARE_NOT, person=found.called(session, person)) from None


def _question(session: Session, found: Found, person_id: int, uid: str | None) -> Any:
    """The question answered: the one named, else the person's latest that still stands."""
    asked = answered.asked(session, found.row.id)
    if uid is None:
        mine = (row for row in asked if row.person_id == person_id and row.state in ("open", "answered"))
        return next(mine, None)
    question = next((row for row in asked if row.uid == uid), None)
    if question is None:
        raise Refusal(NOT_FOUND)
    if question.person_id != person_id:
        raise Refusal(NOT_YOURS, person=found.called(session, session.get_one(Person, question.person_id)))
    if question.state == "withdrawn":
        raise Refusal(NOT_IN_PLAN)
    return question


def _keep(session: Session, stamp: Stamp, found: Found, person_id: int, answer: str, *, note: str = "") -> Said:
    """One live word per handover and person: an earlier one lapses, the question is answered, all of it is noted."""
    person = session.get_one(Person, person_id)
    _end_earlier(session, stamp, found, person, answer)
    word = Word(
        workspace_id=stamp.workspace,
        handover_id=found.row.id,
        person_id=person_id,
        answer=answer,
        given_by=stamp.by,
        given_at=stamp.at,
        start=found.start,
        basis=_basis(session, found, person_id),
        private_reason=note or None,
    )
    session.add(word)
    if answer != "unsure":
        answered.close(session, found.row.id, person_id)
    values = {"handover": found.row.uid, "person": {"uid": person.uid, "name": person.name}}
    done = finish(session, stamp, found.journey.id, f"word.{answer}", values)
    assert done.journey is not None
    shown = next(each for each in done.journey.handovers if each.uid == found.row.uid)
    who = as_called(person, shown.people)
    return Said(handover=shown, answer=answer, person=who.called, change_uid=done.change_uid)


def _end_earlier(session: Session, stamp: Stamp, found: Found, person: Person, answer: str) -> None:
    known = session.connection().execute(_LIVE, {"handover": found.row.id, "person": person.id}).scalar()
    if known is None:
        return
    earlier = session.get_one(Word, known)
    stands = earlier.answer == answer != "unsure" and not answered.is_asked(session, found.row.id, person.id)
    if stands and person.id == stamp.by:
        raise Refusal(SAID_ALREADY, day=day(earlier.given_at))
    if stands or (earlier.answer == "no" and person.id != stamp.by):
        raise Refusal(THEY_SAID, person=found.called(session, person), day=day(earlier.given_at))
    earlier.lapsed_at = stamp.at
    if earlier.answer == "no":
        answered.take_back_no(session, found, person.id)
    session.flush()


def _basis(session: Session, found: Found, person_id: int) -> str:
    parts = (row for row in planned(session, found, person_id) if row.given != "declined")
    return hashed((str(row.phase_id), row.role_text, row.first, row.last) for row in parts)
