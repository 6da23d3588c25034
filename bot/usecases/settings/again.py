"""What follows from other settings: answers, instants and digests are reckoned anew.

A few journeys in the transaction of the change; where they are many, each in one of its own, within a minute or two.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.rules.reminders import is_worse
from bot.rules.reminders.weekly import MISSED, following
from bot.rules.values import value
from bot.usecases import at_once, planning
from bot.usecases.changing import Stamp
from bot.usecases.meetings import following as meetings
from bot.usecases.reckoning import alive, found_already
from storage import patches
from storage.tables import Assignment, Person, QuietPeriod, Title, Workspace

AT_ONCE = 40
"""Journeys that are reckoned while the person waits."""
DUE = frozenset({"tz", "country", "steps", "at_time", "escalation_id"})
"""Columns of a workspace that instants and answers go by."""
MORNING = frozenset({"tz", "at_time"})
"""Those of them that a reader's morning goes by."""


@value
class Reckoned:
    """How many handovers are worse by it, and how many journeys are still to be reckoned."""

    worse: int = 0
    later: int = 0

    @property
    def told(self) -> dict[str, int]:
        """For the values of the change."""
        return {name: n for name, n in (("worse", self.worse), ("later", self.later)) if n}


def reckon(session: Session, stamp: Stamp) -> Reckoned:
    """Bring up to date what follows from the settings, titles and people's titles that this transaction has changed."""
    session.flush()
    columns = frozenset().union(*patches.of(session, Workspace).values())
    quietly = "steps" not in columns  # which a start card names
    if columns & MORNING:
        _mornings(session, stamp.workspace, stamp.at)
    if columns & DUE or patches.of(session, QuietPeriod):
        journeys = alive(session, stamp.workspace)
        meetings.plan_again(session, stamp.workspace, stamp.at)
    else:
        journeys = _with_titles(session, stamp.workspace)
    if len(journeys) > AT_ONCE:
        mine = update(Workspace).where(Workspace.id == stamp.workspace)
        session.execute(mine.values(calendars=f"as of {stamp.at}"))
        return Reckoned(later=len(journeys))
    fresh = {one: planning.refresh(session, stamp, one, quietly=quietly) for one in journeys}
    at_once.tell(session, stamp, at_once.Cause(kind="changed"), fresh)
    turns = (turn for one in fresh.values() for turn in one.turns)
    return Reckoned(worse=sum(turn.then is not None and is_worse(turn.then, turn.now) for turn in turns))


def _with_titles(session: Session, workspace: int) -> list[int]:
    """Journeys on which somebody has a title that was changed."""
    titles = patches.of(session, Title)
    if not titles:
        return []
    having = select(Assignment.journey_id).where(
        Assignment.workspace_id == workspace, Assignment.title_id.in_(titles), Assignment.void_change.is_(None)
    )
    going_on = set(alive(session, workspace))
    return [one for one in session.scalars(having.distinct().order_by(Assignment.journey_id)) if one in going_on]


def _mornings(session: Session, workspace: int, now: datetime) -> None:
    """The next digest of everybody, from yesterday on: no Monday is lost, and there is one digest a week. What waits
    for its reader's morning waits for the new hour."""
    row = session.get_one(Workspace, workspace)
    zone = func.coalesce(Person.tz, row.tz)
    mine = (Person.workspace_id == workspace, Person.digest_at.is_not(None))
    for tz in session.scalars(select(zone).where(*mine).distinct()).all():
        at = following(now - MISSED, row.at_time, tz)
        session.execute(update(Person).where(*mine, zone == tz).values(digest_at=at))
    found_already(session, workspace, now)
