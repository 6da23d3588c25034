"""Edge for time: one interval job that asks the database what is due. The database remembers; this only ticks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from secrets import token_hex
from threading import Lock
from time import monotonic

from apscheduler.job import Job
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers import SchedulerNotRunningError
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.exc import SQLAlchemyError

from bot.outbox.steadiness import Steadiness
from bot.usecases import digest, due, forgetting, inquiries, life, reckoning, sealing, workers
from bot.usecases.meetings import due as meetings
from storage.engine import BUSY, Store

SHOWN = timedelta(seconds=15)
"""How often the scheduler shows that it lives between two ticks."""
CARE = timedelta(minutes=1)
"""How often what people changed since is sealed, it is seen whether other calendars are installed or a pause is
over, and Slack is asked about those whose day has come."""
SOON = timedelta(seconds=1)
"""When a tick is made again that found the database busy."""
PAST = timedelta(milliseconds=5)
"""How far past the instant that it waits for the ticker wakes: a scheduler may be a hair early, a reminder never."""
UNKEPT = timedelta(seconds=10)
"""How long ticks may fail at the database before it is said that nothing can be kept: others hold it for less."""
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
        self._ticks: Job | None = None
        self._ticking = False
        self._turn = Lock()
        self._arrived = False
        self._failing: float | None = None
        """Since when (monotonic seconds) each tick has failed at the database."""
        self._next: datetime | None = None
        """When the next handover is to be judged, if that is before the next tick would be."""
        self.seen = monotonic()
        """When it last showed itself (monotonic seconds): a dead scheduler thread is invisible otherwise, and so is a
        tick that hangs."""

    def start(self) -> None:
        """Tick at once, then at the interval, or earlier if something falls due earlier. A missed tick is made up for
        once, however late."""
        self._ticks = self._each(self._every, self._guarded_tick, at_once=2)
        self._each(SHOWN, self._show)
        self._each(CARE, self._care)
        self._scheduler.start()

    def _each(self, every: timedelta, job: Callable[[], None], at_once: int = 1) -> Job:
        return self._scheduler.add_job(
            job,
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            max_instances=at_once,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )

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
        if self._clock.doubted:
            return "clock_jumped"
        failing = self._failing
        unkept = failing is not None and monotonic() - failing >= UNKEPT.total_seconds()
        return "nothing_is_kept" if unkept else None

    def _show(self) -> None:
        if not self._ticking:
            self.seen = monotonic()

    def _care(self) -> None:
        try:
            while sealing.seal(self._store):
                pass
            if self._clock.sure():
                reckoning.reckon(self._store, self._store.now())
                life.wake_alone(self._store, self._store.now())
            forgetting.again(self._store, self._store.now())
            self._reconcile()
        except Exception:  # the next minute may find the database, or Slack, well again
            log.exception("What is seen to once a minute failed; it is tried again.")

    def _guarded_tick(self) -> None:
        """One after the other: what falls due as a tick ends wakes the next one, and the scheduler would leave out a
        run for which the one before still counts as running."""
        with self._turn:
            self._tick_once()

    def _tick_once(self) -> None:
        self.seen, self._ticking = monotonic(), True
        try:
            self._arrive()
            if self._clock.sure():
                self.tick()
                self._failing = None
                self._wake_at(self._next)
        except BUSY:
            self._failing = self._failing or monotonic()
            log.warning("The database was busy; the tick is made again in a moment.")
            self._wake_at(self._store.now() + SOON)
        except Exception:  # the next tick may find the database well again
            log.exception("A tick failed; the next one makes up for it.")
        self.seen, self._ticking = monotonic(), False

    def _wake_at(self, moment: datetime | None) -> None:
        """Tick then, if that is before the next tick would be."""
        if moment is None or self._ticks is None:
            return
        wait = max(moment - self._store.now(), timedelta(0)) + PAST
        if wait < self._every:
            with suppress(JobLookupError):  # it is being stopped
                self._ticks.modify(next_run_time=datetime.now(UTC) + wait)

    def tick(self) -> int:
        """Judge every handover and every meeting whose moment has come, then everybody whose Monday has. Returns how
        many things are now to be said.

        All of them in one tick, however many: what a morning brings to a channel is one message, and a digest leaves
        out what its reader hears that morning anyway.
        """
        now, self._next = self._store.now(), None
        said = sum(self._judged(due.judge, handover, now) for handover in self._due(now))
        until = now + self._every
        for each in (meetings, digest, inquiries):
            said += sum(self._judged(each.judge, one, now) for one in self._come(each.waiting(self._store, until), now))
        workers.beat(self._store, self._instance, version("handover"), now)
        return said

    def _due(self, now: datetime) -> Iterator[int]:
        """Ids of those to judge; notes when the next one falls due, if that is before the next tick would be."""
        last: due.Waiting | None = None
        while found := due.waiting(self._store, now + self._every, last):
            for at, handover in found:
                if at > now:
                    return self._comes(at)
                yield handover
            if len(found) < due.AT_ONCE:
                return None
            last = found[-1]
        return None

    def _come(self, found: Sequence[tuple[datetime, int]], now: datetime) -> Iterator[int]:
        """Ids of those whose moment has come; those who find no room come first in the next tick."""
        for at, one in found:
            if at > now:
                return self._comes(at)
            yield one
        return None

    def _comes(self, moment: datetime) -> None:
        self._next = min(moment, self._next or moment)

    def _judged(self, judge: Callable[[Store, int, datetime], int], one: int, now: datetime) -> int:
        try:
            return judge(self._store, one, now)
        except BUSY:
            log.warning("The database was busy; %s %s is judged in a moment.", judge.__module__, one)
            self._comes(now + SOON)
        except Exception:  # one that cannot be judged must not stop the others
            log.exception("%s %s could not be judged.", judge.__module__, one)
        finally:
            self.seen = monotonic()
        return 0

    def _arrive(self) -> None:
        """On SQLite one process is to send: two wait for each other's locks, and neither is faster for it."""
        if self._arrived:
            return
        now, self._arrived = self._store.now(), True
        workers.forget(self._store, now)
        others = workers.at_work(self._store, now - max(LATELY, 2 * self._every), but=self._instance)
        if others and self._store.writer.dialect.name == "sqlite":
            log.warning("Another process has just ticked on this SQLite file. Run one; several need PostgreSQL.")
