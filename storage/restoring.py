"""Put a backup in the place of a SQLite database; what was there is kept beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage.schema import Unfit, backup


def restore(file: Path, kept: Path) -> Path | None:
    """Replace `file` by the backup `kept`, checked; nothing may have it open. Returns where the old one is now."""
    if not kept.is_file():
        raise Unfit(f"There is no file {kept}.")
    fresh = file.with_name(f"{file.name}.restoring")
    fresh.unlink(missing_ok=True)
    try:
        backup(kept, fresh)
    except sqlite3.DatabaseError as broken:
        fresh.unlink(missing_ok=True)
        raise Unfit(f"{kept} is no sound database ({broken}).") from None
    aside = _set_aside(file) if file.exists() else None
    fresh.replace(file)
    return aside


def bury(file: Path, aside: Path) -> int:
    """Tell the database that was put in place who was forgotten by the one that is aside now. Returns how many are new.

    Both have this version's tables, else nothing is told.
    """
    known = (
        "INSERT OR IGNORE INTO tombstone (workspace_id, person_uid, at) SELECT here.id, t.person_uid, t.at "
        "FROM aside.tombstone t JOIN aside.workspace w ON w.id = t.workspace_id "
        "JOIN workspace here ON here.enterprise_id = w.enterprise_id AND here.team_id = w.team_id"
    )
    with closing(sqlite3.connect(file)) as link:
        try:
            link.execute("ATTACH ? AS aside", (str(aside),))
            told = link.execute(known).rowcount
        except sqlite3.DatabaseError:  # broken, which may be why it was replaced, or of an earlier version
            return 0
        link.commit()
        return told


def _set_aside(file: Path) -> Path:
    """The old database with all that was written to it, in one file where that can be done."""
    aside = file.with_name(f"{file.name}.before-restore.{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    try:
        with closing(sqlite3.connect(file)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:  # broken, which may be why it is replaced: its parts are kept as they are
        for part in ("-wal", "-shm"):
            if (beside := file.with_name(file.name + part)).exists():
                beside.replace(aside.with_name(aside.name + part))
    for part in ("-wal", "-shm"):
        file.with_name(file.name + part).unlink(missing_ok=True)
    file.replace(aside)
    return aside
