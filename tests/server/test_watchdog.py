"""The watchdog: what has fallen silent for good ends the process, in order and with a code that says so."""

from __future__ import annotations

from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.server.health import Health, Pulse
from bot.server.serve import serve
from bot.server.stopping import Stop
from bot.settings import Settings
from storage.engine import Store


class Quiet:
    """Works beside the listeners and says nothing."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self) -> None:
        self.told.append("start")

    def stop(self) -> None:
        self.told.append("stop")


@pytest.mark.parametrize(("silent", "complaint"), [(30, None), (50, "no sign of the link for 50 seconds")])
def test_a_link_that_hears_nothing_is_deaf_whatever_it_says_of_itself(
    store: Store, silent: float, complaint: str | None
) -> None:
    link: Any = SimpleNamespace(heard=monotonic() - silent, connected=True, connections=1)
    health = Health(store, link, ())

    assert (health.complaint(), health.ready()) == (complaint, complaint is None)


@pytest.mark.parametrize("name", ["outbox", "ticker"])
def test_a_thread_that_has_died_ends_the_process_in_order(
    sandbox: Sandbox, bare: Any, store: Store, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    settings = Settings(bot_token=sandbox.bot_token, signing_secret="s", api_url=sandbox.api_url, port=0)
    dead, beside = monotonic() - 50, Quiet()

    code = serve(
        settings,
        bare.app,
        store,
        companions=(beside,),
        pulses=(Pulse(name, lambda: dead, 45),),
        trouble=lambda: None,
        stop=Stop(),
    )

    assert (code, beside.told) == (1, ["start", "stop"])
    assert f"ending this process: no sign of the {name} for 5" in caplog.text
