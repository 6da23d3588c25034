"""The channel hears that a handover breaks where the start is near: once it has settled, and once a day at the most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.reminders import Part, Step, fallen, instant, settled
from bot.usecases.changing import Stamp
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.reading import watches
from bot.usecases.planning.watch import Watch
from bot.usecases.projection.drawing import Drawing
from storage.tables import Channel

BROKE = "broke"
"""What marks such an occasion, in its values."""


def hear(session: Session, stamp: Stamp, drawing: Drawing, handover_id: int, *, anyway: bool) -> str:
    """A reply in the card's thread that is shown in the channel, or the card where there is none.

    Where nothing may or can be posted, nothing is planned, and the reason is returned for the owner to read, as in
    `alert.TROUBLES`; `anyway`: its owner reads no other message, so that it is found out and told when it is sent.
    """
    watch = next(iter(watches(session, drawing, stamp.at, only=handover_id)), None)
    if watch is None:
        return ""
    channel = session.get_one(Channel, watch.card_channel)
    if not anyway and (trouble := _trouble(channel)):
        return trouble
    said = _said(watch, stamp, channel.slack_id)
    if said is not None and said.due_at < said.expires_at:
        put(session, said)
    return ""


def breaking(day: date) -> str:
    """What tells it from what was said of the same start on another day."""
    return f"{BROKE} {day.isoformat()}"


def _trouble(channel: Channel) -> str:
    if channel.shared or channel.pending:
        return "shared"
    if channel.archived:
        return "is_archived"
    return "" if channel.bot_in else "not_in_channel"


def _said(watch: Watch, stamp: Stamp, to: str) -> ToSay | None:
    """None where no step has come yet that would have posted a card."""
    row = watch.handover
    reply = ToSay(
        workspace=watch.workspace,
        uid=row.handover_uid,
        kind="step",
        apart=breaking(stamp.at.astimezone(ZoneInfo(watch.tz)).date()),
        recipient=to,
        due_on=watch.start,
        due_at=max(settled(stamp.at, watch.tz, watch.days), watch.quiet_until or stamp.at),
        expires_at=instant(watch.start, time(0), watch.tz),
        at=watch.at,
        tz=watch.tz,
        handover_id=row.handover_id,
        channel_id=watch.card_channel,
        plan_version=row.plan_version,
        values={BROKE: True},
    )
    if watch.plan.card_up:
        return reply
    step = _speaks(watch, stamp.at)
    return None if step is None else replace(reply, kind="card", step=step.name, due_on=step.day)


def _speaks(watch: Watch, now: datetime) -> Step | None:
    """The step that has come and speaks in the channel: that of the last two days speaks to people only."""
    come = watch.steps[: fallen(watch.steps, now, watch.at, watch.zones)]
    return next((step for step in reversed(come) if step.part not in (Part.DIRECT, Part.DAY)), None)
