"""The watchdog: what has fallen silent for good ends the process, in order and with a code that says so."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.server.health import Pulse
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
