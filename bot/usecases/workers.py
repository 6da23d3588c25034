"""The processes that tick on one database, as each of them notes it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from storage.engine import Store
from storage.tables import Worker

FORGOTTEN = timedelta(days=1)
"""After that nobody wants to know any more that a process was there."""


def forget(store: Store, now: datetime) -> None:
    """Take away those who have been gone for long."""
    with store.write() as session:
        session.execute(delete(Worker).where(Worker.beat_at < now - FORGOTTEN))


def beat(store: Store, instance: str, version: str, now: datetime) -> None:
    """Note that this process ticks."""
    with store.write() as session:
        session.merge(Worker(instance=instance, version=version, beat_at=now))


def leave(store: Store, instance: str) -> None:
    """This process ticks no more."""
    with store.write() as session:
        session.execute(delete(Worker).where(Worker.instance == instance))


def at_work(store: Store, since: datetime, *, but: str = "") -> int:
    """How many processes have ticked since then, other than that instance."""
    seen = select(func.count()).where(Worker.beat_at >= since, Worker.instance != but)
    with store.read() as session:
        return session.scalar(seen) or 0
