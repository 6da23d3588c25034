"""Edge for time: one interval job that asks the database what is due. The database remembers; this only ticks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from secrets import token_hex
from time import monotonic

from apscheduler.schedulers import SchedulerNotRunningError
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.exc import SQLAlchemyError

from bot.outbox.steadiness import Steadiness
from bot.usecases import due, sealing, workers
from storage.engine import Store

SHOWN = timedelta(seconds=15)
"""How often the scheduler shows that it lives between two ticks."""
CARE = timedelta(minutes=1)
"""How often what people changed since is sealed, and Slack is asked about those whose day has come."""
LATELY = timedelta(minutes=1)
"""Who ticked since then is taken to be still there, if it does not tick more seldom."""

log = logging.getLogger(__name__)


class Ticker:
    """One a process; several processes may tick at once. A tick may be repeated: it says nothing twice."""

    def __init__(
        self,
        store: Store,
        *,
        every: timedelta = timedelta(seconds=30),
        steadiness: Steadiness | None = None,
        reconcile: Callable[[], object] = lambda: None,
    ) -> None:
        """`steadiness`: whether the clock is believed; one that Slack is never asked about when None is given.
        `reconcile`: called once a minute, asks Slack what it may have told us in vain."""
        self._store = store
        self._reconcile = reconcile
        self._clock = steadiness or Steadiness(store.now)
        self._every = every
        self._instance = token_hex(8)
        self._scheduler = BackgroundScheduler(timezone="UTC")
        self._ticking = False
        self._arrived = False
        self.seen = monotonic()
        """When it last showed itself (monotonic seconds): a dead scheduler thread is invisible otherwise, and so is a
        tick that hangs."""

    def start(self) -> None:
        """Tick at once, then at the interval. A missed tick is made up for once, however late."""
        for job, every in ((self._guarded_tick, self._every), (self._show, SHOWN), (self._care, CARE)):
            self._scheduler.add_job(
                job,
                "interval",
                seconds=every.total_seconds(),
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(UTC),
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the tick under way, and end."""
        with suppress(SchedulerNotRunningError):
            self._scheduler.shutdown(wait=True)
        if self._arrived:
            self._arrived = False
            with suppress(SQLAlchemyError):  # what is not taken away is forgotten in a day
                workers.leave(self._store, self._instance)

    def trouble(self) -> str | None:
        """A word for why nothing is judged at present; None when all is well."""
        return "clock_jumped" if self._clock.doubted else None

    def _show(self) -> None:
        if not self._ticking:
            self.seen = monotonic()

    def _care(self) -> None:
        try:
            while sealing.seal(self._store):
                pass
            self._reconcile()
        except Exception:  # the next minute may find the database, or Slack, well again
            log.exception("What is seen to once a minute failed; it is tried again.")

    def _guarded_tick(self) -> None:
        self.seen, self._ticking = monotonic(), True
        try:
            self._arrive()
            if self._clock.sure():
                self.tick()
        except Exception:  # the next tick may find the database well again
            log.exception("A tick failed; the next one makes up for it.")
        self.seen, self._ticking = monotonic(), False

    def tick(self) -> int:
        """Judge every handover whose moment has come. Returns how many things are now to be said."""
        now = self._store.now()
        said = 0
        for handover in due.waiting(self._store, now):
            try:
                said += due.judge(self._store, handover, now)
            except Exception:  # one handover that cannot be judged must not stop the others
                log.exception("Handover %s could not be judged.", handover)
            self.seen = monotonic()
        workers.beat(self._store, self._instance, version("handover"), now)
        return said

    def _arrive(self) -> None:
        """On SQLite one process is to send: two wait for each other's locks, and neither is faster for it."""
        if self._arrived:
            return
        now, self._arrived = self._store.now(), True
        workers.forget(self._store, now)
        others = workers.at_work(self._store, now - max(LATELY, 2 * self._every), but=self._instance)
        if others and self._store.writer.dialect.name == "sqlite":
            log.warning("Another process has just ticked on this SQLite file. Run one; several need PostgreSQL.")
