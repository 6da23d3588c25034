"""The history of journeys that are just being written: a change for each, with the rows that it made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.usecases.changing import Stamp
from bot.usecases.importing.new import New, Values, insert_many
from bot.usecases.importing.vanished import IMPORTED
from storage.columns import new_uid
from storage.plain import as_json
from storage.tables import Change, Workspace

PLAIN = frozenset({str, int, bool, float})
DERIVED = ("version", "changed_at")
"""Columns of a journey that are no part of a change (`storage.patches`)."""


def record_all(session: Session, stamp: Stamp, journeys: Sequence[New], import_uid: str) -> None:
    """A change for each, numbered on from the last."""
    numbers = taken(session, stamp.workspace, len(journeys))
    changes = [
        {
            "uid": new_uid(),
            "workspace_id": stamp.workspace,
            "n": next(numbers),
            "journey_id": one.columns["id"],
            "by_id": stamp.by,
            "at": stamp.at,
            "what": IMPORTED,
            "values": {"key": one.columns["key"], "name": one.columns["name"], "import": import_uid, "new": True},
            "patch": dict(_patch(one)),
        }
        for one in journeys
    ]
    insert_many(session, Change, changes)


def taken(session: Session, workspace: int, n: int) -> Iterator[int]:
    """The next numbers of `n` changes."""
    numbered = update(Workspace).where(Workspace.id == workspace).values(changes=Workspace.changes + n)
    last = session.connection().execute(numbered.returning(Workspace.changes)).scalar_one()
    return iter(range(last - n + 1, last + 1))


def _patch(one: New) -> Iterator[tuple[str, list[Values | None]]]:
    """What undo takes away again (`storage.patches`)."""
    bare = {name: value for name, value in one.columns.items() if name not in DERIVED}
    rows = [("journey", [bare]), ("phase", one.phases.values()), ("assignment", one.assignments)]
    for table, made in rows:
        for row in made:
            yield f"{table}:{row['id']}", [None, _kept(row)]
    for link in one.links:
        yield f"assignment_system:{link['assignment_id']}:{link['system_id']}", [None, _kept(link)]


def _kept(row: Values) -> Values:
    """As JSON; most values are plain, and not worth a call."""
    return {
        name: value if value.__class__ in PLAIN else as_json(value) for name, value in row.items() if value is not None
    }
