"""A week before a handover whoever hands over is asked to pick, in the message they get that morning anyway."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.reminders import Step, instant
from bot.usecases.picks.showing import pickable, picked_ids
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.watch import Watch
from storage.tables import Assignment, Note, Person

PICKS = "picks"
"""In an occasion's values: the handover (its id) for which is picked."""


def ask(session: Session, watch: Watch, journey_id: int, step: Step, now: datetime) -> int:
    """Once to each giver for that start; nobody where nothing is noted, or something is picked already."""
    if session.scalar(select(Note.id).where(pickable(journey_id)).limit(1)) is None:
        return 0
    if picked_ids(session, watch.handover.handover_id):
        return 0
    return sum(put(session, _to_say(watch, journey_id, step, now, person)) for person in _givers(session, watch))


def _givers(session: Session, watch: Watch) -> list[Person]:
    """Who leads the phase that gives; where nobody does, the owner."""
    leads = (
        select(Person)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(
            Assignment.phase_id == watch.handover.from_phase_id,
            Assignment.side == "vendor",
            Assignment.lead.is_(True),
            Assignment.void_change.is_(None),
            Assignment.given != "declined",
            Person.slack_id.is_not(None),
            Person.kind == "member",
            Person.active_to.is_(None),
        )
        .order_by(Assignment.id)
    )
    found = list(dict.fromkeys(session.scalars(leads)))
    owner = watch.plan.owner
    return found or ([session.get_one(Person, int(owner))] if owner else [])


def _to_say(watch: Watch, journey_id: int, step: Step, now: datetime, person: Person) -> ToSay:
    tz = person.tz or watch.tz
    return ToSay(
        workspace=watch.workspace,
        uid=watch.handover.handover_uid,
        kind="note",
        apart=PICKS,
        recipient=person.uid,
        due_on=watch.start,
        due_at=max(now, instant(step.day, watch.at, tz)),
        expires_at=instant(watch.start, watch.at, watch.tz),
        at=watch.at,
        tz=tz,
        journey_id=journey_id,
        person_id=person.id,
        values={PICKS: watch.handover.handover_id},
    )
