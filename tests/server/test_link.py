"""The Socket Mode link: quick to come up, no acknowledgement lost, and gone only when all is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from threading import Thread
from time import monotonic
from typing import Any

import pytest
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.sandbox.sandbox import Sandbox
from bot.server.link import Link
from tests.waiting import LONGEST, until


@pytest.fixture
def link(bare: Any, sandbox: Sandbox) -> Iterator[Link]:
    made = Link(bare.app, sandbox.app_token, bare.app.client)
    made.connect()
    assert made.wait_open(LONGEST)
    assert sandbox.sockets.wait_for(1, LONGEST), "the sandbox counts a connection a moment after it is open here"
    yield made
    bare.go.set()
    made.close()


def typing(sandbox: Sandbox, text: str) -> Thread:
    thread = Thread(target=sandbox.gestures.type, args=("U0ANNA", "C0ACME", f"/handover {text}"))
    thread.start()
    return thread


def test_a_command_comes_in_and_its_answer_goes_back(
    link: Link, sandbox: Sandbox, sees: Callable[[], list[str]]
) -> None:
    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover hello")

    assert sees() == ["hello"]


def test_the_arrival_is_stamped_when_the_frame_is_read(link: Link, sandbox: Sandbox, bare: Any) -> None:
    before = monotonic()

    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover hello")

    assert before < bare.contexts[0]["arrived"] < monotonic()


def test_one_first_connection_is_asked_for(link: Link, sandbox: Sandbox) -> None:
    assert link.connected
    assert len(sandbox.sockets.connections) == 1


@pytest.mark.parametrize("fault", ["drop", "disconnect"], ids=["the network fails", "Slack asks to reconnect"])
def test_an_answer_under_way_finds_the_next_link(
    link: Link, sandbox: Sandbox, bare: Any, sees: Callable[[], list[str]], fault: str
) -> None:
    typed = typing(sandbox, "wait")
    assert bare.begun.wait(LONGEST)

    getattr(sandbox.sockets, fault)()
    bare.go.set()
    typed.join()

    assert sees() == ["wait"]


def test_an_answer_that_went_into_a_broken_link_is_given_again(
    link: Link, sandbox: Sandbox, bare: Any, sees: Callable[[], list[str]]
) -> None:
    typed = typing(sandbox, "wait")
    assert bare.begun.wait(LONGEST)
    sandbox.sockets.black_hole = True
    bare.go.set()
    until(lambda: link._sent, "the acknowledgement")

    sandbox.sockets.black_hole = False
    sandbox.sockets.drop()
    typed.join()

    assert sees() == ["wait"]


def test_a_new_link_takes_commands_after_slack_asked_to_reconnect(
    link: Link, sandbox: Sandbox, sees: Callable[[], list[str]]
) -> None:
    sandbox.sockets.disconnect()
    assert sandbox.sockets.wait_for(1, LONGEST)

    sandbox.gestures.type("U0ANNA", "C0ACME", "/handover again")

    assert sees() == ["again"]


def test_closing_waits_for_what_is_under_way(
    link: Link, sandbox: Sandbox, bare: Any, sees: Callable[[], list[str]]
) -> None:
    typed = typing(sandbox, "wait")
    assert bare.begun.wait(LONGEST)
    closing = Thread(target=link.close)
    closing.start()
    assert link.closing.wait(LONGEST)
    assert not sandbox.sockets.wait_for(0, 0.2)

    bare.go.set()
    closing.join()
    typed.join()

    assert sees() == ["wait"]
    assert sandbox.sockets.wait_for(0, LONGEST)


def test_closing_is_quick_when_nothing_is_under_way(bare: Any, sandbox: Sandbox) -> None:
    link = Link(bare.app, sandbox.app_token, bare.app.client)
    link.connect()
    assert link.wait_open(LONGEST)
    began = monotonic()

    link.close()

    assert monotonic() - began < 2


def test_what_waits_for_a_worker_is_bounded(
    bare: Any, sandbox: Sandbox, sees: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.server.link.MOST_AT_ONCE", 1)
    link = Link(bare.app, sandbox.app_token, bare.app.client)
    link.connect()
    assert sandbox.sockets.wait_for(1, LONGEST)
    typed = typing(sandbox, "wait")
    assert bare.begun.wait(LONGEST)

    link._take(SocketModeRequest("slash_commands", "e1", {"command": "/handover", "text": "beside it"}), monotonic())
    bare.go.set()
    typed.join()
    link.close()

    assert (sees(), len(bare.contexts)) == (["wait"], 1)


def test_case_35_other_takers_of_our_requests_are_named_in_the_log(
    link: Link, bare: Any, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    second = Link(bare.app, sandbox.app_token, bare.app.client)
    with caplog.at_level(logging.WARNING, "bot"):
        second.connect()
        until(lambda: second.connections == 2, "the second connection")
        second.close()

    assert "Slack counts 2 connections of this app" in caplog.text
