"""Edge for time: one interval job that asks the database what is due. The database remembers; this only ticks."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from secrets import token_hex
from time import monotonic

from apscheduler.schedulers import SchedulerNotRunningError
from apscheduler.schedulers.background import BackgroundScheduler

from bot.usecases import due
from storage.engine import Store

log = logging.getLogger(__name__)


class Ticker:
    """One a process; several processes may tick at once. A tick may be repeated: it says nothing twice."""

    def __init__(self, store: Store, *, every: timedelta = timedelta(seconds=30)) -> None:
        self._store = store
        self._every = every
        self._instance = token_hex(8)
        self._scheduler = BackgroundScheduler(timezone="UTC")
        self.seen = monotonic()
        """When it last showed itself (monotonic seconds): a dead scheduler thread is invisible otherwise."""

    def start(self) -> None:
        """Tick at once, then at the interval. A missed tick is made up for once, however late."""
        self._scheduler.add_job(
            self._guarded_tick,
            "interval",
            seconds=self._every.total_seconds(),
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

    def _guarded_tick(self) -> None:
        try:
            self.tick()
        except Exception:  # the next tick may find the database well again
            log.exception("A tick failed; the next one makes up for it.")
        self.seen = monotonic()

    def tick(self) -> int:
        """Judge every handover whose moment has come. Returns how many things are now to be said."""
        now = self._store.now()
        said = 0
        for handover in due.waiting(self._store, now):
            try:
                said += due.judge(self._store, handover, now)
            except Exception:  # one handover that cannot be judged must not stop the others
                log.exception("Handover %s could not be judged.", handover)
        due.beat(self._store, self._instance, version("handover"), now)
        return said
