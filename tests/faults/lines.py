"""One bot that judges, sends and settles until nothing is left, killed or stopped at the n-th line it executes."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from sqlalchemy import event

import bot.app
import bot.house
from bot.outbox import Outbox
from bot.settings import Settings
from bot.ticker import Ticker
from bot.usecases import posts
from storage.engine import Store, open_store

HOUSE = Path(bot.__file__).parents[1]
ON_THE_WAY = ("bot/outbox/", "bot/usecases/posts/", "bot/usecases/due.py", "bot/ticker.py", "storage/engine.py")
"""The modules on the delivery path: judge, gather, claim, post, settle, look up, and the transactions they are in."""
KILLED = 137
STEP = timedelta(milliseconds=20)
"""How far past its time the clock is set."""
Trace = Callable[[FrameType, str, Any], Any]


class Known(dict[CodeType, Trace | None]):
    """What follows the lines of a piece of code: `line` on the way, else nothing. Looked up at every call there is."""

    def __init__(self, line: Trace) -> None:
        self._trace = line

    def __missing__(self, code: CodeType) -> Trace | None:
        name = code.co_filename.removeprefix(f"{HOUSE}/")
        self[code] = self._trace if name.startswith(ON_THE_WAY) else None
        return self[code]


class Lines:
    """Counts the lines that are executed on the way; at the n-th it does what is asked."""

    def __init__(self, at: int, then: Callable[[], None]) -> None:
        self.count = 0
        self._at, self._then = at, then
        self._known = Known(self._line)

    def enter(self, frame: FrameType, event: str, arg: Any) -> Trace | None:
        return self._known[frame.f_code]

    def _line(self, frame: FrameType, event: str, arg: Any) -> Trace:
        if event == "line":
            self.count += 1
            if self.count == self._at:
                self._then()
        return self._line


def killed() -> None:
    os._exit(KILLED)


def stopped() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


ENDS = {"killed": killed, "stopped": stopped}


class Warm:
    """A store whose statements are compiled before it is forked: each child puts a database of its own under it."""

    store: Store | None = None
    path = ""

    def at(self, path: str) -> Store:
        self.path = path
        if self.store is None:
            self.store = open_store(f"sqlite:///{path}")
            for engine in (self.store.reader, self.store.writer):
                event.listen(engine, "do_connect", self._connect)
        return self.store

    def _connect(self, dialect: Any, record: Any, args: list[Any], named: dict[str, Any]) -> None:
        args[0] = self.path


WARM = Warm()


def deliver(order: dict[str, Any]) -> int:
    """`database` (a path), `token`, `api`. With a `report` its lines are counted there, and at the line `at` it ends,
    as `how` says."""
    store = WARM.at(order["database"])
    store.shift = timedelta(0)
    clients = bot.app.one_client(Settings(bot_token=order["token"], api_url=order["api"]))
    outbox, ticker = bot.house.Outbox(store, clients), Ticker(store)
    report = order.get("report")
    lines = Lines(order.get("at", 0), ENDS[order.get("how", "killed")])
    if report:
        sys.settrace(lines.enter)
    try:
        ticker.tick()
        finish(store, outbox)
    finally:
        sys.settrace(None)
        store.close()
    if report:
        Path(report).write_text(json.dumps(lines.count))
    return 0


def finish(store: Store, outbox: Outbox) -> None:
    """Send and settle whatever there is, each at its time: nobody waits for it, the clock is moved there."""
    outbox.drain()
    while (next_at := posts.next_at(store)) is not None:
        store.shift += max(next_at - store.now(), timedelta(0)) + STEP
        outbox.drain()
