"""Whoever took over is asked, in the message they get that morning anyway; once, whatever becomes of the date."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.reminders import instant
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.watch import Watch
from bot.usecases.pulses.people import receivers
from storage.tables import Handover, Occasion, Person

PULSE = "pulse"
"""In an occasion's values: the handover (its id) that is asked about."""


def ask(session: Session, watch: Watch, handover: Handover, now: datetime) -> int:
    """Returns how many are asked now."""
    asked = select(Occasion).where(
        Occasion.journey_id == handover.journey_id, Occasion.kind == "note", Occasion.state != "cancelled"
    )
    before = {one.to_person_id for one in session.scalars(asked) if one.values.get(PULSE) == handover.id}
    people = (one for one in receivers(session, handover, now.date()) if one.id not in before)
    return sum(put(session, _to_say(watch, handover, one, now)) for one in people)


def _to_say(watch: Watch, handover: Handover, person: Person, now: datetime) -> ToSay:
    tz = person.tz or watch.tz
    day = now.astimezone(ZoneInfo(tz)).date()
    return ToSay(
        workspace=watch.workspace,
        uid=handover.uid,
        kind="note",
        apart=PULSE,
        recipient=person.uid,
        due_on=watch.start,
        due_at=max(now, instant(day, watch.at, tz)),
        expires_at=watch.pulse_over,
        at=watch.at,
        tz=tz,
        journey_id=handover.journey_id,
        person_id=person.id,
        values={PULSE: handover.id},
    )
