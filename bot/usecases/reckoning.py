"""Answers, and when things are due, reckoned anew where time zones, holidays or settings are others since.

An instant is derived from a local day and time (`reliability.md` 4.4), and laws move both: a country gives up summer
time, a day becomes a holiday.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.rules.reminders import instant
from bot.usecases import at_once, planning, recheck
from bot.usecases.calendars import installed
from bot.usecases.changing import Stamp
from bot.usecases.meetings import following as meetings
from bot.usecases.planning.reading import read, wakes, watches
from storage import watching
from storage.engine import Store
from storage.tables import Handover, Journey, Occasion, Workspace


def reckon(store: Store, now: datetime) -> int:
    """Bring up to date what is still to come, one journey a transaction. Returns how many instants have moved.

    One small read unless something new is installed or an admin has chosen otherwise. What is due already is left to
    the ticker.
    """
    with store.read() as session:
        other = or_(Workspace.calendars.is_(None), Workspace.calendars != installed())
        workspaces = session.execute(select(Workspace.id, Workspace.calendars).where(other)).all()
    return sum(_workspace(store, workspace, by, now) for workspace, by in workspaces)


def _workspace(store: Store, workspace: int, by: str | None, now: datetime) -> int:
    """`by` is what was noted when it began: what is chosen meanwhile is reckoned next."""
    with store.read() as session:
        journeys = alive(session, workspace)
    moved = 0
    for journey in journeys:
        with store.write() as session:
            moved += _journey(session, workspace, journey, now)
    with store.write() as session:
        moved += found_already(session, workspace, now)
        meetings.plan_again(session, workspace, now)
        same = (Workspace.id == workspace, Workspace.calendars.is_not_distinct_from(by))
        session.execute(update(Workspace).where(*same).values(calendars=installed()))
    return moved


def alive(session: Session, workspace: int) -> list[int]:
    """Ids of the journeys of which something may still come due."""
    mine = (Journey.workspace_id == workspace, Journey.void_change.is_(None), Journey.state.in_(("open", "paused")))
    return list(session.scalars(select(Journey.id).where(*mine).order_by(Journey.id)))


def _journey(session: Session, workspace: int, journey_id: int, now: datetime) -> int:
    """Where an answer is another now, by other holidays or titles, all that follows from it; else when it is due."""
    if recheck.differences(session, session.get_one(Journey, journey_id)):
        stamp = Stamp(workspace=workspace, by=None, at=now)
        fresh = planning.refresh(session, stamp, journey_id, quietly=True)
        at_once.tell(session, stamp, at_once.Cause(kind="changed"), {journey_id: fresh})
        return len(fresh.turns)
    return _due(session, workspace, journey_id, now)


def _due(session: Session, workspace: int, journey_id: int, now: datetime) -> int:
    """A step that should have fallen by now, because its day was moved forward, is judged as after a change."""
    journey = watching.journey(session.connection(), workspace, journey_id)
    watched = {watch.handover.handover_id: watch for watch in watches(session, read(session, journey, now), now)}
    wake, moved = wakes(session, journey), 0
    ahead = or_(Handover.next_due_at.is_(None), Handover.next_due_at > now)
    mine = select(Handover).where(Handover.journey_id == journey_id, Handover.closed_at.is_(None), ahead)
    for handover in session.scalars(mine.with_for_update()):
        watch = watched.get(handover.id)
        if (watch.next_due(now) if watch else wake) == handover.next_due_at:
            continue
        handover.next_due_at, moved = watch.next_due(now, changed=True) if watch else wake, moved + 1
    return moved


def found_already(session: Session, workspace: int, now: datetime) -> int:
    """What is found already and waits for its reader's morning, at the workspace's hour."""
    at = session.get_one(Workspace, workspace).at_time
    waiting = select(Occasion).where(Occasion.workspace_id == workspace, Occasion.state == "pending")
    moved = 0
    for occasion in session.scalars(waiting.where(Occasion.step.is_not(None), Occasion.due_at > now)):
        due_at = max(now, instant(occasion.due_on, at, occasion.tz))
        moved += due_at != occasion.due_at
        occasion.at_time, occasion.due_at = at, due_at
    return moved
