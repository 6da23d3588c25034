"""The bot as a user starts it: a process with environment variables, against a Slack that stands outside of it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cli.manifest import manifest
from bot.sandbox.delivery import HttpDeliverer
from bot.sandbox.people import Person, Scene
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from tests.processes import Process, free_port
from tests.waiting import LONGEST, until

pytestmark = pytest.mark.ci


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Kim, Anna and Bo in #acme, with the bot."""
    made = Sandbox(manifest())
    for name, real_name in {"kim": "Kim Lind", "anna": "Anna Berg", "bo": "Bo Ek"}.items():
        made.workspace.add_user(name, real_name=real_name)
    made.workspace.add_channel("acme", members={"U0KIM", "U0ANNA", "U0BO", made.workspace.app.user_id})
    with Server() as server:
        server.host(made)
        yield made
        server.leave(made)


class Bot:
    """Processes of one installation, which share its database."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox, self.folder, self.port = sandbox, folder, free_port()
        self.running: list[Process] = []
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "HANDOVER_"))}
        self.settings = clean | {
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
            "HANDOVER_PORT": str(self.port),
            "HANDOVER_HEALTH": "on",
        }

    def starts(self, *words: str, **settings: str) -> Process:
        given = {name: value for name, value in (self.settings | settings).items() if value}
        log = self.folder / f"{len(self.running)}.log"
        process = Process([sys.executable, "-m", "bot", *words], log, env=given, cwd=self.folder)
        self.running.append(process)
        return process

    def says(self, *words: str, **settings: str) -> tuple[int, str]:
        """Exit code and all that was printed."""
        return self.starts(*words, **settings).ends()

    def posts(self) -> list[str]:
        """The states of all posts, as the database has them."""
        with closing(sqlite3.connect(self.folder / "bot.db")) as database:
            return [state for (state,) in database.execute("SELECT state FROM post ORDER BY id")]

    def answers(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=LONGEST) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def over(self, transport: str, **settings: str) -> Process:
        """A running bot with the sandbox reaching it that way, ready and with all its imports done."""
        sandbox = self.sandbox
        if transport == "Socket Mode":
            process = self.starts("run", SLACK_APP_TOKEN=sandbox.app_token, **settings)
            sandbox.reach(sandbox.sockets)
        else:
            process = self.starts("run", SLACK_SIGNING_SECRET=sandbox.signing_secret, **settings)
            url = f"http://127.0.0.1:{self.port}/slack/events"
            sandbox.reach(HttpDeliverer(url, sandbox.signing_secret))
        until(lambda: self.answers("/readyz") == 200, "readyz")
        process.is_up()
        return process


@pytest.fixture
def bot(sandbox: Sandbox, tmp_path: Path) -> Iterator[Bot]:
    made = Bot(sandbox, tmp_path)
    yield made
    for process in made.running:
        process.kill()
        process.wait()


@pytest.fixture
def scene(sandbox: Sandbox) -> Scene:
    return Scene(sandbox, sandbox.courier.deliver_due)


@pytest.fixture
def kim(scene: Scene) -> Person:
    return scene.person("kim")


@pytest.fixture
def anna(scene: Scene) -> Person:
    return scene.person("anna")


def on(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011 - the bot's own clock, which is ours


@pytest.mark.parametrize("transport", ["Socket Mode", "HTTP"])
def test_a_whole_conversation(bot: Bot, kim: Person, anna: Person, transport: str) -> None:
    process = bot.over(transport)
    assert bot.answers("/healthz") == 200

    kim.types(f"/handover new Acme ERP for Acme AB: sales {on(-60)}, project {on(60)}, maintenance {on(300)}")
    assert kim.sees("*Acme ERP* for Acme AB is on its way, as `acme-erp`")
    kim.types("/handover add @anna solution architect, sales")
    kim.types("/handover add @bo project manager, project")
    kim.types("/handover show")
    assert kim.sees("○ Breaks")
    kim.types("/handover ask @anna")
    until(lambda: anna.sees("Yes, I'm staying"), "the question")
    anna.presses("Yes, I'm staying")
    kim.types("/handover show")
    assert kim.sees("● Holds")
    kim.types("/handover undo")
    assert kim.sees("Taken back")
    assert (kim.told, anna.told) == ([], [])

    process.send_signal(signal.SIGTERM)
    process.wait(LONGEST)
    assert process.returncode == 0, process.printed
    assert "Traceback" not in process.printed
    assert bot.sandbox.bot_token not in process.printed


def test_told_to_end_in_the_middle_of_a_message_it_finishes_it(bot: Bot, kim: Person, anna: Person) -> None:
    """Case 15; and a process that looks for nothing due sends what its own people cause."""
    process = bot.over("HTTP", HANDOVER_TICKER="off")
    kim.types(f"/handover new Acme ERP for Acme AB: sales {on(-60)}, project {on(60)}, maintenance {on(300)}")
    kim.types("/handover add @anna solution architect, sales")
    kim.types("/handover add @bo project manager, project")
    until(lambda: bot.posts() == ["sent"], "the start card")
    bot.sandbox.faults.next("chat.postMessage", "slow", seconds=2)
    kim.types("/handover ask @anna")
    until(lambda: "sending" in bot.posts(), "the question on its way")

    process.send_signal(signal.SIGTERM)
    process.wait(LONGEST)

    assert (process.returncode, bot.posts()) == (0, ["sent", "sent"]), process.printed
    assert len(anna.dm.texts) == 1


def test_killed_and_started_again_it_knows_what_it_knew(bot: Bot, kim: Person, anna: Person) -> None:
    process = bot.over("HTTP")
    kim.types(f"/handover new Acme ERP for Acme AB: sales {on(-60)}, project {on(60)}, maintenance {on(300)}")
    kim.types("/handover add @anna solution architect, sales")
    kim.types("/handover add @bo project manager, project")
    kim.types("/handover ask @anna")
    process.kill()
    process.wait(LONGEST)
    kim.types("/handover show")
    assert kim.sees("/handover failed")

    bot.over("HTTP")

    until(lambda: anna.sees("Yes, I'm staying"), "the question")
    assert len(anna.dm.texts) == 1
    kim.types("/handover show")
    assert kim.sees("Anna Berg: solution architect")
    assert kim.sees("○ Breaks")


def test_wrong_settings_are_all_named_at_once(bot: Bot) -> None:
    code, printed = bot.says(
        "run", SLACK_BOT_TOKEN="", HANDOVER_PORT="many", HANDOVER_TIMEZONE="Mars/Olympus", DATABASE_URL="oracle://x"
    )
    assert code == 78
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "HANDOVER_PORT", "HANDOVER_TIMEZONE", "DATABASE_URL"):
        assert name in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize(
    ("settings", "code", "sentence"),
    [
        ({}, 0, "The app has every scope of the manifest."),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, 1, "invalid_auth"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api/"}, 0, "?     Slack cannot be reached"),
        ({"SLACK_BOT_TOKEN": ""}, 78, "SLACK_BOT_TOKEN is missing"),
    ],
    ids=["right", "refused", "no Slack", "missing"],
)
def test_check_says_what_is_wrong(bot: Bot, settings: dict[str, str], code: int, sentence: str) -> None:
    said, printed = bot.says("check", **{"SLACK_APP_TOKEN": bot.sandbox.app_token, **settings})
    assert said == code, printed
    assert sentence in printed
    assert "Traceback" not in printed


def test_the_manifest_is_printed_ready_to_paste(bot: Bot) -> None:
    code, printed = bot.says("manifest", SLACK_BOT_TOKEN="")
    assert code == 0
    assert json.loads(printed)["features"]["slash_commands"][0]["command"] == "/handover"


def test_help_is_for_everybody(bot: Bot) -> None:
    code, printed = bot.says("--help", SLACK_BOT_TOKEN="")
    assert code == 0
    assert "manifest" in printed
