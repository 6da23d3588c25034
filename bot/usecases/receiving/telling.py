"""Whoever takes over is told, in the message they get that morning anyway; once for that day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.rules.reminders import instant
from bot.rules.reminders.receiving import told_on
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.watch import Watch
from bot.usecases.receiving.people import receivers
from storage.tables import Handover, Person

RECEIVES = "receives"
"""In an occasion's values: the handover (its id) in which its reader takes over."""


def tell(session: Session, watch: Watch, handover: Handover, now: datetime) -> int:
    """Returns how many are told now."""
    first = watch.takes_over
    people = receivers(session, handover, first, now.date())
    return sum(put(session, _to_say(watch, handover, first, one, now)) for one in people)


def _to_say(watch: Watch, handover: Handover, first: date, person: Person, now: datetime) -> ToSay:
    tz = person.tz or watch.tz
    return ToSay(
        workspace=watch.workspace,
        uid=handover.uid,
        kind="note",
        apart=RECEIVES,
        recipient=person.uid,
        due_on=first,
        due_at=max(now, instant(told_on(first, watch.days), watch.at, tz)),
        expires_at=watch.told_until,
        at=watch.at,
        tz=tz,
        handover_id=handover.id,
        person_id=person.id,
        plan_version=handover.plan_version,
        values={RECEIVES: handover.id},
    )
