"""A person's own word about a handover: yes, don't know yet, no. Kept per handover and person (`product.md` §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown
from bot.rules.texts import N_, Refusal
from bot.rules.words import hashed
from bot.usecases import answered, planning, proposals
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import conclude
from bot.usecases.handovers import Found, find, must_be_known, owner, parts, planned
from bot.usecases.handovers import person as person_of
from bot.usecases.proposals import Proposal
from bot.usecases.rights import NOT_FOUND, Viewer, may_see
from bot.usecases.said import Said
from bot.usecases.speaking import NOT_IN_PLAN, Speaker, speaker
from storage import patches
from storage.engine import Store
from storage.tables import Word

THEY_ARE_NOT = N_("{person} is not in the plan for this handover any more.")
SAID_ALREADY = N_("You answered that already, on {day}. Thank you.")
THEY_SAID = N_("{person} answered already, on {day}.")
TAKE_YOUR_TIME = N_("Take your time: the question stays open, and you can answer it here when you know.")
ONLY_OWNER = N_("Only {owner} can pass on what {person} said. {person} can answer the question too.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """What the form "I can't" holds, all of it optional. Only the owner reads it."""

    knows: str = ""
    days: str = ""
    note: str = ""


def yes(store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None) -> Said:
    """My yes. To a question with a proposal it writes that into the plan."""
    with changing(store, stamp) as session:
        found, me = _mine(session, stamp, handover_uid, question_uid)
        return say_yes(session, stamp, found, me, proposed(session, found, me))


def unsure(store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None) -> Said:
    """I don't know yet: the question stays open and is put again at the next step."""
    with changing(store, stamp) as session:
        found, me = _mine(session, stamp, handover_uid, question_uid)
        proposed(session, found, me)
        if _is_asked_for_more(me):
            raise Refusal(TAKE_YOUR_TIME)
        return _keep(session, stamp, found, me, "unsure")


def no(
    store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None, told: Declined | None = None
) -> Said:
    """I can't: declines what is planned of me on the receiving side, and tells the owner at once."""
    with changing(store, stamp) as session:
        found, me = _mine(session, stamp, handover_uid, question_uid)
        told = told or Declined()
        proposed(session, found, me)
        if _is_asked_for_more(me):
            return _turned_down(session, stamp, found, me, told)
        for part in () if found.within else parts(session, me.id, found.row.to_phase_id):
            part.given = "declined"
        said = _keep(session, stamp, found, me, "no", note=told.note)
        to = said.drawing.owner
        if to.id != me.id:
            values = {"about": me.id, "knows": told.knows, "days": told.days}
            planning.say_now(session, stamp, found.row.id, kind="alert", to_person_id=to.id, values=values)
        return said


def questioned(store: Store, stamp: Stamp, handover_uid: str, question_uid: str | None = None) -> HandoverShown:
    """The handover a person is asked about, for the form "I can't"; refuses whom nobody asks."""
    with store.read() as session:
        found, me = _mine(session, stamp, handover_uid, question_uid)
        proposed(session, found, me)
        return found.shown(session)


def pass_on(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, key: str | int) -> Said:
    """The owner passes on somebody's yes, also of the customer's people; it says so. `key`: our id of them, or uid."""
    with changing(store, stamp) as session:
        found = find(session, stamp, handover_uid)
        person = person_of(session, stamp, key)
        answers_for = owner(session, found)
        if viewer.person_id not in (answers_for.id, person.id):
            if not may_see(session, viewer, found.journey(session)):
                raise Refusal(NOT_FOUND)
            raise Refusal(ONLY_OWNER, owner=answers_for.called, person=found.called(session, person))
        they = speaker(session, found, person.id)
        return say_yes(session, stamp, found, they, _passed_on(session, found, they))


def say_yes(session: Session, stamp: Stamp, found: Found, who: Speaker, proposed: Proposal | None) -> Said:
    """Keep a yes inside a transaction; with a proposal it is written into the plan first."""
    if proposed is not None:
        proposals.write(session, stamp, found, who.id, proposed)
    said = _keep(session, stamp, found, who, "yes")
    said.proposed = proposed
    return said


def day(at: datetime) -> date:
    """The day of a moment, for a sentence."""
    return at.date()


def proposed(session: Session, found: Found, who: Speaker) -> Proposal | None:
    """What a yes would write into the plan, None when it stands there; refuses whom nobody asks."""
    if not who.is_concerned:
        raise Refusal(NOT_IN_PLAN)
    if _is_asked_for_more(who):
        return Proposal(who.question.proposal)
    usual = proposals.proposal(session, found, who.id)
    return usual and ((who.question and who.question.proposal) or usual)


def _is_asked_for_more(who: Speaker) -> bool:
    """Whether the open question is about what they have in the plan: a no to that is no to nothing else."""
    asked = who.question
    return asked is not None and asked.state == "open" and proposals.asks_for_more(asked.proposal)


def _turned_down(session: Session, stamp: Stamp, found: Found, who: Speaker, told: Declined) -> Said:
    """What more was asked for is not given: the plan and the person's word stay as they are, and the owner hears it."""
    answered.close(session, found.row.id, who.id)
    values = {"handover": found.row.uid, "person": {"uid": who.row.uid, "name": who.row.name}}
    uid, drawing = conclude(session, stamp, found.row.journey_id, "question.no", values, day=found.today)
    if drawing.owner.id != who.id:
        asked = who.question.proposal.get("called", "")
        more = {"about": who.id, "more": asked, "knows": told.knows, "days": told.days, "note": told.note}
        planning.say_now(session, stamp, found.row.id, kind="alert", to_person_id=drawing.owner.id, values=more)
    return Said(drawing=drawing, handover_id=found.row.id, answer="no", by=who.row, change_uid=uid)


def _mine(session: Session, stamp: Stamp, handover_uid: str, question_uid: str | None) -> tuple[Found, Speaker]:
    """The handover, and myself before it."""
    found = find(session, stamp, handover_uid)
    if stamp.by is None:
        raise Refusal(NOT_FOUND)
    try:
        me = speaker(session, found, stamp.by, question_uid)
    except Refusal:
        must_be_known(session, stamp, found)
        raise
    if not me.is_concerned:
        must_be_known(session, stamp, found)
    return found, me


def _passed_on(session: Session, found: Found, who: Speaker) -> Proposal | None:
    """Of the customer's people nothing is asked: the plan is as the owner wrote it."""
    try:
        return None if who.is_customers_alone else proposed(session, found, who)
    except Refusal:
        raise Refusal(THEY_ARE_NOT, person=found.called(session, who.row)) from None


def _keep(session: Session, stamp: Stamp, found: Found, who: Speaker, answer: str, *, note: str = "") -> Said:
    """One live word per handover and person: an earlier one lapses, the question is answered, all of it is noted."""
    _end_earlier(session, stamp, found, who, answer)
    word = {
        "workspace_id": stamp.workspace,
        "handover_id": found.row.id,
        "person_id": who.id,
        "answer": answer,
        "given_by": stamp.by,
        "given_at": stamp.at,
        "start": found.start,
        "basis": _basis(session, found, who),
        "private_reason": note or None,
    }
    patches.add(session, Word, word)
    if who.is_asked and answer != "unsure":
        answered.close(session, found.row.id, who.id)
    values = {"handover": found.row.uid, "person": {"uid": who.row.uid, "name": who.row.name}}
    uid, drawing = conclude(session, stamp, found.row.journey_id, f"word.{answer}", values, day=found.today)
    return Said(drawing=drawing, handover_id=found.row.id, answer=answer, by=who.row, change_uid=uid)


def _end_earlier(session: Session, stamp: Stamp, found: Found, who: Speaker, answer: str) -> None:
    earlier = who.row
    if earlier.word_id is None:
        return
    stands = earlier.answer == answer != "unsure" and not who.is_asked
    if stands and who.id == stamp.by:
        raise Refusal(SAID_ALREADY, day=day(earlier.given_at))
    if stands or (earlier.answer == "no" and who.id != stamp.by):
        raise Refusal(THEY_SAID, person=found.called(session, earlier), day=day(earlier.given_at))
    session.get_one(Word, earlier.word_id).lapsed_at = stamp.at
    if earlier.answer == "no":
        answered.take_back_no(session, found, who.id)
    session.flush()


def _basis(session: Session, found: Found, who: Speaker) -> str:
    """What the word rests on: the plan as it is read, or as this very change has made it."""
    parts = who.parts if patches.nothing(session) else planned(session, found, who.id)
    return hashed((str(row.phase_id), row.role_text, row.first, row.last) for row in parts if row.given != "declined")
