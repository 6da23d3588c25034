"""A command that only acknowledges, a date, `/handover show` and a yes, in process: CPU against a bare acknowledgement.

What reads and writes is also measured against its floor: its own statements and blocks without our code.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import select

import bot
from benchmarks.measure import ROUNDS, Row, in_turn
from benchmarks.replay import Transaction, recorded, replay
from benchmarks.stock import CHANNEL, TEAM, stocked
from bot.app import build_app, one_client
from bot.rules.dates import find_period
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.settings import Settings
from storage.engine import Store, open_store
from storage.tables import Handover

JOURNEYS = 10_000
BATCH = 10
MANIFEST = json.loads(Path(bot.__file__).with_name("manifest.json").read_text(encoding="utf-8"))
PHRASES = (
    *(
        "1 dec",
        "2026-12-01",
        "tisdag 1 december 2026",
        "1/12",
        "1 dec - 5 jan",
        "v49-51",
        "torsdag v 50",
        "om tre veckor",
    ),
    *(
        "Q1 2027",
        "första halvåret",
        "slutet av mars",
        "nästa fredag",
        "i morgon",
        "~1-20 dec 2027",
        "architect",
        "anna",
    ),
)
Dispatch = Callable[[dict[str, str]], str]


def rows(folder: Path) -> Iterator[Row]:
    """Ratios of CPU time, with many journeys stored."""
    file = folder / "stock.db"
    stocked(file, JOURNEYS).close()
    with Server() as server:
        sandbox = Sandbox(MANIFEST)
        server.host(sandbox)
        yield from _ack(file, sandbox)
        yield from _dates(sandbox)
        yield from _show(file, sandbox)
        yield from _yes(folder, file, sandbox)


def _ack(file: Path, sandbox: Sandbox) -> Iterator[Row]:
    """All of the product's listeners and middleware, with a subcommand that says nothing behind them."""
    store = open_store(f"sqlite:///{file}")
    silent = ModuleType("silent")
    silent.__dict__.update(WORD="silent", ALSO=(), run=lambda call: None)
    ours, bare = _ours(sandbox, store, (silent,)), _bare(sandbox, "{}")
    line = _command("silent")
    assert ours(line) == ""
    cost, base = in_turn(lambda: ours(line), lambda: bare(line), times=100)
    yield Row("ack", "bare acknowledgement", cost / base, 1.3)
    store.close()


def _dates(sandbox: Sandbox) -> Iterator[Row]:
    """A phrase for a date, one of many kinds; a date is looked for at every word of a typed line."""
    bare, line = _bare(sandbox, "{}"), _command("silent")
    today = date(2026, 11, 21)

    def read() -> None:
        for phrase in PHRASES:
            find_period(phrase, 0, today, language="sv")

    cost, base = in_turn(read, lambda: bare(line), times=100)
    yield Row("dates", "bare acknowledgement, a phrase", cost / len(PHRASES) / base, 2)


def _show(file: Path, sandbox: Sandbox) -> Iterator[Row]:
    """What is listened to once stays dearer to SQLAlchemy: the statements are recorded on a store of their own."""
    heard, store = (open_store(f"sqlite:///{file}") for _ in range(2))
    listen, ours, bare = _ours(sandbox, heard), _ours(sandbox, store), _bare(sandbox, "{}")
    line = _command("show")
    listen(line)
    with recorded(heard) as made:
        answer = listen(line)
    assert "Acme ERP" in answer, answer
    floor = _bare(sandbox, answer, lambda: replay(store, made))
    cost, base, least = in_turn(lambda: ours(line), lambda: bare(line), lambda: floor(line), times=40)
    yield Row("show", "bare acknowledgement", cost / base, 8)
    yield Row("show, floor", "same statements and blocks", cost / least, 1.5)
    for one in (heard, store):
        one.close()


def _yes(folder: Path, file: Path, sandbox: Sandbox) -> Iterator[Row]:
    """Each yes is somebody's first to a handover of its own; the floor repeats them on a copy of the store."""
    stores = [
        open_store(f"sqlite:///{shutil.copy(file, folder / f'{name}.db')}") for name in ("heard", "ours", "floor")
    ]
    heard, measured, plain = stores
    clicks = [_click(uid) for uid in _handovers(heard, (ROUNDS + 1) * BATCH)]
    listen, ours, bare = _ours(sandbox, heard), _ours(sandbox, measured), _bare(sandbox, "{}")
    for warm in (listen, ours):
        warm(clicks[-1])
    kept: list[list[Transaction]] = []
    for click in clicks[:-1]:
        with recorded(heard) as made:
            listen(click)
        kept.append(made)
    turn, again, pressed = iter(kept), iter(clicks), iter(clicks)
    floor = _bare(sandbox, "{}", lambda: replay(plain, next(turn)))
    cost, base, least = in_turn(
        lambda: ours(next(pressed)), lambda: bare(clicks[0]), lambda: floor(next(again)), times=BATCH, rounds=ROUNDS - 1
    )
    yield Row("yes", "bare acknowledgement", cost / base, 14)
    yield Row("yes, floor", "same statements and blocks", cost / least, 1.5)
    for store in stores:
        store.close()


def _handovers(store: Store, count: int) -> list[str]:
    """The first handover of so many journeys."""
    found = select(Handover.uid).where(Handover.id % 1000 == 1).order_by(Handover.id).limit(count)
    with store.read() as session:
        return list(session.scalars(found))


# -- apps and requests ----------------------------------------------------------------------------------------------


def _ours(sandbox: Sandbox, store: Store, table: Sequence[ModuleType] | None = None) -> Dispatch:
    settings = Settings(
        bot_token=sandbox.bot_token, signing_secret=sandbox.signing_secret, api_url=sandbox.api_url, lines_a_minute=0
    )
    return _dispatcher(build_app(settings, store, one_client(settings), table), sandbox)


def _bare(sandbox: Sandbox, answer: str, work: Callable[[], None] = lambda: None) -> Dispatch:
    """An app that only acknowledges; with `work`, after doing that and making the same answer."""
    app = App(
        client=WebClient(sandbox.bot_token, base_url=sandbox.api_url),
        signing_secret=sandbox.signing_secret,
        process_before_response=True,
        token_verification_enabled=False,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_token=sandbox.bot_token),
    )
    blocks = json.loads(answer)

    def handle(ack: Any) -> None:
        work()
        ack(blocks) if blocks else ack()

    app.command("/handover")(handle)
    app.action("confirm_continuity")(handle)
    return _dispatcher(app, sandbox)


def _dispatcher(app: App, sandbox: Sandbox) -> Dispatch:
    verifier = SignatureVerifier(sandbox.signing_secret)

    def dispatch(form: dict[str, str]) -> str:
        body = urlencode({**form, "trigger_id": str(time.perf_counter_ns())} if "payload" not in form else form)
        now = str(int(time.time()))
        headers = {
            "content-type": "application/x-www-form-urlencoded",
            "x-slack-request-timestamp": now,
            "x-slack-signature": verifier.generate_signature(timestamp=now, body=body) or "",
        }
        answer = app.dispatch(BoltRequest(body=body, headers=headers))
        assert answer.status == 200, answer.body
        return str(answer.body)

    return dispatch


def _command(text: str) -> dict[str, str]:
    return {
        "command": "/handover",
        "text": text,
        "team_id": TEAM,
        "channel_id": CHANNEL,
        "channel_name": "acme",
        "user_id": "U0ANNA",
        "user_name": "anna",
        "response_url": "http://127.0.0.1/none",
    }


def _click(handover_uid: str) -> dict[str, str]:
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U0ANNA", "team_id": TEAM, "name": "anna"},
        "trigger_id": f"trigger-{handover_uid}",
        "channel": {"id": "D0ANNA", "name": "directmessage"},
        "container": {"type": "message", "channel_id": "D0ANNA", "message_ts": "1.1"},
        "message": {"ts": "1.1", "blocks": []},
        "response_url": "http://127.0.0.1/none",
        "actions": [
            {
                "type": "button",
                "action_id": "confirm_continuity",
                "block_id": "b",
                "value": json.dumps({"v": 1, "h": handover_uid}),
            }
        ],
    }
    return {"payload": json.dumps(payload)}
