"""What could not be delivered and never will be, for whoever runs the bot."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from bot.rules.values import value
from storage.engine import Store
from storage.tables import Channel, Person, Post, Workspace

LATELY = timedelta(days=7)
"""How long it is spoken of."""
AT_MOST = 20


@value
class Failure:
    """A message that was given up. `where` is Slack's id of the channel or person."""

    where: str
    at: datetime
    error: str


def failures(store: Store) -> list[Failure]:
    """Those of the last days, the latest first."""
    with store.read() as session:
        where = func.coalesce(Channel.slack_id, Person.slack_id, "")
        given_up = (
            select(where, Post.last_try, Post.error)
            .outerjoin(Channel, Channel.id == Post.channel_id)
            .outerjoin(Person, Person.id == Post.person_id)
            .where(*_lately(store))
            .order_by(Post.last_try.desc(), Post.id.desc())
        )
        found = session.execute(given_up.limit(AT_MOST))
        return [Failure(at, when, error or "") for at, when, error in found if when is not None]


def policies(store: Store) -> dict[str, str]:
    """Slack's team id -> what becomes of a doubt that cannot be settled by looking: `repeat` or `hold`."""
    with store.read() as session:
        return {each.team_id: each.uncertain for each in session.scalars(select(Workspace))}


def _lately(store: Store) -> tuple[ColumnElement[bool], ...]:
    return (Post.state == "dead", Post.last_try > store.now() - LATELY)
