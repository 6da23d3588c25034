"""The watchdog: what has fallen silent for good ends the process, in order and with a code that says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.app import one_client
from bot.house import House, compose
from bot.sandbox.sandbox import Sandbox
from bot.server.health import Health, Pulse
from bot.server.serve import Beside, serve
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


@pytest.mark.parametrize(("silent", "deaf"), [(30, False), (50, True)])
def test_case_34_a_link_that_hears_nothing_is_deaf_whatever_it_says_of_itself(
    store: Store, silent: float, deaf: bool
) -> None:
    link: Any = SimpleNamespace(heard=monotonic() - silent, connected=True, connections=1)
    health = Health(store, link)

    assert ((health.complaint() or "").startswith("no sign of the link"), health.ready()) == (deaf, not deaf)


@pytest.mark.parametrize("name", ["outbox", "ticker"])
def test_case_43_a_thread_that_has_died_ends_the_process_in_order(
    sandbox: Sandbox, bare: Any, store: Store, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    settings = Settings(bot_token=sandbox.bot_token, signing_secret="s", api_url=sandbox.api_url, port=0)
    dead, beside = monotonic() - 50, Quiet()

    code = serve(
        settings,
        bare.app,
        store,
        beside=lambda: Beside((beside,), (Pulse(name, lambda: dead, 45),)),
        stop=Stop(),
    )

    assert (code, beside.told) == (1, ["start", "stop"])
    assert f"ending this process: no sign of the {name} for " in caplog.text


def test_every_call_of_the_outbox_is_a_sign_of_life(sandbox: Sandbox, workspace: Any, store: Store) -> None:
    """Its channel is looked at before the card is posted there: two calls for one message."""
    sandbox.workspace.add_channel("there", id="CACME", members={sandbox.workspace.app.user_id})
    settings = Settings(bot_token=sandbox.bot_token, signing_secret="s", api_url=sandbox.api_url)
    client, signs = one_client(settings)(None), list[float]()
    made: list[House] = []

    def clients(number: int | None) -> WebClient:
        signs.extend(house.outbox.seen for house in made)
        return client

    house = compose(settings, store, clients)
    made.append(house)
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    store.shift = workspace.now + timedelta(hours=1) - datetime.now(UTC)

    assert house.outbox.drain() == 1

    assert len(signs) == 2
    assert signs[0] < signs[1]
