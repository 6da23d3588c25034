"""What the channel hears of its own accord: hello from a new journey, and that a start has moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.reminders import Part, midnight_after, settled
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.watch import Watch
from storage.tables import Channel

KEPT = timedelta(days=7)
"""How long what is said at once may wait for Slack before it is no longer worth saying."""


def tell_slip(session: Session, watch: Watch, now: datetime) -> None:
    """One reply when the start is another than the channel heard, once the change has settled; today says it itself."""
    row = watch.handover
    if not watch.plan.card_up or row.said_start is None or row.said_start == watch.start:
        return
    on = watch.current(now)
    if watch.is_quiet(now) or (on is not None and on.part is Part.DAY):
        return
    due = settled(now, watch.tz, watch.days)
    put(
        session,
        ToSay(
            workspace=watch.workspace,
            uid=row.handover_uid,
            kind="step",
            apart=f"moved {row.plan_version}",
            recipient=session.get_one(Channel, watch.card_channel).slack_id,
            due_on=watch.start,
            due_at=due,
            expires_at=midnight_after(watch.start, watch.tz),
            at=watch.at,
            tz=watch.tz,
            handover_id=row.handover_id,
            channel_id=watch.card_channel,
            plan_version=row.plan_version,
            values={"moved_from": row.said_start.isoformat()},
        ),
    )


def say_hello(session: Session, journey: Any, now: datetime) -> None:
    """The start card of a new journey (`watching.journey`), in its channel, at once."""
    channel = session.get_one(Channel, journey.channel_id)
    put(
        session,
        ToSay(
            workspace=journey.workspace_id,
            uid=journey.uid,
            kind="start",
            recipient=channel.slack_id,
            due_on=now.astimezone(ZoneInfo(journey.tz)).date(),
            due_at=now,
            expires_at=now + KEPT,
            at=journey.at_time,
            tz=journey.tz,
            journey_id=journey.id,
            channel_id=channel.id,
        ),
    )
