"""Whom and what Slack is asked about again once a day, in case an event of Slack's was missed.

The moment of the last look stands with each person and channel, so it is its own next instant: whoever comes first
moves it on and looks, however many processes there are.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, or_, select, update

from bot.rules.values import value
from storage.engine import Store
from storage.tables import Assignment, Channel, Journey, Person, Phase

DAILY = timedelta(days=1)
LIVE = ("open", "paused")
ASKED = ("member", "guest")


@value
class Look:
    """One person or channel to be looked at now. `before`: when that was done last."""

    table: type[Person] | type[Channel]
    id: int
    workspace: int
    slack_id: str
    before: datetime | None


def people(store: Store, now: datetime, most: int) -> list[Look]:
    """People in live plans who were not looked at for a day, the longest ago first; they count as looked at now."""
    planned = (
        select(Assignment.id)
        .join(Journey, Journey.id == Assignment.journey_id)
        .where(Assignment.person_id == Person.id, Assignment.void_change.is_(None), *_is_live())
    )
    return _taken(store, Person, (Person.kind.in_(ASKED), exists(planned)), now, most)


def channels(store: Store, now: datetime, most: int) -> list[Look]:
    """Channels of live journeys and of their phases, likewise."""
    home = select(Journey.id).where(
        Journey.workspace_id == Channel.workspace_id, Journey.channel_id == Channel.id, *_is_live()
    )
    phase = (
        select(Phase.id)
        .join(Journey, Journey.id == Phase.journey_id)
        .where(Phase.channel_id == Channel.id, Phase.void_change.is_(None), *_is_live())
    )
    return _taken(store, Channel, (or_(exists(home), exists(phase)),), now, most)


def not_looked(store: Store, look: Look) -> None:
    """Slack gave no answer: it is tried again soon."""
    with store.write() as session:
        mine: Any = update(look.table).where(look.table.id == look.id)
        session.execute(mine.values(checked_at=look.before))


def _is_live() -> tuple[Any, ...]:
    return Journey.state.in_(LIVE), Journey.void_change.is_(None)


def _taken(
    store: Store, table: type[Person] | type[Channel], which: tuple[Any, ...], now: datetime, most: int
) -> list[Look]:
    with store.read() as session:
        found = [Look(table, *row) for row in session.execute(_stale(table, now).where(*which).limit(most))]
    if not found:
        return []
    with store.write() as session:
        mine: Any = update(table).values(checked_at=now)
        return [
            look
            for look in found
            if session.execute(
                mine.where(table.id == look.id, table.checked_at.is_not_distinct_from(look.before)).returning(table.id)
            ).first()
        ]


def _stale(table: type[Person] | type[Channel], now: datetime) -> Any:
    """The longest ago first; where there never was a look, nothing is known that could have changed."""
    columns = (table.id, table.workspace_id, table.slack_id, table.checked_at)
    return (
        select(*columns)
        .where(table.slack_id.is_not(None), table.checked_at <= now - DAILY)
        .order_by(table.checked_at, table.id)
    )
