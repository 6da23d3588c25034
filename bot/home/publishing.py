"""Publishes Homes: those just opened at once, those that a change concerns soon; nobody's request waits for it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from enum import IntEnum
from threading import Event, Lock, Thread
from typing import Protocol

from slack_sdk import WebClient

from bot.home.bell import Bell
from bot.home.drawing import Drawn, drawn, without_words
from bot.outbox.pace import EVERYTHING, PUBLISH, UNASKED, Holds, Pace
from bot.outbox.verdict import INSTALLATION, RATE, Fate, judge
from bot.usecases import home
from bot.usecases.home import Mark
from storage.engine import BUSY, Store

PAUSE = timedelta(seconds=10)
"""How often at most a Home is published that nobody has just opened: what happens meanwhile is seen together."""
BREATH = 0.3
"""Seconds between two rounds at the least."""
BETWEEN = 0.05
"""Seconds between two Homes that nobody waits for, so that those who do wait for something have the process."""
POLL = 60.0
"""Seconds after which it is looked again when nobody rings."""
TRIES = 3
"""Then it is given up until it is opened again."""
TRY_AGAIN = timedelta(seconds=2)
BAD_VIEW = frozenset({"invalid_arguments", "invalid_blocks", "view_too_large"})
"""Our mistake: a sentence is published instead."""

log = logging.getLogger(__name__)


class Why(IntEnum):
    """Why a Home is drawn; what somebody waits for comes first."""

    CONCERNED = 0
    """Something was changed by others. Published when it looks different, and not too often."""
    TOUCHED = 1
    """Its reader did something. Published at once when it looks different."""
    OPENED = 2
    """Published whatever it looks like: Slack may have lost it."""


class People(Protocol):
    """Who is who."""

    def workspace(self) -> int: ...

    def person(self, slack_id: str) -> int | None:
        """Our id; None where it cannot be found out now."""


class Homes:
    """One a process. Whatever goes wrong with a Home is logged, and disturbs nothing else."""

    def __init__(
        self,
        store: Store,
        clients: Callable[[int], WebClient],
        bell: Bell,
        people: People,
        *,
        pace: timedelta = PAUSE,
    ) -> None:
        self._store, self._clients, self._bell, self._people = store, clients, bell, people
        self._pace, self._pause = Pace(store.now, pace), pace
        self._held: Holds[int] = Holds(store.now)
        self._due: dict[int, Why] = {}
        self._tries: Counter[int] = Counter()
        self._mark: Mark | None = None
        """Up to where changes and occasions were looked at; None: nobody has a Home open."""
        self._busy = Lock()
        self._stopping = Event()
        self._thread: Thread | None = None
        store.on_commit(bell.rung.set)

    # -- the thread -------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._thread = Thread(target=self._run, name="homes", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the one in flight, and end."""
        self._stopping.set()
        self._bell.rung.set()
        if self._thread is not None:
            self._thread.join(timeout=15)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._bell.rung.clear()
            try:
                self.publish()
            except BUSY:
                log.warning("The database was busy; Homes are drawn in a moment.")
            except Exception:  # the thread must outlive whatever befalls one round
                log.exception("Publishing Homes stumbled; it goes on.")
            self._stopping.wait(BREATH)
            self._bell.rung.wait(1.0 if self._due else POLL)

    # -- one round --------------------------------------------------------------------------------------------------

    def publish(self) -> int:
        """Publish all that may be published now. Returns how many were."""
        with self._busy:
            workspace = self._people.workspace()
            self._hear(workspace)
            self._stir(workspace)
            return sum(self._try(workspace, person) for person in self._ready(workspace))

    def _hear(self, workspace: int) -> None:
        """Who has just opened it or pressed something comes first, and waits for nothing."""
        opened, touched = self._bell.answer()
        try:
            for slack_id in opened:
                if (person := self._people.person(slack_id)) is not None:
                    home.opened(self._store, workspace, person, self._store.now())
                    self._at_once(person, Why.OPENED)
            for slack_id in touched:
                person = self._people.person(slack_id)
                if person is not None and home.is_open(self._store, workspace, person):
                    self._at_once(person, Why.TOUCHED)
        except BUSY:
            self._bell.ring_again(opened, touched)
            raise

    def _at_once(self, person: int, why: Why) -> None:
        self._due[person] = max(why, self._due.get(person, why))
        self._held.release(person)
        self._tries.pop(person, None)

    def _stir(self, workspace: int) -> None:
        """Whom it concerns what was kept since the last round."""
        if not home.is_open(self._store, workspace):
            self._mark = None
            return
        since, self._mark = self._mark, home.mark(self._store)
        if since is not None and since != self._mark:
            for person in home.stirred(self._store, workspace, since, self._mark):
                self._due.setdefault(person, Why.CONCERNED)

    def _ready(self, workspace: int) -> Iterator[int]:
        for person, why in sorted(self._due.items(), key=lambda one: -one[1]):
            may = self._pace.may(workspace, PUBLISH) and (why or self._pace.may(workspace, UNASKED))
            if may and person not in self._held and not self._stopping.is_set():
                yield person

    # -- one Home ---------------------------------------------------------------------------------------------------

    def _try(self, workspace: int, person: int) -> int:
        why = self._due.pop(person)
        if why is Why.CONCERNED and self._pause:
            self._stopping.wait(BETWEEN)
        try:
            view = drawn(self._store, person, self._store.now())
        except BUSY:
            self._due[person] = why
            raise
        except Exception:  # one that cannot be drawn must not stop the others
            log.exception("A Home could not be drawn.")
            return 0
        if view.slack_id is None or not (view.is_new or why is Why.OPENED):
            return 0
        for kind in (PUBLISH,) if why else (PUBLISH, UNASKED):
            self._pace.made(workspace, kind)
        return self._send(workspace, person, view)

    def _send(self, workspace: int, person: int, view: Drawn) -> int:
        known = {"hash": view.slack_hash} if view.slack_hash else {}
        try:
            answer = self._clients(workspace).views_publish(user_id=view.slack_id or "", view=view.view, **known)
        except Exception as error:  # noqa: BLE001 - whatever broke, a Home is drawn anew when it is opened
            return self._failed(workspace, person, view, error)
        self._tries.pop(person, None)
        self._held.hold(person, self._pause)
        home.published(self._store, person, answer["view"]["hash"], view.print)
        return 1

    def _failed(self, workspace: int, person: int, view: Drawn, error: Exception) -> int:
        verdict = judge(error)
        if verdict.error == "hash_conflict" and view.slack_hash:
            home.published(self._store, person, None, None)
            return self._send(workspace, person, drawn(self._store, person, self._store.now()))
        if verdict.error in BAD_VIEW and not view.is_plain:
            log.error("Slack does not take a Home: %s.", verdict.error)
            return self._send(workspace, person, without_words(view))
        log.warning("A Home was not published: %s.", verdict.error)
        if verdict.error in RATE | INSTALLATION:
            kind = PUBLISH if verdict.error in RATE else EVERYTHING
            self._pace.refused(workspace, kind, verdict.after or 1.0)
            self._due[person] = Why.TOUCHED
            return 0
        self._tries[person] += 1
        if verdict.fate is not Fate.NEVER and self._tries[person] < TRIES:
            self._due[person] = Why.TOUCHED
            self._held.hold(person, self._tries[person] * TRY_AGAIN)
        return 0
