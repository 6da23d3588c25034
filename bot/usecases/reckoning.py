"""When things are due, reckoned anew where time zones or holidays have changed since: a new version was installed.

An instant is derived from a local day and time (`reliability.md` 4.4), and laws move both: a country gives up summer
time, a day becomes a holiday.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.rules.reminders import instant
from bot.usecases.calendars import installed
from bot.usecases.planning.reading import read, wakes, watches
from storage import watching
from storage.engine import Store
from storage.tables import Handover, Occasion, Workspace


def reckon(store: Store, now: datetime) -> int:
    """Bring up to date what is still to come, one journey a transaction. Returns how many instants have moved.

    One small read unless something new is installed. What is due already is left to the ticker.
    """
    with store.read() as session:
        other = or_(Workspace.calendars.is_(None), Workspace.calendars != installed())
        workspaces = list(session.scalars(select(Workspace.id).where(other)))
    return sum(_workspace(store, each, now) for each in workspaces)


def _workspace(store: Store, workspace: int, now: datetime) -> int:
    with store.read() as session:
        ahead = select(Handover.journey_id).where(Handover.workspace_id == workspace, Handover.next_due_at > now)
        journeys = list(session.scalars(ahead.distinct()))
    moved = 0
    for journey in journeys:
        with store.write() as session:
            moved += _journey(session, workspace, journey, now)
    with store.write() as session:
        moved += _occasions(session, workspace, now)
        session.execute(update(Workspace).where(Workspace.id == workspace).values(calendars=installed()))
    return moved


def _journey(session: Session, workspace: int, journey_id: int, now: datetime) -> int:
    """A step that should have fallen by now, because its day was moved forward, is judged as after a change."""
    journey = watching.journey(session.connection(), workspace, journey_id)
    watched = {watch.handover.handover_id: watch for watch in watches(session, read(session, journey, now), now)}
    wake, moved = wakes(session, journey), 0
    mine = select(Handover).where(Handover.journey_id == journey_id, Handover.next_due_at > now)
    for handover in session.scalars(mine.with_for_update()):
        watch = watched.get(handover.id)
        if (watch.next_due(now) if watch else wake) == handover.next_due_at:
            continue
        handover.next_due_at, moved = watch.next_due(now, changed=True) if watch else wake, moved + 1
    return moved


def _occasions(session: Session, workspace: int, now: datetime) -> int:
    """What is found already and waits for its reader's morning."""
    waiting = select(Occasion).where(Occasion.workspace_id == workspace, Occasion.state == "pending")
    moved = 0
    for occasion in session.scalars(waiting.where(Occasion.step.is_not(None), Occasion.due_at > now)):
        due_at = max(now, instant(occasion.due_on, occasion.at_time, occasion.tz))
        moved += due_at != occasion.due_at
        occasion.due_at = due_at
    return moved
