"""What follows from a change of a journey: words that lapse, questions that fall away, what is due and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.rules.reminders import midnight_after, settled
from bot.rules.words import basis, moved_too_far
from bot.usecases import answers
from bot.usecases.changing import Stamp
from bot.usecases.facts import journey_facts
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.watch import Watch, watches
from storage.tables import (
    Assignment,
    Channel,
    Handover,
    Journey,
    Occasion,
    Person,
    Post,
    PostItem,
    Question,
    Word,
    Workspace,
)

LIVING = ("card", "ask")
"""Roles of items that are edited when the facts change; lines are history."""
KEPT = timedelta(days=7)
"""How long what is said at once may wait for Slack before it is no longer worth saying."""


def refresh(session: Session, stamp: Stamp, journey_id: int, *, created: bool = False) -> None:
    """Bring everything that follows from a journey's rows up to date; every change of a journey ends with it.

    1. The handovers' answers are written anew.
    2. Words given to other dates or another role lapse; questions of people who are gone are withdrawn.
    3. Unsent occasions of earlier plans are cancelled, and what is due next is set.
    4. A new journey says hello; a start that moved while its card is up gets one reply.
    5. What was posted about the journey is drawn again.
    """
    session.flush()
    answers.write(session, journey_id, stamp.at)
    journey = session.get_one(Journey, journey_id)
    handovers = session.scalars(select(Handover).where(Handover.journey_id == journey_id)).all()
    _lapse_words(session, journey_id, handovers, stamp.at)
    _withdraw_questions(session, journey_id, handovers, stamp.at)
    session.flush()
    _cancel_outdated(session, handovers)
    watched = {watch.handover.id: watch for watch in watches(session, journey_id, stamp.at)}
    for handover in handovers:
        watch = watched.get(handover.id)
        handover.next_due_at = None
        if watch is not None:
            handover.next_due_at = watch.next_due(stamp.at, changed=True)
            _tell_slip(session, watch, stamp.at)
    if created and journey.channel_id is not None:
        _say_hello(session, journey, stamp.at)
    session.flush()
    redraw(session, journey_id)


def redraw(session: Session, journey_id: int) -> None:
    """Ask for an edit of every post that shows the journey and is kept up to date."""
    handovers = select(Handover.id).where(Handover.journey_id == journey_id)
    hellos = select(Occasion.id).where(Occasion.journey_id == journey_id, Occasion.kind == "start")
    showing = select(PostItem.post_id).where(
        PostItem.role.in_(LIVING), or_(PostItem.handover_id.in_(handovers), PostItem.occasion_id.in_(hellos))
    )
    alive = Post.state.not_in(("cancelled", "dead"))
    session.execute(update(Post).where(Post.id.in_(showing), alive).values(wanted=Post.wanted + 1))


def say_now(
    session: Session,
    stamp: Stamp,
    handover_id: int,
    *,
    kind: str,
    to_person_id: int,
    question_id: int | None = None,
    values: dict[str, Any] | None = None,
) -> None:
    """Say one thing about a handover to one person at once. Nobody is asked the same question twice a day."""
    handover = session.get_one(Handover, handover_id)
    person = session.get_one(Person, to_person_id)
    workspace = session.get_one(Workspace, handover.workspace_id)
    question = session.get_one(Question, question_id) if question_id is not None else None
    tz = person.tz or workspace.tz
    put(
        session,
        ToSay(
            workspace=handover.workspace_id,
            uid=handover.uid,
            kind=kind,
            apart=question.uid if question else stamp.at.isoformat(),
            recipient=person.uid,
            due_on=stamp.at.astimezone(ZoneInfo(tz)).date(),
            due_at=stamp.at,
            expires_at=stamp.at + KEPT,
            at=workspace.at_time,
            tz=tz,
            handover_id=handover.id,
            person_id=person.id,
            plan_version=handover.plan_version,
            values={**(values or {}), **({"question": question_id} if question_id is not None else {})},
        ),
    )


# -- words and questions --------------------------------------------------------------------------------------------


def _lapse_words(session: Session, journey_id: int, handovers: Any, now: datetime) -> None:
    """A word is said to a start, dates and a role; when these become others it is asked for again."""
    mine = {row.id: row for row in handovers}
    words = session.scalars(select(Word).where(Word.handover_id.in_(mine), Word.lapsed_at.is_(None))).all()
    if not words:
        return
    facts = journey_facts(session, journey_id)
    starts = {row.id: _start(row) for row in handovers}
    for word in words:
        row = mine[word.handover_id]
        now_basis = basis(facts, str(word.person_id), str(row.from_phase_id), str(row.to_phase_id))
        if (word.basis and word.basis != now_basis) or moved_too_far(word.start, starts[row.id]):
            word.lapsed_at = now


def _start(row: Handover) -> Any:
    text = row.answer.get("start")
    return None if text is None else datetime.fromisoformat(text).date()


def _withdraw_questions(session: Session, journey_id: int, handovers: Any, now: datetime) -> None:
    """Nobody is left with a question about a handover that is gone, or about a journey they were taken off."""
    closed = {row.id for row in handovers if row.closed_at is not None}
    mine = select(Question).where(Question.handover_id.in_([row.id for row in handovers]), Question.state == "open")
    questions = session.scalars(mine).all()
    if not questions:
        return
    on_it: dict[int, list[bool]] = {}
    for row in session.scalars(select(Assignment).where(Assignment.journey_id == journey_id)):
        live = row.void_change is None and row.given != "declined" and (row.last is None or row.last >= now.date())
        on_it.setdefault(row.person_id, []).append(live)
    for question in questions:
        removed = question.person_id in on_it and not any(on_it[question.person_id])
        if removed or question.handover_id in closed:
            question.state = "withdrawn"


# -- occasions ------------------------------------------------------------------------------------------------------


def _cancel_outdated(session: Session, handovers: Any) -> None:
    """What an earlier plan wanted said, and was not said yet, is not said; questions people asked are not plans."""
    for row in handovers:
        planned = or_(Occasion.step.is_not(None), Occasion.kind == "step")
        unsent = (Occasion.handover_id == row.id, Occasion.state == "pending", planned)
        kept = row.plan_version if row.closed_at is None else 0
        session.execute(update(Occasion).where(*unsent, Occasion.plan_version != kept).values(state="cancelled"))


def _tell_slip(session: Session, watch: Watch, now: datetime) -> None:
    """One reply when the start is another than the channel heard, once the change has settled."""
    row = watch.handover
    if not watch.plan.card_up or row.said_start is None or row.said_start == watch.start:
        return
    due = settled(now, watch.tz, watch.days)
    put(
        session,
        ToSay(
            workspace=row.workspace_id,
            uid=row.uid,
            kind="step",
            apart=f"moved {row.plan_version}",
            recipient=session.get_one(Channel, watch.card_channel).slack_id,
            due_on=watch.start,
            due_at=due,
            expires_at=midnight_after(watch.start, watch.tz),
            at=watch.at,
            tz=watch.tz,
            handover_id=row.id,
            channel_id=watch.card_channel,
            plan_version=row.plan_version,
            values={"moved_from": row.said_start.isoformat()},
        ),
    )


def _say_hello(session: Session, journey: Journey, now: datetime) -> None:
    """The start card of a new journey, in its channel, at once."""
    workspace = session.get_one(Workspace, journey.workspace_id)
    tz = journey.tz or workspace.tz
    channel = session.get_one(Channel, journey.channel_id)
    put(
        session,
        ToSay(
            workspace=journey.workspace_id,
            uid=journey.uid,
            kind="start",
            recipient=channel.slack_id,
            due_on=now.astimezone(ZoneInfo(tz)).date(),
            due_at=now,
            expires_at=now + KEPT,
            at=workspace.at_time,
            tz=tz,
            journey_id=journey.id,
            channel_id=channel.id,
        ),
    )
