"""Occasions: things worth saying, each with an id that two processes and a restored backup arrive at alike."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.rules.values import fact
from storage.keeping import keep_new
from storage.tables import Occasion


@fact
class ToSay:
    """An occasion to be. `uid` is of the handover, journey or meeting; `recipient` the person's or Slack's channel."""

    workspace: int
    uid: str
    kind: str
    recipient: str
    due_on: date
    due_at: datetime
    expires_at: datetime
    at: time
    tz: str
    step: str | None = None
    apart: str = ""
    """What tells it from another of the same day, when it is of no step."""
    handover_id: int | None = None
    journey_id: int | None = None
    meeting_id: int | None = None
    channel_id: int | None = None
    person_id: int | None = None
    plan_version: int = 1
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def occasion_uid(self) -> str:
        return uid_of(self.uid, self.kind, self.step or self.apart, self.due_on, self.recipient)


def uid_of(about: str, kind: str, what: str, due_on: date, recipient: str) -> str:
    """Identity rule 8 of data-model.md; `about` is the uid of a handover, journey or meeting, `what` its step or
    what tells it from another of the same day."""
    return str(uuid5(UUID(about), f"{kind}:{what}:{due_on.isoformat()}:{recipient}"))


def put(session: Session, said: ToSay) -> bool:
    """Keep the occasion. False when it was there; one that was cancelled unsent is worth saying again."""
    values = {
        "workspace_id": said.workspace,
        "handover_id": said.handover_id,
        "journey_id": said.journey_id,
        "meeting_id": said.meeting_id,
        "kind": said.kind,
        "step": said.step,
        "to_channel_id": said.channel_id,
        "to_person_id": said.person_id,
        "due_on": said.due_on,
        "at_time": said.at,
        "tz": said.tz,
        "due_at": said.due_at,
        "expires_at": said.expires_at,
        "plan_version": said.plan_version,
        "values": said.values,
    }
    if keep_new(session, Occasion, uid=said.occasion_uid, **values):
        return True
    cancelled = (Occasion.uid == said.occasion_uid, Occasion.state == "cancelled")
    revived = update(Occasion).where(*cancelled).values(**values, state="pending", post_id=None)
    return session.execute(revived.returning(Occasion.id)).first() is not None
