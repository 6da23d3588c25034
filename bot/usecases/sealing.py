"""The seal on history (`reliability.md` 6.5): each change carries a hash over itself and the one before it.

No command waits for it: the ticker seals what was written since. A row that is altered or taken away behind the bot's
back no longer fits its neighbours. What may be emptied, the patch, is not under the seal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session

from bot.rules.values import value
from storage.engine import Store
from storage.tables import Change, Workspace

AT_ONCE = 500
"""Changes sealed in one transaction, and read in one look."""

_change = Change.__table__
_FOLLOWING = select(_change).where(_change.c.workspace_id == bindparam("workspace"), _change.c.n > bindparam("after"))
_NEXT = _FOLLOWING.order_by(_change.c.n).limit(AT_ONCE)
_LAST_SEALED = (
    select(_change.c.n, _change.c.sealed_hash)
    .where(_change.c.workspace_id == bindparam("workspace"), _change.c.sealed_hash.is_not(None))
    .order_by(_change.c.n.desc())
    .limit(1)
)
_SEAL: Any = (
    update(_change)  # type: ignore[arg-type]
    .where(_change.c.id == bindparam("change"), _change.c.sealed_hash.is_(None))
    .values(sealed_hash=bindparam("seal"))
)


@value
class Broken:
    """A change that is not as it was sealed. `how`: altered, missing."""

    team: str
    n: int
    how: str


def seal(store: Store) -> int:
    """Seal what no seal is on yet, at most AT_ONCE of each workspace. Returns how many; twice does no harm."""
    with store.read() as session:
        waiting = [workspace for workspace in session.scalars(select(Workspace.id)) if _unsealed(session, workspace)[1]]
    sealed = 0
    for workspace in waiting:
        with store.write() as session:
            last, rows = _unsealed(session, workspace)
            for row in rows:
                last = sealed_hash(last, row)
                session.connection().execute(_SEAL, {"change": row.id, "seal": last})
            sealed += len(rows)
    return sealed


def broken(store: Store) -> list[Broken]:
    """Every change that was altered or taken away since it was sealed, or whose number is not there at all."""
    with store.read() as session:
        workspaces = session.execute(select(Workspace.id, Workspace.team_id, Workspace.changes)).all()
        return [Broken(team, n, how) for id_, team, last in workspaces for n, how in _broken(session, id_, last)]


def sealed_hash(before: str, row: Row[Any]) -> str:
    """The seal of a change after the one with that seal ("" for the first)."""
    told = [row.uid, row.workspace_id, row.n, row.journey_id, row.by_id, row.at.isoformat(), row.what, row.undoes]
    text = json.dumps([before, *told, row._mapping["values"]], sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _unsealed(session: Session, workspace: int) -> tuple[str, list[Row[Any]]]:
    """The latest seal, and the changes after it."""
    connection = session.connection()
    last = connection.execute(_LAST_SEALED, {"workspace": workspace}).first()
    n, seal_ = (last.n, last.sealed_hash) if last else (0, "")
    return seal_, list(connection.execute(_NEXT, {"workspace": workspace, "after": n}))


def _every(session: Session, workspace: int) -> Iterator[Row[Any]]:
    after = 0
    while rows := session.connection().execute(_NEXT, {"workspace": workspace, "after": after}).all():
        yield from rows
        after = rows[-1].n


def _broken(session: Session, workspace: int, last: int) -> Iterator[tuple[int, str]]:
    """Each row is judged by the seal that its neighbour carries, so that one wrong row is told alone."""
    unsealed_from = 1 + (session.connection().execute(_LAST_SEALED, {"workspace": workspace}).scalar() or 0)
    before: str | None = ""
    expected = 1
    for row in _every(session, workspace):
        if row.n > expected:
            yield from ((n, "missing") for n in range(expected, row.n))
            before = None
        if row.n < unsealed_from and before is not None and row.sealed_hash != sealed_hash(before, row):
            yield row.n, "altered"
        before, expected = row.sealed_hash, row.n + 1
    yield from ((n, "missing") for n in range(expected, last + 1))
