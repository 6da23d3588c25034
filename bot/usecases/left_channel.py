"""Somebody leaves a journey's channel: no alarm, but a question to that person, if they stay away (`product.md` §4)."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown
from bot.rules.reminders import settled
from bot.usecases import planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.planning.reading import ASKABLE
from bot.usecases.projection import journey_shown
from bot.usecases.workdays import work_days
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Assignment, Handover, Journey, Membership, Occasion, Person, Question, Workspace

LEFT = "left"
"""What marks such a question's occasion, in its values: our id of the channel."""


def left(store: Store, stamp: Stamp, channel_id: int, person_id: int) -> None:
    """They are not in it any more. Who is on a handover to come is asked about it, ten minutes later in working hours.

    About the next one of each of the channel's journeys, unless a question about it is open, or they said that they
    can't.
    """
    with changing(store, stamp) as session:
        session.execute(delete(Membership).filter_by(channel_id=channel_id, person_id=person_id))
        person = session.get_one(Person, person_id)
        if person.kind not in ASKABLE or person.active_to is not None:
            return
        here = select(Journey).where(
            Journey.workspace_id == stamp.workspace,
            Journey.channel_id == channel_id,
            Journey.state == "open",
            Journey.void_change.is_(None),
            exists().where(Assignment.journey_id == Journey.id, Assignment.person_id == person_id),
        )
        for journey in session.scalars(here.order_by(Journey.id)).all():
            _ask(session, stamp, journey, person)


def came_back(store: Store, stamp: Stamp, channel_id: int, person_id: int) -> None:
    """Whoever was not asked yet is asked nothing."""
    with changing(store, stamp) as session:
        unsaid = (
            select(Occasion)
            .join(Handover, Handover.id == Occasion.handover_id)
            .join(Journey, Journey.id == Handover.journey_id)
            .where(
                Journey.workspace_id == stamp.workspace,
                Journey.channel_id == channel_id,
                Occasion.to_person_id == person_id,
                Occasion.kind == "ask",
                Occasion.state == "pending",
            )
        )
        for occasion in session.scalars(unsaid).all():
            if occasion.values.get(LEFT) == channel_id:
                occasion.state = "cancelled"
                session.get_one(Question, occasion.values["question"]).state = "withdrawn"


def is_back(session: Session, occasion: Occasion) -> bool:
    """Whether whom such an occasion asks was seen in the channel since."""
    return session.get(Membership, (occasion.values[LEFT], occasion.to_person_id)) is not None


def _ask(session: Session, stamp: Stamp, journey: Journey, person: Person) -> None:
    workspace = session.get_one(Workspace, stamp.workspace)
    zone = person.tz or workspace.tz
    shown = journey_shown(session, stamp.workspace, journey.id, stamp.at.astimezone(ZoneInfo(zone)).date())
    uid = next((one.uid for one in _to_come(shown.handovers, person.id)), None)
    if uid is None:
        return
    handover = session.scalars(select(Handover.id).where(Handover.uid == uid)).one()
    pair = {"workspace_id": stamp.workspace, "handover_id": handover, "person_id": person.id}
    if not keep_new(session, Question, **pair, asked_at=stamp.at):
        return
    question = session.scalars(select(Question.id).filter_by(**pair, state="open")).one()
    planning.say_now(
        session,
        stamp,
        handover,
        kind="ask",
        to_person_id=person.id,
        question_id=question,
        values={LEFT: journey.channel_id},
        due_at=settled(stamp.at, zone, work_days(session, stamp.workspace, journey.country or workspace.country)),
    )


def _to_come(handovers: tuple[HandoverShown, ...], person: int) -> Iterator[HandoverShown]:
    """Those that the person is on, the nearest first, and has not said no to."""
    for one in sorted(handovers, key=lambda each: (each.days_left is None, each.days_left)):
        vendor = [scope for scope in one.scopes if scope.side == "vendor"]
        on_it = any(who.id == person for scope in vendor for who in (*scope.rests_on, *scope.receivers))
        said_no = any(word.who.id == person and word.answer == "no" for word in one.words)
        if on_it and not said_no and not (one.closed or one.has_come):
            yield one
