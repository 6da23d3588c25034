"""The people of a change by the names they have now; history itself holds their ids alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.nameless import meant, named
from storage.tables import Change, Person


def names_in(session: Session, workspace: int, values: Iterable[Any]) -> dict[str, str]:
    """The names of everybody whom these values of changes mean, by uid."""
    uids = {uid for each in values for uid in meant(each)}
    if not uids:
        return {}
    found = select(Person.uid, Person.name).where(Person.workspace_id == workspace, Person.uid.in_(uids))
    return dict(session.execute(found).all())


def told(session: Session, change: Change) -> dict[str, Any]:
    """The values of a change, its people with their names."""
    values: dict[str, Any] = named(change.values, names_in(session, change.workspace_id, [change.values]))
    return values
