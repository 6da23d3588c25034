"""Messages on their way out: claims against Slack's own bound, CPU of a call, calls for a message."""

from __future__ import annotations

import json
import os
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from slack_sdk import WebClient

import bot
from benchmarks.measure import Row, in_turn
from benchmarks.stock import TEAM
from benchmarks.tls import running
from bot.app import one_client
from bot.outbox import Outbox, calls
from bot.rules.typed import NewJourney, NewPhase, Period
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.settings import Settings
from bot.usecases import identity, journeys, posts
from bot.usecases.changing import Stamp
from bot.usecases.identity import ChannelSeen, Defaults, PersonSeen
from bot.usecases.posts import Claimed
from bot.views.parts import Message, section
from storage.engine import Store, open_store
from storage.schema import migrate

CHANNELS, MESSAGES = 50, 200
STALE = timedelta(minutes=15)
"""More than what is known of a channel is good for."""
BOUND = 1.0
"""Messages a second that Slack takes in one channel (docs.slack.dev: rate limits)."""
TIMES = 100
MANIFEST = json.loads(Path(bot.__file__).with_name("manifest.json").read_text(encoding="utf-8"))


def rows(folder: Path) -> Iterator[Row]:
    """Claims by the clock, as they wait for the disk; calls by CPU, and by number."""
    yield _claims(folder)
    yield _call(folder)
    yield _number(folder)


def _claims(folder: Path) -> Row:
    """Every post of another channel, with the look at whether it is still true, committed before the next."""
    store = _opened(folder / "claims.db")
    for channel in range(MESSAGES):
        _begin(store, channel, 0)
    posts.gather(store)
    waiting = [post for post, _ in posts.sendable(store)]
    assert len(waiting) == MESSAGES
    begun = time.perf_counter()
    claimed = [posts.claim(store, post) for post in waiting]
    rate = MESSAGES / (time.perf_counter() - begun)
    assert all(isinstance(each, Claimed) for each in claimed)
    store.close()
    return Row("claims", f"{TIMES} times Slack's message a second", TIMES * BOUND / rate, 1)


def _call(folder: Path) -> Row:
    claimed = Claimed(
        id=1,
        lease="lease",
        workspace=1,
        to="C0ACME",
        ts=None,
        thread_ts=None,
        shown_in_channel=False,
        wanted=1,
        metadata={"event_type": "handover_card", "event_payload": {"id": "0" * 32, "items": "1" * 36, "step": "28"}},
    )
    message = Message("Acme ERP", [section(f"Line {number}") for number in range(8)])
    with running(folder) as (address, bundle), _trusted(bundle):
        ours = one_client(Settings(bot_token="xoxb-1", api_url=address))(None)
        plain = WebClient("xoxb-1", base_url=address, ssl=ssl.create_default_context())
        cost, base = in_turn(
            lambda: calls.post(ours, claimed, message),
            lambda: plain.chat_postMessage(channel="C0ACME", text=message.text, blocks=message.blocks),
            times=10,
        )
    return Row("call", "WebClient with one TLS context", cost / base, 1.3)


def _number(folder: Path) -> Row:
    """Four rounds of start cards in each channel, each a quarter of an hour after the last, so that who reads along is
    to be asked anew every time; what Slack has counted."""
    store = _opened(folder / "number.db")
    with Server() as server:
        sandbox = Sandbox(MANIFEST)
        workspace = sandbox.workspace
        for number in range(CHANNELS):
            workspace.add_channel(f"c{number}", id=f"C{number}", members={workspace.app.user_id})
        server.host(sandbox)
        settings = Settings(bot_token=sandbox.bot_token, api_url=sandbox.api_url)
        outbox = Outbox(store, one_client(settings), pace=timedelta(0))
        for again in range(MESSAGES // CHANNELS):
            for channel in range(CHANNELS):
                _begin(store, channel, again)
            store.shift += STALE
            outbox.drain()
        made = len(sandbox.api.calls)
        shown = sum(len(workspace.channels[f"C{number}"].messages) for number in range(CHANNELS))
    store.close()
    assert shown == MESSAGES, shown
    return Row("calls", f"{MESSAGES} messages in {CHANNELS} channels", made / shown, 1.1)


# -- what is sent ---------------------------------------------------------------------------------------------------


def _opened(file: Path) -> Store:
    migrate(f"sqlite:///{file}")
    return open_store(f"sqlite:///{file}")


def _begin(store: Store, channel: int, again: int) -> None:
    """A journey begun in that channel: a start card is due there."""
    now = datetime.now(UTC)
    workspace = identity.workspace(store, "", TEAM, Defaults()).id
    kim = identity.keep_person(store, workspace, "U0KIM", PersonSeen(name="Kim"), now).id
    seen = ChannelSeen(name=f"c{channel}", private=False, bot_in=True)
    place = identity.keep_channel(store, workspace, f"C{channel}", seen, now).id
    days = (date(now.year, 1, 1), date(now.year + 1, 3, 1))
    plan = tuple(
        NewPhase(kind=kind, start=Period(day, day)) for kind, day in zip(("sales", "project"), days, strict=True)
    )
    new = NewJourney(name=f"Journey {channel}-{again}", customer=f"Customer {channel}", phases=plan)
    journeys.start(store, Stamp(workspace=workspace, by=kim, at=now), new, place)


@contextmanager
def _trusted(bundle: Path) -> Iterator[None]:
    """Make the certificates of this file the machine's own."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(bundle)
    yield
    del os.environ["SSL_CERT_FILE"]
    if before is not None:
        os.environ["SSL_CERT_FILE"] = before
