"""Telling the owner what could not be said where it belonged."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.usecases.meetings.telling import could_not_tell
from bot.usecases.planning.hearing import KEPT
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.projection import owner_of
from storage.tables import Channel, Handover, Occasion, Person, Workspace


def tell_owner(session: Session, occasion: Occasion, why: str, now: datetime) -> None:
    """One DM, once, about an occasion that did not reach its reader. `why` is Slack's error code, or `shared`."""
    if occasion.meeting_id is not None:
        could_not_tell(session, occasion, why, now)
        return
    handover = _handover(session, occasion)
    if occasion.kind == "alert" or handover is None:
        return
    workspace = session.get_one(Workspace, handover.workspace_id)
    today = now.astimezone(ZoneInfo(workspace.tz)).date()
    owner = session.get_one(Person, owner_of(session, workspace.id, handover.journey_id, today).id)
    if owner.slack_id is None or owner.id == occasion.to_person_id:
        return
    channel = session.get(Channel, occasion.to_channel_id) if occasion.to_channel_id else None
    put(
        session,
        ToSay(
            workspace=workspace.id,
            uid=handover.uid,
            kind="alert",
            apart=occasion.uid,
            recipient=owner.uid,
            due_on=today,
            due_at=now,
            expires_at=now + KEPT,
            at=workspace.at_time,
            tz=owner.tz or workspace.tz,
            handover_id=handover.id,
            person_id=owner.id,
            plan_version=handover.plan_version,
            values={"trouble": why, "channel": channel.slack_id if channel else None},
        ),
    )


def _handover(session: Session, occasion: Occasion) -> Handover | None:
    """What it was about; of a start card, the journey's first handover."""
    if occasion.handover_id is not None:
        return session.get_one(Handover, occasion.handover_id)
    mine = select(Handover).where(Handover.journey_id == occasion.journey_id, Handover.closed_at.is_(None))
    return session.scalar(mine.order_by(Handover.id).limit(1))
