"""What follows from a change of a journey: words that lapse, questions that fall away, what is due and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, exists, literal_column, or_, select, union_all, update
from sqlalchemy.orm import Session

from bot.rules.reminders import Turn
from bot.usecases import answers, hands
from bot.usecases.changing import Stamp
from bot.usecases.planning.following import follow
from bot.usecases.planning.hearing import KEPT, say_hello, tell_slip
from bot.usecases.planning.lapsing import lapse_accepted, lapse_words, withdraw_questions
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.reading import read, wakes, watches
from bot.usecases.planning.the_day import draw_answered
from bot.usecases.projection.drawing import Drawing
from storage import watching
from storage.tables import Handover, Occasion, Person, Post, PostItem, Question, Workspace

LIVING = ("card", "ask")
"""Roles of items that are edited when the facts change; lines are history."""


_item = PostItem.__table__
_post = Post.__table__
_occasion = Occasion.__table__
_HERE: Any = bindparam("journey")
_HANDOVERS = select(Handover).where(Handover.journey_id == _HERE)
_HELD = select(Handover.id).where(Handover.journey_id == _HERE)
_IS_LIVING = _item.c.role.in_([literal_column(f"'{role}'") for role in LIVING])
"""Written out, as a list that is bound is put together anew each time."""
_SHOWING = union_all(
    select(_item.c.post_id).where(_IS_LIVING, _item.c.handover_id.in_(_HELD)),
    select(_item.c.post_id)
    .join(_occasion, and_(_item.c.post_id == _occasion.c.post_id, _item.c.occasion_id == _occasion.c.id))
    .where(_IS_LIVING, _occasion.c.journey_id == _HERE, _occasion.c.kind == "start"),
)
_ABOUT = union_all(
    select(_item.c.post_id).where(_item.c.role != literal_column("'old'"), _item.c.handover_id.in_(_HELD)),
    select(_item.c.post_id)
    .join(_occasion, _item.c.occasion_id == _occasion.c.id)
    .where(_item.c.role != literal_column("'old'"), _occasion.c.journey_id == _HERE),
)
"""Everything that names the journey, also what is history."""


def _redrawn(posts: Any) -> Any:
    gone: Any = [literal_column("'cancelled'"), literal_column("'dead'")]
    wanted = _post.c.wanted + 1
    return update(_post).where(_post.c.id.in_(posts), _post.c.state.not_in(gone)).values(wanted=wanted)  # type: ignore[arg-type]


_REDRAW, _REDRAW_ALL = _redrawn(_SHOWING), _redrawn(_ABOUT)
_CURRENT = exists().where(
    Handover.id == _occasion.c.handover_id,
    Handover.plan_version == _occasion.c.plan_version,
    Handover.closed_at.is_(None),
)
_CANCEL_OUTDATED: Any = (
    update(_occasion)  # type: ignore[arg-type]
    .where(
        _occasion.c.handover_id.in_(_HELD),
        _occasion.c.state == "pending",
        or_(_occasion.c.step.is_not(None), _occasion.c.kind == "step"),
        ~_CURRENT,
    )
    .values(state="cancelled")
)
"""What an earlier plan wanted said, and was not said yet, is not said; questions people asked are not plans."""

_handover = Handover.__table__
_DUE: Any = (
    update(_handover)  # type: ignore[arg-type]
    .where(_handover.c.id == bindparam("handover"))
    .values(next_due_at=bindparam("due"))
)
_NOTHING_DUE: Any = (
    update(_handover)  # type: ignore[arg-type]
    .where(_handover.c.journey_id == _HERE, _handover.c.next_due_at.is_not(None))
    .values(next_due_at=None)
)
_WAKES: Any = (
    update(_handover)  # type: ignore[arg-type]
    .where(_handover.c.journey_id == _HERE, _handover.c.closed_at.is_(None))
    .values(next_due_at=bindparam("due"))
)


class Fresh(NamedTuple):
    """A journey that was brought up to date."""

    drawing: Drawing | None
    """As it is now, if it had to be read."""
    turns: tuple[Turn, ...] = ()
    """What became of its handovers by the change; none of a journey that is just being made."""
    decided: frozenset[tuple[int, int]] = frozenset()
    """Handover and person: who had let it go on purpose, and is told that this is over."""


def refresh(session: Session, stamp: Stamp, journey_id: int, *, created: bool = False, quietly: bool = False) -> Fresh:
    """Bring everything that follows from a journey's rows up to date; every change of a journey ends with it.

    1. The handovers' answers are written anew.
    2. Words given to other dates or another role lapse; questions of people who are gone are withdrawn. What was let go
       on purpose and is worse or far from there by now is over, and who decided it hears so.
    3. Unsent occasions of earlier plans are cancelled, and what is due next is set.
    4. A new journey says hello; a start that moved while its card is up gets one reply.
    5. What was posted about the journey is drawn again; of a day that has come, what asks for a word that was given.

    Where no plan has changed, 1 and 2 are spared; `quietly` spares 5 where no answer is another.
    """
    turns = answers.write(session, journey_id, stamp.at)
    connection = session.connection()
    journey = watching.journey(connection, stamp.workspace, journey_id)
    fresh = Fresh(None)
    if turns is not None and journey.version and journey.void_change is None:  # of a new one nothing was asked
        fresh = _settle(session, stamp, journey_id, turns)
    drawing = read(session, journey, stamp.at)
    _set_due(session, journey, drawing, stamp.at)
    if created and journey.channel_id is not None:
        say_hello(session, journey, stamp.at)
    if journey.version:
        follow(session, stamp, journey, drawing)
    if journey.version and (fresh.turns or not quietly):
        redraw(session, journey_id)
    if drawing is not None:
        draw_answered(session, drawing)
    return fresh._replace(drawing=drawing)


def _settle(session: Session, stamp: Stamp, journey_id: int, turns: tuple[Turn, ...]) -> Fresh:
    """What was said, asked and decided, where a plan is another now."""
    handovers = session.scalars(_HANDOVERS, {"journey": journey_id}).all()
    lapse_words(session, journey_id, handovers, stamp.at)
    if hands.said_no(session):  # who could not take over then may be able to now
        turns += answers.write(session, journey_id, stamp.at) or ()
    withdraw_questions(session, journey_id, handovers, stamp.at)
    over = lapse_accepted(handovers)
    for row, values in over:
        say_now(session, stamp, row.id, kind="alert", to_person_id=values["to"], values=values)
    session.flush()
    session.connection().execute(_CANCEL_OUTDATED, {"journey": journey_id})
    return Fresh(None, turns, frozenset((row.id, values["to"]) for row, values in over))


def _set_due(session: Session, journey: Any, drawing: Drawing | None, now: datetime) -> None:
    if drawing is None:
        connection, here = session.connection(), {"journey": journey.id}
        wake = wakes(session, journey)
        connection.execute(_WAKES, {**here, "due": wake}) if wake else connection.execute(_NOTHING_DUE, here)
        return
    watched = {watch.handover.handover_id: watch for watch in watches(session, drawing, now)}
    due = {handover: watch.next_due(now, changed=True) for handover, watch in watched.items()}
    others = [
        {"handover": row.handover_id, "due": due.get(row.handover_id)}
        for row in drawing.rows.phases
        if row.handover_id is not None and row.next_due_at != due.get(row.handover_id)
    ]
    if others:
        session.connection().execute(_DUE, others)
    for watch in watched.values():
        tell_slip(session, watch, now)


def redraw(session: Session, journey_id: int) -> None:
    """Ask for an edit of every post that shows the journey and is kept up to date."""
    session.connection().execute(_REDRAW, {"journey": journey_id})


def redraw_all(session: Session, journey_id: int) -> None:
    """The same of everything that was said about it: it is gone, or there again."""
    session.connection().execute(_REDRAW_ALL, {"journey": journey_id})


def say_now(
    session: Session,
    stamp: Stamp,
    handover_id: int,
    *,
    kind: str,
    to_person_id: int,
    question_id: int | None = None,
    values: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    apart: str = "",
) -> None:
    """Say one thing about a handover to somebody in Slack, at once or at `due_at`; the same question once a day."""
    handover, person = session.get_one(Handover, handover_id), session.get_one(Person, to_person_id)
    if person.slack_id is None:
        return
    workspace = session.get_one(Workspace, handover.workspace_id)
    if question_id is not None:
        apart, values = session.get_one(Question, question_id).uid, {**(values or {}), "question": question_id}
    due, tz = due_at or stamp.at, person.tz or workspace.tz
    put(
        session,
        ToSay(
            workspace=handover.workspace_id,
            uid=handover.uid,
            kind=kind,
            apart=apart or stamp.at.isoformat(),
            recipient=person.uid,
            due_on=stamp.at.astimezone(ZoneInfo(tz)).date(),
            due_at=due,
            expires_at=due + KEPT,
            at=workspace.at_time,
            tz=tz,
            handover_id=handover.id,
            person_id=person.id,
            plan_version=handover.plan_version,
            values=values or {},
        ),
    )
