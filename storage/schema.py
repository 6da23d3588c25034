"""Bring a database to the tables of this version: checked, copied first, migrated, checked again.

There are no down-migrations: going back is putting the start-up copy in the database's place.
"""

from __future__ import annotations

import ctypes
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from storage.engine import database_url

HEAD = "0013"
"""The latest migration; a test holds it to the files."""

NETWORK_DISKS = {
    0x6969: "NFS",
    0x517B: "SMB",
    0xFE534D42: "SMB",
    0xFF534D42: "CIFS",
    0x5346414F: "AFS",
    0x00C36400: "Ceph",
    0x0BD00BD0: "Lustre",
    0x47504653: "GPFS",
    0x01021997: "9p",
    0x6A656A63: "virtiofs",
    0x65735546: "FUSE",
    0x786F4256: "VirtualBox",
}
"""Linux's numbers of file systems whose locks SQLite cannot rely on; those of virtual machines' shares among them."""
PASSING = frozenset({"inbox", "membership", "worker"})
"""Tables whose rows go again."""


class Unfit(Exception):
    """The database cannot be used as it is; the text says why and what to do."""


def current(address: str) -> bool:
    """Whether the database has this version's tables; quick, and does not import alembic."""
    url = database_url(address)
    file = _file(url)
    if file is not None and not file.exists():
        return False
    with _connection(url) as connection:
        return _version(connection) == HEAD


def migrate(address: str) -> Path | None:
    """Apply the migrations that are missing. Returns where the SQLite file was copied to, if there was data to copy."""
    url = database_url(address)
    refuse_network_disk(url)
    with _connection(url) as connection:
        found = _version(connection)
    if found == HEAD:
        return None
    if found is not None and found > HEAD:
        raise Unfit(f"The database was made by a newer Handover (step {found}, this one knows {HEAD}). Start that one.")
    kept = _copy(url) if found is not None else None
    with _connection(url) as connection:
        _upgrade(connection)
        _check_references(connection)
    return kept


def refuse_network_disk(url: URL) -> None:
    """Refuse (Unfit) a SQLite file on a network disk, where locks do not hold, or in a folder that is not there."""
    file = _file(url)
    if file is None:
        return
    folder = file.resolve().parent
    if not folder.is_dir():
        raise Unfit(f"The folder of the database, {folder}, does not exist. Make it, or change DATABASE_URL.")
    kind = NETWORK_DISKS.get(_file_system(folder))
    if kind is not None:
        raise Unfit(
            f"The database {file} lies on a network disk ({kind}), where SQLite loses data. "
            "Put it on a local disk, or set DATABASE_URL to a PostgreSQL database."
        )


def backup(file: Path, target: Path) -> int:
    """Copy a SQLite database whole, while others write; readable by its owner only, and checked. Returns its rows.

    Raises Unfit for a copy that is not sound or lacks rows; there is none then.
    """
    target.touch(mode=0o600, exist_ok=False)  # SQLite fills an empty file, and leaves its rights as they are
    try:
        with closing(sqlite3.connect(file)) as source:
            before = _counts(source)
            source.execute("VACUUM INTO ?", (str(target),))
            after = _counts(source)
        with closing(sqlite3.connect(target)) as copied:
            verdict = [row[0] for row in copied.execute("PRAGMA integrity_check")]
            found = _counts(copied) if verdict == ["ok"] else {}
        wrong = verdict if verdict != ["ok"] else _lacking(before, found, after)
        if wrong:
            raise Unfit(f"The copy {target} is not sound: {'; '.join(wrong[:3])}. Nothing was kept of it.")
        with target.open("rb") as written:
            os.fsync(written.fileno())
    except BaseException:
        target.unlink()
        raise
    return sum(found.values())


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Table -> rows."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    counted = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(counted.format(name)).fetchone()[0] for (name,) in tables.fetchall()}


def _lacking(before: dict[str, int], copied: dict[str, int], after: dict[str, int]) -> list[str]:
    """Tables of which the copy has fewer rows than there were before it, or more than after it."""
    kept = [name for name in before if name not in PASSING]
    few = [name for name in kept if not before[name] <= copied.get(name, -1) <= after.get(name, -1)]
    return [f"{copied.get(name, 0)} of {before[name]} rows of {name}" for name in few]


def problems(address: str) -> list[str]:
    """What is unsound: broken pages, and rows that point nowhere. PostgreSQL sees to both by itself."""
    url = database_url(address)
    if url.get_backend_name() != "sqlite":
        return []
    file = _file(url)
    if file is not None and not file.exists():
        return [f"There is no database at {file} yet."]
    with _connection(url) as connection:
        verdict = connection.execute(text("PRAGMA integrity_check")).scalars()
        broken = [f"The file is broken: {line}." for line in verdict if line != "ok"]
        lost = connection.execute(text("PRAGMA foreign_key_check")).all()
        return broken + [f"Row {row[1]} of {row[0]} points to a {row[2]} that is not there." for row in lost]


def sqlite_file(address: str) -> Path | None:
    """The file of a SQLite address; None for other databases."""
    return _file(database_url(address))


# -- migrating --------------------------------------------------------------------------------------------------------


def _upgrade(connection: Connection) -> None:
    """Foreign keys are off while tables are rebuilt: with cascade SQLite would silently delete every child."""
    from alembic import command  # noqa: PLC0415 - slow to import, and only needed when something is to be done
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(4821)"))
    command.upgrade(config, "head")
    connection.commit()


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    lost = connection.execute(text("PRAGMA foreign_key_check")).all()
    if lost:
        raise Unfit(f"After the migration {len(lost)} rows point nowhere, first in {lost[0][0]}. Go back to the copy.")


def _copy(url: URL) -> Path | None:
    """Copy the file beside itself before anything is changed."""
    file = _file(url)
    if file is None:
        return None
    free = (file.with_name(f"{file.name}.before-{HEAD}{suffix}") for suffix in ("", *(f".{n}" for n in range(1, 1000))))
    target = next(path for path in free if not path.exists())
    backup(file, target)
    return target


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


@contextmanager
def _connection(url: URL) -> Iterator[Connection]:
    """A connection of its own, whose changes of tables are one transaction on SQLite too."""
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        yield connection


# -- where a SQLite database lies -------------------------------------------------------------------------------------


def _file(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def _file_system(folder: Path) -> int:
    """Linux's number of the file system (statfs), 0 where there is none to be had."""
    answer = (ctypes.c_long * 32)()
    if sys.platform != "linux" or ctypes.CDLL(None).statfs(os.fsencode(folder), answer):
        return 0
    return answer[0] & 0xFFFFFFFF
