"""A real Bolt app and the real client against the sandbox, over every way in which Slack reaches an app."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.delivery import HttpDeliverer, InProcess
from bot.sandbox.people import Scene
from bot.sandbox.sandbox import Sandbox

FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "A form"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        }
    ],
}
CARD = [
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
    }
]


def bolt(sandbox: Sandbox) -> App:
    """`/test` posts a card, its button opens a form, the form edits the card; `/test <words>` echoes."""
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    app = App(client=client, signing_secret=sandbox.signing_secret, process_before_response=True)
    posted: dict[str, Any] = {}

    @app.command("/test")
    def command(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        if body.get("text"):
            ack(f"You said {body['text']}")
            return
        posted.update(client.chat_postMessage(channel=body["channel_id"], text="A card", blocks=CARD).data)  # type: ignore[arg-type]
        ack()

    @app.action("go")
    def go(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    @app.view("form")
    def form(ack: Any, view: dict[str, Any], client: WebClient) -> None:
        name = view["state"]["values"]["name"]["value"]["value"]
        if name == "nobody":
            ack(response_action="errors", errors={"name": "Nobody is called that."})
            return
        client.chat_update(channel=posted["channel"], ts=posted["ts"], text=f"Hello {name}")
        ack()

    @app.event("member_joined_channel")
    def joined(event: dict[str, Any], client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text=f"Welcome <@{event['user']}>")

    return app


@contextmanager
def in_process(sandbox: Sandbox) -> Iterator[None]:
    app = bolt(sandbox)

    def answered(headers: dict[str, str], body: bytes) -> tuple[int, dict[str, Any], str]:
        answer = app.dispatch(BoltRequest(body=body.decode(), headers=headers))
        return answer.status, answer.headers, answer.body

    sandbox.reach(InProcess(answered, sandbox.signing_secret))
    yield


@contextmanager
def over_http(sandbox: Sandbox) -> Iterator[None]:
    app = bolt(sandbox)

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = app.dispatch(BoltRequest(body=body, headers=dict(self.headers.items())))
            self.send_response(answer.status)
            for name, value in answer.first_headers().items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body.encode())

        def log_message(self, *words: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    sandbox.reach(HttpDeliverer(f"http://127.0.0.1:{server.server_port}/slack/events", sandbox.signing_secret))
    yield
    server.shutdown()
    server.server_close()


@contextmanager
def over_socket_mode(sandbox: Sandbox) -> Iterator[None]:
    logging.getLogger("slack_bolt.SocketModeClient").setLevel(logging.CRITICAL)
    handler = SocketModeHandler(bolt(sandbox), sandbox.app_token, ping_interval=3)
    handler.client.web_client = WebClient(sandbox.app_token, base_url=sandbox.api_url)
    handler.client.current_app_monitor_started = True  # it connects twice when started early, and is deaf now and then
    sandbox.reach(sandbox.sockets)
    handler.client.connect()
    assert sandbox.sockets.wait_for(1)
    handler.client.current_app_monitor.start()
    yield
    handler.close()


WAYS = [
    pytest.param(in_process, id="in process"),
    pytest.param(over_http, id="signed HTTP"),
    pytest.param(over_socket_mode, id="Socket Mode", marks=pytest.mark.ci),  # the SDK takes up to 10 s to close
]


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_conversation(sandbox: Sandbox, way: Callable[[Sandbox], Any]) -> None:
    scene = Scene(sandbox, sandbox.courier.deliver_due)
    anna, bo = scene.person("anna"), scene.person("bo")
    with way(sandbox):
        anna.types("/test about @bo, åäö & <more>")
        assert anna.sees("You said about @bo, åäö & <more>")

        anna.types("/test")
        bo.presses("Go")
        assert bo.submits(name="nobody") == {"name": "Nobody is called that."}
        assert bo.submits(name="Acme") == {}
        assert bo.form is None
        assert anna.sees("Hello Acme")

        scene.person("gus").joins("acme")
        assert anna.sees("Welcome @gus")


def test_a_wrong_signature_is_not_let_in(sandbox: Sandbox) -> None:
    logging.getLogger("slack_bolt.RequestVerification").setLevel(logging.CRITICAL)
    with in_process(sandbox):
        deliverer = sandbox.way.deliverer
        assert isinstance(deliverer, InProcess)
        sandbox.reach(InProcess(deliverer.app, "another secret"))
        anna = Scene(sandbox, lambda: None).person("anna")
        anna.types("/test x")

    assert anna.sees("/test failed (http_error)")


def test_nobody_there_is_told_at_once(sandbox: Sandbox) -> None:
    anna = Scene(sandbox, lambda: None).person("anna")
    sandbox.reach(sandbox.sockets)

    anna.types("/test")

    assert anna.sees("/test failed (connection_failed)")
