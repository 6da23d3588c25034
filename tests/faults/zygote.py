"""A warm parent: for each line it reads it forks one child, which is the bot. Nothing is imported twice.

Started by `Parent` (family.py) as a script of its own, with one thread and no connection: what it forks begins as a
fresh process does. An order is one line of JSON: `task` (a name in TASKS, or `warm`), `env`, `folder` (where it works),
`log`, `scale` (see `scaled`), and whatever its task takes.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import traceback
from argparse import Namespace
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import bot.app
import bot.house
import bot.listeners.asking
import bot.server.health
import bot.server.serve
import bot.server.web
from bot import ticker
from bot.cli import run
from bot.outbox import Outbox, pace
from bot.usecases.posts import Times
from tests.faults import adding, lines

Order = dict[str, Any]


def scaled(seconds: dict[str, float]) -> None:
    """The figures of `Times`, Slack's minute and those of a tick, on a smaller scale; all else is as it is."""
    short = {name: timedelta(seconds=figure) for name, figure in seconds.items()}
    pace.MINUTE, pace.LIMITED = short.pop("minute"), short.pop("limited")
    gathering: Any = import_module("bot.usecases.posts.gather")
    gathering.TICK, ticker.UNKEPT = short.pop("tick"), short.pop("unkept")
    times = Times(**short)
    front, beside = (cast("Any", each) for each in (bot.app, bot.house))
    front.API_SECONDS = times.deadline.total_seconds()
    beside.Outbox = partial(Outbox, times=times)


def whole(order: Order) -> int:
    """`handover run`, as its command runs it."""
    return run.run(Namespace())


TASKS = {"run": whole, "lines": lines.deliver, "add": adding.adds}


def begin(order: Order) -> None:
    """The child: never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.chdir(order["folder"])
    os.environ.update(order["env"])
    code = 70
    try:
        scaled(order["scale"])
        code = TASKS[order["task"]](order)
    except BaseException:  # noqa: BLE001 - the child ends here, and says why
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def forked(order: Order) -> int:
    """The child's process id."""
    child = os.fork()
    if child == 0:
        begin(order)
    return child


def warmed(order: Order) -> int:
    """Nothing is forked: what the children of a test have in common is done once, here."""
    scaled(order["scale"])
    lines.deliver(order)
    gc.freeze()
    return 0


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        print(warmed(order) if order["task"] == "warm" else forked(order), flush=True)


if __name__ == "__main__":
    assert Path("bot").is_dir(), "started in the folder of the project"
    main()
