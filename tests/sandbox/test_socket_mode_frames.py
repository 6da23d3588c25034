"""The Socket Mode server, frame by frame, before a plain websocket client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
import websocket
from slack_sdk import WebClient

from bot.sandbox.delivery import Ack, NoAck, Retry
from bot.sandbox.sandbox import Sandbox

PAYLOAD = {"command": "/test", "text": "åäö " * 20_000}


class Socket:
    """An app that has connected; what is delivered to it waits in a thread for the acknowledgement."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sockets = sandbox.sockets
        self.url = WebClient(sandbox.app_token, base_url=sandbox.api_url).apps_connections_open(
            app_token=sandbox.app_token
        )["url"]
        self.link = websocket.create_connection(self.url, timeout=5)
        self.hello = self.reads()
        self.pool = ThreadPoolExecutor(1)

    def reads(self) -> dict[str, Any]:
        return dict(json.loads(self.link.recv()))

    def is_sent(
        self, kind: Any, payload: dict[str, Any], seconds: float = 5, retry: Retry | None = None
    ) -> Future[Ack]:
        return self.pool.submit(self.sockets.deliver, kind, payload, seconds, retry)

    def acks(self, envelope: dict[str, Any], payload: Any = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"]}
        self.link.send(json.dumps(answer | ({"payload": payload} if payload else {})))


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[Socket]:
    socket = Socket(sandbox)
    yield socket
    socket.link.shutdown()
    socket.pool.shutdown()


def test_a_new_link_is_greeted_and_counted(app: Socket, sandbox: Sandbox) -> None:
    second = Socket(sandbox)
    second.link.shutdown()

    assert (app.hello["type"], app.hello["num_connections"], second.hello["num_connections"]) == ("hello", 1, 2)


def test_an_acknowledgement_brings_its_payload(app: Socket) -> None:
    sent = app.is_sent("slash_commands", PAYLOAD)
    envelope = app.reads()
    app.acks({"envelope_id": "another"}, {"text": "not this"})
    app.acks(envelope, PAYLOAD)

    assert sent.result().body == PAYLOAD
    assert (envelope["type"], envelope["payload"], envelope["accepts_response_payload"]) == (
        "slash_commands",
        PAYLOAD,
        True,
    )


def test_a_repeated_event_says_so(app: Socket) -> None:
    sent = app.is_sent("events_api", {}, retry=Retry(2, "timeout"))
    envelope = app.reads()
    app.acks(envelope)

    assert sent.result().body is None
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (2, "timeout")


def test_no_acknowledgement_in_time_is_none(app: Socket) -> None:
    with pytest.raises(NoAck, match="http_timeout"):
        app.sockets.deliver("interactive", {}, 0.02)


def test_an_acknowledgement_may_come_in_pieces(app: Socket) -> None:
    sent = app.is_sent("interactive", {})
    said = json.dumps({"envelope_id": app.reads()["envelope_id"], "payload": {"text": "whole"}}).encode()
    app.link.send_frame(websocket.ABNF.create_frame(said[:9], websocket.ABNF.OPCODE_TEXT, 0))
    app.link.ping("in between")
    app.link.send_frame(websocket.ABNF.create_frame(said[9:], websocket.ABNF.OPCODE_CONT, 1))

    assert sent.result().body == {"text": "whole"}


def test_a_ping_is_answered(app: Socket) -> None:
    app.link.ping("there?")

    opcode, frame = app.link.recv_data_frame(control_frame=True)

    assert (opcode, frame.data) == (websocket.ABNF.OPCODE_PONG, b"there?")


def test_a_close_is_answered_and_forgotten(app: Socket) -> None:
    app.link.send_close()
    opcode, _ = app.link.recv_data_frame(control_frame=True)

    assert opcode == websocket.ABNF.OPCODE_CLOSE
    assert app.sockets.wait_for(0)


def test_two_links_take_turns(app: Socket, sandbox: Sandbox) -> None:
    second = Socket(sandbox)
    for turn in range(4):
        link = (app, second)[turn % 2]
        sent = link.is_sent("interactive", {"n": turn})
        link.acks(link.reads())
        assert sent.result() == Ack(None)
    second.link.shutdown()


def test_a_link_asked_to_make_way_gets_nothing_more(app: Socket, sandbox: Sandbox) -> None:
    sandbox.sockets.disconnect()
    reason = app.reads()["reason"]
    fresh = Socket(sandbox)
    sent = [fresh.is_sent("interactive", {"n": n}) for n in range(3)]
    for _ in sent:
        fresh.acks(fresh.reads())
    fresh.link.shutdown()

    assert reason == "refresh_requested"
    assert [one.result() for one in sent] == [Ack(None)] * 3


def test_a_warning_changes_nothing_yet(app: Socket) -> None:
    app.sockets.disconnect("warning")

    assert app.reads()["reason"] == "warning"
    assert app.sockets.wait_for(1)


def test_a_dropped_link_ends_without_a_close_frame(app: Socket) -> None:
    app.sockets.drop()

    with pytest.raises(websocket.WebSocketConnectionClosedException):
        app.link.recv()


def test_into_a_black_hole_nothing_goes_and_nothing_comes_out(app: Socket) -> None:
    app.sockets.black_hole = True
    app.link.ping("there?")
    app.link.settimeout(0.05)

    with pytest.raises(NoAck, match="http_timeout"):
        app.sockets.deliver("slash_commands", {}, 0.02)
    with pytest.raises(websocket.WebSocketTimeoutException):
        app.link.recv()


def test_a_socket_address_is_good_once(app: Socket) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        websocket.create_connection(app.url, timeout=5)


def test_with_no_link_nothing_is_delivered(sandbox: Sandbox) -> None:
    with pytest.raises(NoAck, match="connection_failed"):
        sandbox.sockets.deliver("interactive", {}, 1)
