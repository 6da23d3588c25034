"""HTTP: only well-formed, signed requests reach Bolt; health for anybody; the end waits for what is under way."""

from __future__ import annotations

import http.client
import json
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Thread
from time import monotonic, time
from typing import Any

import pytest

from bot.sandbox.delivery import HttpDeliverer, signed
from bot.sandbox.sandbox import Sandbox
from bot.server.health import Health, Pulse
from bot.server.web import EVENTS, LARGEST, Gate, Web
from storage.engine import Store
from storage.tables import Post
from tests.waiting import LONGEST

SECRET = "a-secret"
Ask = Callable[..., tuple[int, str]]


@pytest.fixture
def make_web() -> Iterator[Callable[..., Web]]:
    made: list[Web] = []

    def make(gate: Gate) -> Web:
        web = Web(gate, "127.0.0.1", 0)
        web.start()
        made.append(web)
        return web

    yield make
    for web in made:
        web.stop()


@pytest.fixture
def web(make_web: Callable[..., Web], bare: Any, store: Store) -> Web:
    return make_web(Gate(bare.app, Health(store, None)))


@pytest.fixture
def ask(web: Web) -> Ask:
    def asked(path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=LONGEST)
        connection.request("GET" if body is None else "POST", path, body, headers or {})
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        return answer.status, said

    return asked


def a_command(text: str) -> tuple[dict[str, str], bytes]:
    return signed(SECRET, "slash_commands", {"command": "/handover", "text": text, "user_id": "U0ANNA"})


def test_a_signed_command_is_answered(ask: Ask) -> None:
    headers, body = a_command("hello")

    assert ask(EVENTS, body, headers) == (200, "hello")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"X-Slack-Signature": "v0=" + "0" * 64}, id="of somebody else"),
        pytest.param({"X-Slack-Signature": "v0=åäö"}, id="not ASCII"),
        pytest.param({"X-Slack-Signature": ""}, id="empty"),
        pytest.param({"X-Slack-Request-Timestamp": "abc"}, id="no time"),
        pytest.param({"X-Slack-Request-Timestamp": "9" * 40}, id="a time beyond time"),
        pytest.param({"X-Slack-Request-Timestamp": str(int(time()) - 600)}, id="ten minutes old"),
    ],
)
def test_case_44_a_request_that_slack_did_not_sign_is_refused_and_not_logged(
    ask: Ask, wrong: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    headers, body = a_command("a customer's secret")
    encoded = {name: value.encode().decode("latin-1") for name, value in {**headers, **wrong}.items()}

    with caplog.at_level(logging.INFO):
        status, _ = ask(EVENTS, body, encoded)

    assert status == 401
    assert "secret" not in caplog.text


def test_case_44_a_request_without_headers_is_refused(ask: Ask) -> None:
    assert ask(EVENTS, b"text=hello")[0] == 401


def test_case_45_a_body_of_another_size_than_slacks_is_refused_unread(ask: Ask, bare: Any) -> None:
    """Its size alone is sent, so nothing of it is read."""
    headers, _ = a_command("hello")

    assert (ask(EVENTS, b"", {**headers, "Content-Length": str(LARGEST + 1)})[0], bare.contexts) == (413, [])


@pytest.mark.parametrize("body", [b"{no json", b"payload=[1]", b"payload={no json", b"\xff\xfe", b"{" * 5000])
def test_a_body_nobody_can_read_is_a_bad_request(ask: Ask, body: bytes) -> None:
    headers, _ = a_command("hello")

    assert ask(EVENTS, body, headers)[0] in {400, 401}


def test_the_arrival_is_stamped_before_a_thread_is_free(ask: Ask, bare: Any) -> None:
    before = monotonic()
    headers, body = a_command("hello")

    ask(EVENTS, body, headers)

    assert before < bare.contexts[0]["arrived"] < monotonic()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/healthz", 200), ("/readyz", 200), ("/slack/events", 404), ("/", 404), ("/slack/install", 404)],
)
def test_what_anybody_may_ask(ask: Ask, path: str, status: int) -> None:
    assert ask(path)[0] == status


def test_ready_says_why_not(ask: Ask, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Health, "_database", lambda health: False)

    status, said = ask("/readyz")

    assert (status, json.loads(said)["database"]) == (503, False)


def test_metrics_are_text_without_anybodys_words(
    ask: Ask, workspace: Any, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("prometheus_client")
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    store.shift = datetime(2026, 11, 3, 9, tzinfo=UTC) - datetime.now(UTC)

    status, said = ask("/metrics")

    figures = dict(line.rsplit(" ", 1) for line in said.splitlines() if not line.startswith("#"))
    assert status == 200
    assert (figures["handover_database"], figures["handover_ready"]) == ("1.0", "1.0")
    assert float(figures["handover_oldest_due_seconds"]) > 3600
    assert 'handover_logged_total{level="error"}' in figures
    assert "acme" not in said.lower()


@pytest.mark.parametrize("trouble", ["token_revoked", None])
def test_who_cannot_send_is_not_ready_and_says_slacks_word_for_it(
    make_web: Callable[..., Web], store: Store, trouble: str | None
) -> None:
    health = Health(store, None)
    health.watch((), lambda: trouble)
    web = make_web(Gate(None, health))
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=LONGEST)
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()

    assert (answer.status, told.get("trouble"), health.alive()) == (503 if trouble else 200, trouble, True)


def test_ready_tells_how_many_posts_wait_and_how_many_could_not_be_sent(ask: Ask, workspace: Any, store: Store) -> None:
    with store.write() as session:
        states = {"dead": 2, "ready": 1}
        session.add_all(
            Post(workspace_id=workspace.id, type="handover_card", state=state)
            for state, count in states.items()
            for _ in range(count)
        )

    _, said = ask("/readyz")

    assert (json.loads(said)["posts"], json.loads(said)["oldest_due_seconds"]) == (states, 0.0)


def test_a_database_that_does_not_answer_is_told_and_nothing_else(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Health, "_database", lambda health: False)
    monkeypatch.setattr(Health, "backlog", lambda health: None)

    assert (json.loads(ask("/readyz")[1]), ask("/healthz")[0]) == ({"database": False}, 200)


def test_metrics_are_not_there_without_the_extra(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "prometheus_client", None)

    assert ask("/metrics")[0] == 404


def test_in_socket_mode_only_health_is_served(make_web: Callable[..., Web], store: Store) -> None:
    web = make_web(Gate(None, Health(store, None)))
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=LONGEST)
    connection.request("POST", EVENTS, b"x", {})

    assert connection.getresponse().status == 404
    connection.close()


def test_the_end_waits_for_what_is_under_way(
    make_web: Callable[..., Web], bare: Any, store: Store, sandbox: Sandbox, sees: Callable[[], list[str]]
) -> None:
    web = make_web(Gate(bare.app, Health(store, None)))
    sandbox.reach(HttpDeliverer(f"http://127.0.0.1:{web.port}{EVENTS}", SECRET))
    typed = Thread(target=sandbox.gestures.type, args=("U0ANNA", "C0ACME", "/handover wait"))
    typed.start()
    assert bare.begun.wait(LONGEST)
    ending = Thread(target=web.stop)
    ending.start()

    bare.go.set()
    ending.join()
    typed.join()

    assert sees() == ["wait"]


@pytest.mark.parametrize(("silent", "alive"), [(5, True), (60, False)])
def test_a_thread_that_shows_no_sign_is_a_reason_to_end(store: Store, silent: float, alive: bool) -> None:
    health = Health(store, None)
    health.watch((Pulse("ticker", lambda: monotonic() - silent, 45),), lambda: None)

    assert (health.alive(), health.ready()) == (alive, alive)
    assert alive or health.complaint() == "no sign of the ticker for 60 seconds"
