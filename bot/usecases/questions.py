"""Asking somebody to stay on: an open question, not a plan (`product.md` §4). Of two who ask at once one wins."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.candidates import Candidate, candidates
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_, Refusal
from bot.usecases import planning, words
from bot.usecases.changing import Stamp, changing
from bot.usecases.facts import journey_facts
from bot.usecases.handovers import Found, find, find_to_change, must_be_askable
from bot.usecases.handovers import person as person_of
from bot.usecases.proposals import Proposal, Wished, proposal
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Person, Question, Word

ASKED_ALREADY = N_("{asker} asked {person} on {day}, and the answer is still to come.")
ASKED_BY_ME = N_("{person} was asked on {day}, and the answer is still to come.")
SAID_YES = N_("{person} said yes on {day} already.")
SAID_NO = N_("{person} said on {day} that it won't work. Please choose someone else.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of asking. `said` is there when the person asked was the one who pressed: that is their yes."""

    handover: HandoverShown
    person: str
    said: words.Said | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who could be asked, for the form; `uid` is of the person."""

    uid: str
    name: str
    candidate: Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the form "Someone else" offers: people, and the proposal for the first of them."""

    handover: HandoverShown
    people: tuple[Choice, ...]
    proposed: Proposal | None


def ask(
    store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, person: str | int, *, wished: Wished | None = None
) -> Asked:
    """Ask a person (our id, or the uid a button carries) to stay on. Pressed by that very person it is their yes."""
    with changing(store, stamp) as session:
        whom = person_of(session, stamp, person)
        if whom.id == stamp.by:
            said = _yes(session, stamp, viewer, handover_uid, wished)
            return Asked(handover=said.handover, person=whom.name, said=said)
        found = find_to_change(session, stamp, viewer, handover_uid)
        must_be_askable(whom, found.today)
        _must_be_new(session, found, whom)
        _put(session, stamp, found, whom, proposal(session, found, whom.id, wished))
        return Asked(handover=found.shown(session), person=whom.name)


def _yes(session: Session, stamp: Stamp, viewer: Viewer, handover_uid: str, wished: Wished | None) -> words.Said:
    """Who asks oneself: by right when it concerns them, else as somebody who may change the journey."""
    found = find(session, stamp, handover_uid)
    me = viewer.person_id
    if wished is None and words.concerns(session, found, me):
        return words.say_yes(session, stamp, found, me, words.proposed(session, found, me))
    found = find_to_change(session, stamp, viewer, handover_uid)
    return words.say_yes(session, stamp, found, me, proposal(session, found, me, wished))


def choices(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> Choices:
    """Who could be asked, the likeliest first: people of the giving side who have not said no and were not asked."""
    with store.read() as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        shown = found.shown(session)
        journey = journey_facts(session, found.journey.id)
        people = {str(row.id): row for row in _askable(session, found, [int(one) for one in journey.people])}
        answered = {str(word.who.id) for word in shown.words if word.answer == "no" or word.asked_on}
        giver, receiver = str(found.row.from_phase_id), str(found.row.to_phase_id)
        ranked = candidates(journey, giver, receiver, askable=people, refused=answered)
        offered = tuple(Choice(people[one.person].uid, people[one.person].name, one) for one in ranked)
        proposed = proposal(session, found, int(ranked[0].person)) if ranked else proposal(session, found, 0)
        return Choices(handover=shown, people=offered, proposed=proposed)


def _askable(session: Session, found: Found, ids: list[int]) -> list[Person]:
    rows = session.scalars(select(Person).where(Person.id.in_(ids), Person.slack_id.is_not(None)))
    return [row for row in rows if row.kind in ("member", "guest") and not _closed(row, found)]


def _closed(person: Person, found: Found) -> bool:
    return person.active_to is not None and person.active_to < found.today


def _must_be_new(session: Session, found: Found, person: Person) -> None:
    """Nobody is asked twice, and an answer given stands; who asks again is told who asked and when."""
    mine = select(Word).where(
        Word.handover_id == found.row.id, Word.person_id == person.id, Word.lapsed_at.is_(None), Word.answer != "unsure"
    )
    if word := session.scalar(mine):
        sentence = SAID_YES if word.answer == "yes" else SAID_NO
        raise Refusal(sentence, field="person", person=person.name, day=words.day(word.given_at))
    open_one = select(Question).where(
        Question.handover_id == found.row.id, Question.person_id == person.id, Question.state == "open"
    )
    if question := session.scalar(open_one):
        raise _asked_already(session, question, person)


def _asked_already(session: Session, question: Question, person: Person) -> Refusal:
    asker = session.get(Person, question.asked_by) if question.asked_by else None
    told = {"person": person.name, "day": words.day(question.asked_at)}
    if asker is None:
        return Refusal(ASKED_BY_ME, field="person", **told)
    return Refusal(ASKED_ALREADY, field="person", asker=asker.name, **told)


def _put(session: Session, stamp: Stamp, found: Found, person: Person, proposed: Proposal | None) -> None:
    new = keep_new(
        session,
        Question,
        workspace_id=stamp.workspace,
        handover_id=found.row.id,
        person_id=person.id,
        asked_by=stamp.by,
        asked_at=stamp.at,
        proposal=proposed,
    )
    open_one = select(Question).where(
        Question.handover_id == found.row.id, Question.person_id == person.id, Question.state == "open"
    )
    question = session.scalars(open_one).one()
    if not new:
        raise _asked_already(session, question, person)
    planning.say_now(session, stamp, found.row.id, kind="ask", to_person_id=person.id, question_id=question.id)
    planning.refresh(session, stamp, found.journey.id)
