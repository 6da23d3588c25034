"""Open the store: engines, transactions, and the clock that the rest of the house asks.

SQLite as measured in docs/decisions: WAL, synchronous=FULL, foreign keys on, busy time-outs, one read engine and one
write engine of a single connection that begins with BEGIN IMMEDIATE (the driver's default silently lost most
concurrent read-modify-writes).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

LISTENER_WAIT = 1.5
"""Seconds a request may wait for a lock: Slack gives it 3 in all."""
BUSY = (OperationalError, PoolTimeout)
"""What is raised while others hold the database, or it cannot be reached: what failed so may well work in a moment."""


class _Writing(Session):
    """A session on a connection that is there: asking for it costs nothing, which every statement of ours does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, expire_on_commit=False)
        self._held = connection

    def connection(self, *_: Any, **__: Any) -> Connection:
        return self._held


class Store:
    """One database. `look()`, `read()` and `write()` are the only ways in; what is written wakes those who asked."""

    def __init__(self, reader: Engine, writer: Engine) -> None:
        self.reader = reader
        self.writer = writer
        self.shift = timedelta(0)
        self._wakers: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The present moment, aware UTC: the process's clock plus the demo's shift. Asked by the edges only."""
        return datetime.now(UTC) + self.shift

    def on_commit(self, wake: Callable[[], None]) -> None:
        """Call `wake` after every committed write (it must be quick and never raise)."""
        self._wakers.append(wake)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads; nothing of it may leave the block."""
        with Session(self.reader) as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """The same without a session, which costs as much as a statement or two: for what is read all the time."""
        with self.reader.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back by any exception."""
        with self.writer.connect() as connection, _Writing(connection) as session:
            yield session
            session.flush()
            connection.commit()
        for wake in self._wakers:
            wake()

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """A session in which something is tried out, and nothing of it kept. With SQLite on a copy, so that nobody who
        writes meanwhile waits; the copy has no name on the disk, and is gone with the process at the latest."""
        engine = _copy(self.reader) if self.reader.dialect.name == "sqlite" else self.writer
        try:
            with engine.connect() as connection, _Writing(connection) as session:
                yield session
                connection.rollback()
        finally:
            if engine is not self.writer:
                engine.dispose()

    def scrub(self) -> None:
        """Leave nothing on the disk of what was just erased. Where others hold the file, time overwrites it; copies
        are made without it in any case. PostgreSQL sees to it by itself."""
        if self.writer.dialect.name != "sqlite":
            return
        link = self.writer.raw_connection()
        try:
            with suppress(sqlite3.OperationalError):
                link.cursor().execute("VACUUM")
                link.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            link.close()

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def open_store(address: str, *, wait: float = LISTENER_WAIT) -> Store:
    """Open the database at a SQLAlchemy URL (`postgres://` works too); makes no tables: see `migrate`."""
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        return Store(*_sqlite(url, wait))
    engine = create_engine(url, pool_pre_ping=True, pool_timeout=wait, pool_size=10)
    return Store(engine, engine)


def database_url(address: str) -> URL:
    """The address as SQLAlchemy reads it."""
    for short in ("postgres://", "postgresql://"):
        if address.startswith(short):
            address = "postgresql+psycopg://" + address.removeprefix(short)
    return make_url(address)


def _sqlite(url: URL, wait: float) -> tuple[Engine, Engine]:
    reader = create_engine(url, pool_size=5, max_overflow=10, pool_timeout=wait)
    writer = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=wait)
    for engine, begin, query_only in ((reader, "BEGIN", True), (writer, "BEGIN IMMEDIATE", False)):
        _prepare(engine, begin, query_only, wait)
    return reader, writer


def _copy(reader: Engine) -> Engine:
    """All that is committed by now, in a database of its own."""
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    source: Any = reader.raw_connection()
    try:
        source.driver_connection.backup(copy)
    finally:
        source.close()
    copy.execute("PRAGMA synchronous=OFF")
    return create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)


def _prepare(engine: Engine, begin: str, query_only: bool, wait: float) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={int(wait * 1000)}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"query_only={'ON' if query_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Any) -> None:
        connection.driver_connection.execute(begin)

    # The dialect's own way: a listener on the engine would make every statement dearer.
    dialect: Any = engine.dialect
    dialect.do_begin = begun
