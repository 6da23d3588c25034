"""Keys: unique in a workspace among the journeys that are there; a journey that is gone gives its key back."""

from __future__ import annotations

from sqlalchemy import String, cast, select, update
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.texts import N_, Refusal
from storage.tables import Journey

GONE = "~"
"""Stands in the key of a journey that gave it back, before its id: no slug has it."""
TAKEN = N_("Another journey has the key `{key}`. `{free}` is free.")


def keys(session: Session, workspace: int) -> set[str]:
    """The keys of all journeys that are there."""
    here = (Journey.workspace_id == workspace, Journey.void_change.is_(None))
    return set(session.scalars(select(Journey.key).where(*here)))


def set_free(session: Session, workspace: int, key: str) -> None:
    """A journey that is gone no longer holds the key; no part of any change, so that no undo gives it back."""
    mine = (Journey.workspace_id == workspace, Journey.key == key, Journey.void_change.is_not(None))
    freed = update(Journey).where(*mine).values(key=Journey.key + GONE + cast(Journey.id, String))
    # By id: to evaluate it in memory looks at every journey of the session, which an import has by the thousand.
    session.execute(freed, execution_options={"synchronize_session": "fetch"})


def must_be_free(session: Session, journey: Journey, key: str) -> None:
    """Refuse a key that another journey has, with one that is free."""
    taken = keys(session, journey.workspace_id) - {journey.key}
    if key in taken:
        raise Refusal(TAKEN, "key", key=key, free=names.key(key, taken))
    set_free(session, journey.workspace_id, key)


def come_back(session: Session, journey: Journey) -> None:
    """A journey that is there again has its key, or where another one got that, the next that is free."""
    if journey.void_change is None and GONE in journey.key:
        key = names.key(journey.key.partition(GONE)[0], keys(session, journey.workspace_id))
        set_free(session, journey.workspace_id, key)
        journey.key = key
