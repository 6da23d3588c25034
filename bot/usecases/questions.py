"""Asking somebody to stay on: an open question, not a plan (`product.md` §4). Of two who ask at once one wins."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown, Who
from bot.rules.projection.offered import Offered
from bot.rules.projection.sought import Sought
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases import carrying, planning, seeking, speaking, words
from bot.usecases.changing import Stamp, changing
from bot.usecases.handovers import Found, find, find_to_change, must_be_askable
from bot.usecases.handovers import person as person_of
from bot.usecases.projection import as_called
from bot.usecases.projection.sought import sought
from bot.usecases.proposals import Proposal, Wished, asks_for_more, proposal
from bot.usecases.rights import Viewer, readable
from bot.usecases.said import Said
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Change, Occasion, Person, Question, Word, Workspace

ASKED_TODAY = N_("{asker} asked {person} today. If there is no answer by tomorrow, you can ask again.")
YOU_ASKED_TODAY = N_("You asked {person} today. If there is no answer by tomorrow, you can ask again.")
I_ASKED_TODAY = N_("I asked {person} today. If there is no answer by tomorrow, you can ask again.")
SAID_YES = N_("{person} said yes on {day} already.")
SAID_NO = N_("{person} said on {day} that it won't work. Please choose someone else.")


@fact
class Asked:
    """What came of asking. `said` is there when the person asked was the one who pressed: that is their yes."""

    handover: HandoverShown
    who: Who
    sought: Sought | None = None
    """What a yes would write into the plan."""
    said: Said | None = None

    @property
    def person(self) -> str:
        return self.who.called


@fact
class Choices:
    """What the form "Someone else" offers: people, the likeliest first; `proposed` is for who is not among them."""

    handover: HandoverShown
    people: tuple[Offered, ...]
    proposed: Proposal | None


def ask(
    store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, person: str | int, *, wished: Wished | None = None
) -> Asked:
    """Ask a person (our id, or the uid a button carries) to stay on; once more on another day while no answer has come.

    Pressed by that very person it is their yes.
    """
    with changing(store, stamp) as session:
        whom = person_of(session, stamp, person)
        if whom.id == stamp.by:
            said = _yes(session, stamp, viewer, handover_uid, wished)
            return Asked(handover=said.handover, who=said.who, said=said)
        found = find_to_change(session, stamp, viewer, handover_uid)
        must_be_askable(whom, found.today)
        proposed = seeking.proposed(session, found, whom.id, wished, viewer)
        _must_be_unanswered(session, found, whom, more=asks_for_more(proposed))
        _must_not_be_turned_down(session, found, whom, proposed)
        question = _put(session, stamp, found, whom, proposed)
        planning.say_now(session, stamp, found.row.id, kind="ask", to_person_id=whom.id, question_id=question.id)
        planning.refresh(session, stamp, found.row.journey_id)
        shown = found.shown(session)
        return Asked(handover=shown, who=as_called(whom, shown.people), sought=sought(proposed, shown))


def _yes(session: Session, stamp: Stamp, viewer: Viewer, handover_uid: str, wished: Wished | None) -> Said:
    """Who asks oneself: by right when it concerns them, else as somebody who may change the journey."""
    found = find(session, stamp, handover_uid)
    me = speaking.speaker(session, found, viewer.person_id)
    if wished is None and me.is_concerned:
        return words.say_yes(session, stamp, found, me, words.proposed(session, found, me))
    found = find_to_change(session, stamp, viewer, handover_uid)
    return words.say_yes(session, stamp, found, me, seeking.proposed(session, found, me.id, wished, viewer))


def choices(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> Choices:
    """Who could be asked: of this journey and of others of the customer; but who has said no or was asked."""
    with store.read() as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        shown = found.shown(session)
        system = shown.advice.system if shown.advice else ""
        people = carrying.offered(
            session, found.row, shown, found.today, may_read=readable(viewer), viewer=viewer, system=system or None
        )
        return Choices(handover=shown, people=people, proposed=proposal(session, found, 0))


def _must_be_unanswered(session: Session, found: Found, person: Person, *, more: bool) -> None:
    """An answer given stands, unless it was that they don't know yet; who said yes may be asked for `more`."""
    mine = select(Word).where(
        Word.handover_id == found.row.id, Word.person_id == person.id, Word.lapsed_at.is_(None), Word.answer != "unsure"
    )
    word = session.scalar(mine)
    if word is not None and not (more and word.answer == "yes"):
        sentence = SAID_YES if word.answer == "yes" else SAID_NO
        raise Refusal(sentence, field="person", person=found.called(session, person), day=words.day(word.given_at))


def _must_not_be_turned_down(session: Session, found: Found, person: Person, proposed: Proposal | None) -> None:
    """Who can't do more than is planned is not asked for the same again."""
    pair = (Question.handover_id == found.row.id, Question.person_id == person.id)
    latest = session.scalar(select(Question).where(*pair).order_by(Question.id.desc()).limit(1))
    if latest is None or latest.state != "answered" or not proposed or not latest.proposal:
        return
    both = (asks_for_more(proposed), proposed.get("system"), proposed["first"])
    if both != (True, latest.proposal.get("system"), latest.proposal["first"]):
        return
    told = (Change.journey_id == found.row.journey_id, Change.what == "question.no", Change.by_id == person.id)
    said_no = session.scalar(select(func.max(Change.at)).where(*told))
    if said_no is not None:
        raise Refusal(SAID_NO, field="person", person=found.called(session, person), day=words.day(said_no))


def _put(session: Session, stamp: Stamp, found: Found, person: Person, proposed: Proposal | None) -> Question:
    """A new question, or the open one once more: asked by somebody else at the same moment counts as asked today."""
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
    question = session.scalars(open_one.with_for_update()).one()
    if not new:
        _must_not_be_of_today(session, stamp, found, question, person)
        question.also_on = [*(question.also_on or ()), question.asked_at.date().isoformat()]
        question.asked_by, question.asked_at, question.proposal = stamp.by, stamp.at, proposed
    return question


def _must_not_be_of_today(session: Session, stamp: Stamp, found: Found, question: Question, person: Person) -> None:
    """Nobody is asked the same twice in one day of theirs, be it by a step; who tries is told who asked."""
    zone = ZoneInfo(person.tz or session.get_one(Workspace, stamp.workspace).tz)
    today = stamp.at.astimezone(zone).date()
    whom = found.called(session, person)
    if question.asked_at.astimezone(zone).date() == today:
        asker = session.get(Person, question.asked_by) if question.asked_by else None
        if asker is not None and asker.id == stamp.by:
            raise Refusal(YOU_ASKED_TODAY, field="person", person=whom)
        if asker is not None:
            raise Refusal(ASKED_TODAY, field="person", asker=found.called(session, asker), person=whom)
        raise Refusal(I_ASKED_TODAY, field="person", person=whom)
    put = select(func.max(Occasion.due_at)).where(
        Occasion.handover_id == found.row.id,
        Occasion.to_person_id == person.id,
        Occasion.kind == "ask",
        Occasion.state.in_(("pending", "attached", "done")),
    )
    latest = session.scalar(put)
    if latest is not None and latest.astimezone(zone).date() >= today:
        raise Refusal(I_ASKED_TODAY, field="person", person=whom)
