"""`handover run` as a process: up over Socket Mode or HTTP, answering, and gone when told to."""

from __future__ import annotations

import os
import re
import signal
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from bot.sandbox.delivery import HttpDeliverer
from bot.sandbox.sandbox import Sandbox
from tests.processes import Process, free_port
from tests.waiting import LONGEST, until

pytestmark = pytest.mark.ci

Run = Callable[..., Process]


@pytest.fixture
def run(sandbox: Sandbox, template: Path, tmp_path: Path) -> Iterator[Run]:
    """Starts the bot against the sandbox, with a migrated database and these settings."""
    started: list[Process] = []
    (tmp_path / "bot.db").write_bytes(template.read_bytes())

    def start(**settings: str) -> Process:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "HANDOVER_"))}
        given = {
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
            **settings,
        }
        words = [sys.executable, "-W", "error", "-m", "bot", "run"]
        started.append(Process(words, tmp_path / "bot.log", env={**ours, **given}, cwd=tmp_path))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=LONGEST) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


def test_over_socket_mode(run: Run, sandbox: Sandbox, sees: Callable[[], list[str]]) -> None:
    process = run(SLACK_APP_TOKEN=sandbox.app_token)
    assert sandbox.sockets.wait_for(1, LONGEST)
    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover help")
    process.is_up()
    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover help")
    process.send_signal(signal.SIGTERM)
    code, log = process.ends()

    assert "handover" in sees()[-1]
    assert (code, "Handover is up, over Socket Mode" in log) == (0, True)
    assert "ERROR" not in log, "what is typed while it still imports may find it busy, but not broken"
    assert sandbox.bot_token not in log


def test_over_socket_mode_a_calendar_is_read_over_http_and_health_is_kept_to_ourselves(
    run: Run, sandbox: Sandbox
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = run(SLACK_APP_TOKEN=sandbox.app_token, HANDOVER_PORT=str(port), HANDOVER_PUBLIC_URL=address)
    assert sandbox.sockets.wait_for(1, LONGEST)
    process.is_up()

    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover calendar")
    said = [str(message.blocks) for message in sandbox.workspace.channels["C0ACME"].messages.values()]
    found = re.search(r"http://\S+\.ics", " ".join(said))
    assert found, said
    with urllib.request.urlopen(found[0], timeout=LONGEST) as answer:
        kind, content = answer.headers["Content-Type"], answer.read()
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(f"{address}/healthz", timeout=LONGEST)
    process.send_signal(signal.SIGTERM)
    _, log = process.ends()

    assert (kind, content[:15]) == ("text/calendar; charset=utf-8", b"BEGIN:VCALENDAR")
    assert found[0].rpartition("/")[2] not in log


def test_over_http_with_health_beside_it(run: Run, sandbox: Sandbox, sees: Callable[[], list[str]]) -> None:
    port = free_port()
    process = run(SLACK_SIGNING_SECRET=sandbox.signing_secret, HANDOVER_PORT=str(port))
    until(lambda: ready(port), "readyz")
    process.is_up()
    sandbox.reach(HttpDeliverer(f"http://127.0.0.1:{port}/slack/events", sandbox.signing_secret))

    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover help")
    process.send_signal(signal.SIGINT)
    code, _ = process.ends()

    assert "handover" in sees()[0]
    assert code == 130


def test_the_holidays_are_imported_by_themselves_after_people_were_let_in(run: Run, sandbox: Sandbox) -> None:
    """They take half a second, which a first `/handover new` would wait for."""
    process = run(SLACK_APP_TOKEN=sandbox.app_token, PYTHONPROFILEIMPORTTIME="1")

    def imported() -> list[str]:
        return [line.rpartition("|")[2].strip() for line in process.printed.splitlines()]

    until(lambda: "holidays.countries.sweden" in imported(), "they are imported")
    assert "bot.house" in imported()[: imported().index("holidays.countries.sweden")]
    assert sandbox.sockets.wait_for(1, LONGEST)


@pytest.mark.parametrize(
    ("settings", "code", "said"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-other", "SLACK_APP_TOKEN": "xapp-1"}, 1, "Slack refuses the tokens (invalid_auth)."),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api/", "SLACK_APP_TOKEN": "xapp-1"}, 1, "Slack cannot be reached"),
        ({"DATABASE_URL": "sqlite:////nowhere/x.db", "SLACK_APP_TOKEN": "xapp-1"}, 1, "The folder of the database"),
        ({}, 78, "Either SLACK_APP_TOKEN"),
    ],
    ids=["refused tokens", "no Slack", "no database", "bad settings"],
)
def test_what_stands_in_the_way_is_said_without_a_traceback(
    run: Run, settings: dict[str, str], code: int, said: str
) -> None:
    ended, log = run(**settings).ends()

    assert ended == code
    assert said in log
    assert "Traceback" not in log
