"""Whether an occasion is still true and still wanted, asked right before it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.rules.facts import State
from bot.rules.reminders import Saying, says
from bot.usecases import at_once, left_channel
from bot.usecases.digest import is_still
from bot.usecases.meetings import saying
from bot.usecases.people.telling import is_news
from bot.usecases.planning.reading import watch_of
from bot.usecases.planning.watch import Watch
from bot.usecases.posts import noted
from bot.usecases.posts.allowed import is_hidden
from bot.usecases.posts.elsewhere import about, is_elsewhere
from bot.usecases.rights import alone
from storage.tables import Handover, Journey, Occasion, Person, Question


def is_true(session: Session, occasion: Occasion, now: datetime) -> bool:
    """What a step wanted said is judged again by the same rules; what people asked for holds while it is open."""
    if occasion.expires_at <= now:
        return False
    if occasion.kind == "digest":
        return is_still(session, occasion, now)
    if occasion.kind == "note":
        journey_id = about(session, occasion)
        here = journey_id is None or _is_open(session, journey_id)
        return here and noted.is_still(session, occasion, now.date())
    if occasion.meeting_id is not None:
        return saying.is_still(session, occasion, now)
    if occasion.handover_id is None:
        told = occasion.kind != "put" or is_news(session, occasion)
        return told and _is_open(session, occasion.journey_id) and not _is_elsewhere(session, occasion)
    handover = session.get_one(Handover, occasion.handover_id)
    if "cause" in occasion.values:
        reader = session.get_one(Person, occasion.to_person_id)
        return bool(at_once.standing(session, occasion, alone(reader, now.date())))
    if occasion.step is None and occasion.kind != "step":
        return _asked_for(session, occasion, handover)
    watch = watch_of(session, handover, now)
    if (
        watch is None
        or watch.is_quiet(now)
        or occasion.to_channel_id not in (None, watch.card_channel, *watch.day_channels)
    ):
        return False
    if occasion.step is not None:
        return _step_says(watch, occasion) and not is_hidden(session, watch, occasion, now.date())
    return _broke(watch, occasion) if at_once.BROKE in occasion.values else _slipped(watch, occasion)


def _is_open(session: Session, journey_id: int | None) -> bool:
    journey = session.get(Journey, journey_id)
    return journey is not None and journey.state == "open" and journey.void_change is None


def _is_elsewhere(session: Session, occasion: Occasion) -> bool:
    return is_elsewhere(session, occasion, session.get_one(Journey, occasion.journey_id))


def _asked_for(session: Session, occasion: Occasion, handover: Handover) -> bool:
    question = occasion.values.get("question")
    if question is not None and session.get_one(Question, question).state != "open":
        return False
    if left_channel.LEFT in occasion.values and left_channel.is_back(session, occasion):
        return False
    return handover.closed_at is None and _is_open(session, handover.journey_id)


def _slipped(watch: Watch, occasion: Occasion) -> bool:
    said = watch.handover.said_start
    return watch.plan.card_up and said != watch.start and occasion.due_on == watch.start


def _broke(watch: Watch, occasion: Occasion) -> bool:
    """Whether it still breaks at that start, and nobody lets it."""
    plan = watch.plan
    stands = plan.state in (State.BREAKS, State.UNSTAFFED) and not (plan.accepted or plan.later)
    return stands and occasion.due_on == watch.start


def _step_says(watch: Watch, occasion: Occasion) -> bool:
    step = next((step for step in watch.steps if step.name == occasion.step), None)
    if step is None or step.day != occasion.due_on:
        return False
    plan = replace(watch.plan, card_up=False) if occasion.kind == "card" else watch.plan
    to = None if occasion.to_person_id is None else str(occasion.to_person_id)
    return Saying(occasion.kind, to) in says(plan, step)
