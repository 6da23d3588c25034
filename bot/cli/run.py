"""handover run: the bot itself, until it is told to end."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from threading import Thread
from typing import TYPE_CHECKING

from bot.server.stopping import Stop
from bot.settings import Settings, read

if TYPE_CHECKING:
    from bot.app import Front
    from bot.server.serve import Beside

WORD = "run"
HELP = "run the bot"
SILENT = 45.0
"""Seconds in which a thread must show itself; the longest that one does between two signs is a call to Slack."""


def arguments(parser: ArgumentParser) -> None:
    """Everything comes from the environment and `.env`."""


def run(args: Namespace) -> int:
    stop = Stop()
    stop.listen()
    gc.disable()  # what a start makes is kept for good: looking it through again and again is a seventh of its time
    settings = read()
    from bot.logs import set_up  # noqa: PLC0415 - the signal handlers and a refusal come before slow imports

    set_up(settings.log_level, settings.log_format)
    return _start(settings, stop)


def _start(settings: Settings, stop: Stop) -> int:
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    from bot.app import one_client, open_front  # noqa: PLC0415
    from bot.listeners.asking import Unreachable  # noqa: PLC0415
    from storage.engine import open_store  # noqa: PLC0415
    from storage.schema import Unfit, current, migrate  # noqa: PLC0415

    try:
        if not current(settings.database_url):
            migrate(settings.database_url)
        front = open_front(settings, open_store(settings.database_url), one_client(settings))
        front.directory.workspace()
        return _serve(settings, front, stop)
    except Unfit as unfit:
        return _say(str(unfit))
    except DBAPIError as broken:
        return _say(f"The database cannot be used ({type(broken.orig).__name__}). See DATABASE_URL.")
    except Unreachable as silent:
        return _say(f"Slack cannot be reached ({silent}). See `handover check`.")
    except SlackApiError as refused:
        return _say(f"Slack refuses the tokens ({refused.response['error']}). See `handover check`.")


def _serve(settings: Settings, front: Front, stop: Stop) -> int:
    from bot.server.serve import serve  # noqa: PLC0415

    try:
        return serve(settings, front.app, front.store, beside=lambda: _beside(settings, front), stop=stop)
    finally:
        front.store.close()


def _beside(settings: Settings, front: Front) -> Beside:
    front.routes.warm()
    from bot.house import complete  # noqa: PLC0415 - people are let in before it is imported, and the table goes first
    from bot.server.health import Pulse  # noqa: PLC0415
    from bot.server.serve import Beside  # noqa: PLC0415
    from bot.usecases.calendars import days_off  # noqa: PLC0415

    house = complete(settings, front)
    gc.freeze()
    gc.enable()
    pulses = [Pulse("outbox", lambda: house.outbox.seen, SILENT)]
    if settings.ticker:
        pulses.append(Pulse("ticker", lambda: house.ticker.seen, SILENT))
    ticker = (house.ticker,) if settings.ticker else ()
    calendars = (settings.country, [front.store.now().year])
    Thread(target=days_off, args=calendars, daemon=True).start()  # half a second to import: no first line waits for it
    return Beside(
        (house.outbox, *ticker, house.homes), pulses, lambda: house.outbox.trouble() or house.ticker.trouble()
    )


def _say(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
