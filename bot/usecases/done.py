"""How every change ends: what follows from it is brought up to date, it is written down, and what came of it shown."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.projection import JourneyShown
from bot.rules.values import fact
from bot.usecases import at_once, planning
from bot.usecases.changing import Stamp
from bot.usecases.projection.drawing import Drawing
from bot.usecases.recording import record
from storage import showing
from storage.tables import Journey, Workspace


@fact
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
    day = today(session, stamp.workspace, stamp.at)
    uid, drawing = conclude(session, stamp, journey_id, what, values, day=day, created=created, undoes=undoes)
    gone = session.get_one(Journey, journey_id).void_change is not None
    return Done(journey=None if gone else drawing.journey(), change_uid=uid, what=what, values=values)


def conclude(
    session: Session,
    stamp: Stamp,
    journey_id: int,
    what: str,
    values: dict[str, Any],
    *,
    day: date,
    created: bool = False,
    undoes: int | None = None,
) -> tuple[str, Drawing]:
    """The same as `finish`, for who may not want to see it: the uid, and the journey to be drawn as of `day`."""
    fresh = planning.refresh(session, stamp, journey_id, created=created)
    at_once.after_change(session, stamp, journey_id, what, values, fresh)
    at_once.after_booking(session, stamp, what, fresh.drawing)
    drawing = fresh.drawing
    uid, version = record(session, stamp, journey_id, what, values, undoes=undoes)
    if drawing is not None and drawing.today == day:
        drawing.rows = drawing.rows._replace(version=version or 0)
        return uid, drawing
    rows = showing.of_journey(session.connection(), stamp.workspace, journey_id)
    assert rows is not None
    return uid, Drawing(rows, day)


def today(session: Session, workspace: int, at: datetime) -> date:
    """The day it is in the workspace's zone."""
    return day_in(session.get_one(Workspace, workspace), at)


def day_in(workspace: Any, at: datetime) -> date:
    """The same of a row that has the workspace's zone (`tz`)."""
    return at.astimezone(_zone(workspace.tz)).date()


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
