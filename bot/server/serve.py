"""One process from its start to its end: everything is started, watched, and stopped in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Protocol

from slack_bolt import App

from bot.rules.values import value
from bot.server.health import Health, Pulse
from bot.server.link import Link
from bot.server.metrics import TROUBLES
from bot.server.stopping import Stop
from bot.settings import Settings
from storage.engine import Store

OPENING = 10.0
"""Seconds until the log says that we are up, link or not: it is tried on and on."""

log = logging.getLogger(__name__)


class Companion(Protocol):
    """What works beside the listeners in a thread of its own."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


@value
class Beside:
    """All companions, how each of them shows itself, and a code for what keeps them from sending."""

    companions: Sequence[Companion]
    pulses: Sequence[Pulse] = ()
    trouble: Callable[[], str | None] = lambda: None


def serve(
    settings: Settings,
    app: App,
    store: Store,
    *,
    beside: Callable[[], Beside],
    stop: Stop,
) -> int:
    """Run until `stop` is asked; gives the exit code. People are the first to be let in and the first to be left:
    what works `beside` them is made when nobody waits for it any more, and may finish what they began."""
    link = Link(app, settings.app_token, app.client) if settings.socket_mode else None
    health = Health(store, link)
    logging.getLogger().addHandler(TROUBLES)
    with ExitStack() as going:
        working = going.enter_context(ExitStack())
        if link is not None:
            link.connect()  # Slack answers while the rest is made
        if link is None or settings.health or settings.public_url:
            _serve_http(settings, None if link else app, health, store, going)
        if link is not None:
            going.callback(link.close)
            link.wait_open(OPENING)
        _start(beside(), health, working)
        log.info("Handover is up, over %s", "Socket Mode" if link else f"HTTP on port {settings.port}")
        _watch(health, stop)
        log.info("Handover finishes what is under way")
        with stop.hurried():
            going.close()
    return stop.code


def _start(beside: Beside, health: Health, working: ExitStack) -> None:
    health.watch(beside.pulses, beside.trouble)
    for companion in beside.companions:
        working.callback(companion.stop)
        companion.start()


def _serve_http(settings: Settings, app: App | None, health: Health, store: Store, going: ExitStack) -> None:
    from bot.server.calendars import Calendars  # noqa: PLC0415 - not needed by a bot that only asks
    from bot.server.web import Gate, Web  # noqa: PLC0415

    calendars = Calendars(store) if settings.public_url else None
    gate = Gate(app, health, told=app is not None or settings.health, calendars=calendars)
    web = Web(gate, settings.host, settings.port)
    going.callback(web.stop)
    web.start()


def _watch(health: Health, stop: Stop) -> None:
    """A process that would stay silent for good had better end: its supervisor starts a new one."""
    while not stop.wait(0.5):
        if complaint := health.complaint():
            log.error("ending this process: %s", complaint)
            stop.ask(1)
