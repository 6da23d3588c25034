"""How every change ends: what follows from it is brought up to date, it is written down, and what came of it shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.projection import JourneyShown
from bot.usecases import planning
from bot.usecases.changing import Stamp
from bot.usecases.projection import journey_shown
from bot.usecases.projection.drawing import Drawing
from bot.usecases.recording import record
from storage.tables import Journey, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a change came to: for the reply, its Undo, and the history."""

    journey: JourneyShown | None
    """As it is now; None when the change was not about one journey, or took the journey away."""
    change_uid: str
    what: str
    values: dict[str, Any]


def finish(
    session: Session,
    stamp: Stamp,
    journey_id: int,
    what: str,
    values: dict[str, Any],
    *,
    created: bool = False,
    undoes: int | None = None,
) -> Done:
    """Bring the journey's answers and plans up to date, record the change, show the journey."""
    drawing = planning.refresh(session, stamp, journey_id, created=created)
    uid = record(session, stamp, journey_id, what, values, undoes=undoes)
    journey = session.get_one(Journey, journey_id)
    day = today(session, stamp.workspace, stamp.at)
    shown = None if journey.void_change is not None else _shown(session, journey, drawing, day)
    return Done(journey=shown, change_uid=uid, what=what, values=values)


def _shown(session: Session, journey: Journey, drawing: Drawing | None, day: date) -> JourneyShown:
    if drawing is None or drawing.today != day:
        return journey_shown(session, journey.workspace_id, journey.id, day)
    drawing.rows = drawing.rows._replace(version=journey.version)
    return drawing.journey()


def today(session: Session, workspace: int, at: datetime) -> date:
    """The day it is in the workspace's zone."""
    return day_in(session.get_one(Workspace, workspace), at)


def day_in(workspace: Workspace, at: datetime) -> date:
    return at.astimezone(_zone(workspace.tz)).date()


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
