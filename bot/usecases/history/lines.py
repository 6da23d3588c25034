"""The changes of a journey or of the workspace, a line each, with whether the reader may take it back now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from bot.rules.nameless import meant, named
from bot.rules.texts import N_, Refusal
from bot.rules.undone import about
from bot.rules.values import fact
from bot.usecases.history.naming import names_in
from bot.usecases.journeys import resolve, row_of
from bot.usecases.recording import OF_IMPORTS, UNDO_DAYS
from bot.usecases.rights import Access, Viewer, access, must_read
from bot.usecases.settings import SETTINGS
from storage.engine import Store
from storage.tables import Change, Person

ONLY_ADMINS = N_("Only admins of this workspace can see what was changed in its settings. Ask one of them.")
WORDS = "word."
FORGOTTEN = "person.forgotten"
OF_PEOPLE = ("person.", "note.", "notes.")
OF_CUSTOMERS = "customer."
"""Told for the readers of a journey; from before they were kept there."""
MOST = 1000
"""Changes looked at; older ones are in the database."""


@fact
class ChangeLine:
    """One line of the history."""

    uid: str
    n: int
    what: str
    values: dict[str, Any]
    by: str | None
    """Name; None is the bot itself."""
    at: datetime
    undone: bool = False
    can_undo: bool = False
    """Whether the reader may take it back as of now; what later changes made of it is looked at when they do."""


def listing(
    store: Store, viewer: Viewer, journey_uid: str | None = None, *, person: int | None = None
) -> tuple[ChangeLine, ...]:
    """The changes of a journey (None: of the one in this channel), the newest first.

    `person`, our id: those that they made or that are about them.
    """
    with store.read() as session:
        journey = row_of(session, viewer, journey_uid) if journey_uid else resolve(session, viewer)
        must_read(session, viewer, journey)
        rows = _rows(session, _changes(viewer).where(Change.journey_id == journey.id))
        may = access(session, viewer, journey) == Access.CHANGE
        lines = tuple(_lines(session, rows, viewer, store.now(), anybodys=may))
        if person is None:
            return lines
        uid = session.get_one(Person, person).uid
        theirs = {row.n for row in rows if row.by_id == person or uid in meant(row.values)}
        return tuple(each for each in lines if each.n in theirs)


def of_workspace(store: Store, viewer: Viewer) -> tuple[ChangeLine, ...]:
    """The changes of the workspace itself, for its admins; who is away when is their own, and so is what they note."""
    if not viewer.admin:
        raise Refusal(ONLY_ADMINS)
    with store.read() as session:
        rows = _rows(session, _changes(viewer).where(Change.journey_id.is_(None)))
        ours = [row for row in rows if _is_ours(*about(row.what, row.values))]
        return tuple(_lines(session, ours, viewer, store.now(), anybodys=True))


def _is_ours(what: str, values: Mapping[str, Any]) -> bool:
    return what == FORGOTTEN or not (what.startswith((*OF_PEOPLE, OF_CUSTOMERS)) or what in OF_IMPORTS)


def _changes(viewer: Viewer) -> Select[Any]:
    columns = (Change.id, Change.uid, Change.n, Change.what, Change.values, Change.at, Change.by_id, Change.undoes)
    return (
        select(*columns, Change.patch.is_not(None).label("kept"), Person.name)
        .outerjoin(Person, Person.id == Change.by_id)
        .where(Change.workspace_id == viewer.workspace)
        .order_by(Change.id.desc())
        .limit(MOST)
    )


def _rows(session: Session, changes: Select[Any]) -> list[Row[Any]]:
    return list(session.execute(changes))


def _lines(
    session: Session, rows: list[Row[Any]], viewer: Viewer, now: datetime, *, anybodys: bool
) -> Iterator[ChangeLine]:
    """`anybodys`: the reader may take back what others did, but for their own answers."""
    names = names_in(session, viewer.workspace, (row.values for row in rows))
    undone: set[int] = set()
    for row in rows:
        undone.add(row.undoes)
        mine = row.by_id == viewer.person_id
        what, _ = about(row.what, row.values)
        may = mine or what.startswith(SETTINGS) or (anybodys and not what.startswith(WORDS))
        yield ChangeLine(
            uid=row.uid,
            n=row.n,
            what=row.what,
            values=named(row.values, names),
            by=row.name,
            at=row.at,
            undone=row.id in undone,
            can_undo=may and row.kept and row.id not in undone and now - row.at <= UNDO_DAYS,
        )
