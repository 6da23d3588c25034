"""A call to Slack ends in time, however slowly its answer comes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.app import one_client
from bot.outbox.verdict import Fate, judge
from bot.sandbox.server import Server
from bot.server.deadline import PunctualClient
from bot.settings import Settings
from tests.outbox.real import made
from tests.waiting import LONGEST

DEADLINE = 0.3
DRIP = 0.05
"""Seconds between two bytes: each comes long before a timeout of the socket's own."""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"

Address = Callable[[bytes], str]


@pytest.fixture
def dripping() -> Iterator[Address]:
    """A server that says so much at once, and then a byte now and then, for ever."""
    over, listening = Event(), socket.create_server(("127.0.0.1", 0))
    threads: list[Thread] = []

    def drip(at_once: bytes) -> None:
        taken, _ = listening.accept()
        with taken, suppress(OSError):
            taken.sendall(at_once)
            while not over.wait(DRIP):
                taken.sendall(b"X")

    def begun(at_once: bytes) -> str:
        threads.append(Thread(target=drip, args=(at_once,)))
        threads[-1].start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}/api/"

    yield begun
    over.set()
    for thread in threads:
        thread.join()
    listening.close()


@pytest.mark.parametrize("at_once", [b"", b"HTTP/1.1 200 OK\r\n", HEAD, HEAD + b'{"ok": true'], ids=len)
def test_a_call_whose_answer_drips_ends_at_its_deadline_and_leaves_no_thread(dripping: Address, at_once: bytes) -> None:
    client = PunctualClient("xoxb-1", base_url=dripping(at_once), timeout=DEADLINE, retry_handlers=[])  # type: ignore[arg-type]
    threads, begun = set(threading.enumerate()), monotonic()

    with pytest.raises(OSError, match="timed out") as late:
        client.chat_postMessage(channel="C1", text="Hello")

    assert DEADLINE <= monotonic() - begun < LONGEST
    assert judge(late.value).fate is Fate.UNCERTAIN
    assert set(threading.enumerate()) <= threads


def test_the_bots_own_client_is_one_of_them(server: Server) -> None:
    sandbox = made(server)
    client = one_client(Settings(bot_token=sandbox.bot_token, api_url=sandbox.api_url))(None)
    answer: Any = client.auth_test()
    server.leave(sandbox)

    assert (type(client), client.timeout, answer["ok"]) == (PunctualClient, 10, True)


def test_a_redirect_is_not_followed() -> None:
    """It would begin the time anew, and take the token elsewhere."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/api/"

        def answer() -> None:
            taken, _ = listening.accept()
            with taken:
                taken.recv(65536)
                taken.sendall(f"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 2\r\n\r\n{{}}".encode())

        answering = Thread(target=answer)
        answering.start()
        client = PunctualClient("xoxb-1", base_url=address, timeout=LONGEST, retry_handlers=[])
        with pytest.raises(SlackApiError) as refused:
            client.chat_postMessage(channel="C1", text="Hello")
        answering.join()

    assert refused.value.response.status_code == 302
