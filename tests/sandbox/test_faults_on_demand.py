"""Every way in which Slack can fail, seen from the real client."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http.client import RemoteDisconnected
from typing import Any
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.sandbox import Sandbox

POST = {"channel": "C0ACME", "text": "hi"}


def said(sandbox: Sandbox) -> int:
    return len(sandbox.workspace.channels["C0ACME"].messages)


@pytest.mark.parametrize(
    ("kind", "status", "posted"),
    [
        pytest.param("500_before", 500, 0, id="500 before anything happened"),
        pytest.param("500_after", 500, 1, id="500 after it was posted"),
        pytest.param("fatal_error_after", 200, 1, id="fatal_error after it was posted"),
        pytest.param("html", 200, 0, id="a page instead of JSON"),
        pytest.param("ratelimited", 429, 0, id="too many requests"),
        pytest.param("error:channel_not_found", 200, 0, id="any error by name"),
    ],
)
def test_a_spoiled_answer(client: WebClient, sandbox: Sandbox, kind: str, status: int, posted: int) -> None:
    sandbox.faults.next("chat.postMessage", kind, seconds=7)

    with pytest.raises(SlackApiError) as failed:
        client.chat_postMessage(**POST)

    assert failed.value.response.status_code == status
    assert said(sandbox) == posted


@pytest.mark.parametrize(
    ("kind", "error", "posted"),
    [
        pytest.param("lost_answer", RemoteDisconnected, 1, id="the answer is lost"),
        pytest.param("reset", ConnectionResetError, 0, id="the connection is reset"),
        pytest.param("hang", TimeoutError, 1, id="the answer never comes"),
    ],
)
def test_no_answer_at_all(sandbox: Sandbox, kind: str, error: type[Exception], posted: int) -> None:
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=0.2)  # type: ignore[arg-type]
    sandbox.faults.next("chat.postMessage", kind)

    with pytest.raises((error, URLError)) as failed:
        client.chat_postMessage(**POST)

    cause = failed.value.reason if isinstance(failed.value, URLError) else failed.value
    assert isinstance(cause, error)
    assert said(sandbox) == posted


def test_a_slow_answer_comes(client: WebClient, sandbox: Sandbox) -> None:
    sandbox.faults.next("chat.postMessage", "slow", seconds=0.05)

    assert client.chat_postMessage(**POST)["ok"]


def test_a_fault_meets_only_its_method_and_channel_and_only_so_often(client: WebClient, sandbox: Sandbox) -> None:
    sandbox.faults.next("chat.postMessage", "error:is_archived", channel="C0BOARD", times=2)

    assert client.auth_test()["ok"]
    assert client.chat_postMessage(**POST)["ok"]
    for _ in range(2):
        with pytest.raises(SlackApiError, match="is_archived"):
            client.chat_postMessage(channel="C0BOARD", text="hi")
    assert client.chat_postMessage(channel="C0BOARD", text="hi")["ok"]


def test_an_unknown_fault_is_a_mistake_of_the_test(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        sandbox.faults.next("chat.postMessage", "hiccup")


def test_with_rate_limits_a_channel_takes_one_message_a_second(call: Callable[..., Any], sandbox: Sandbox) -> None:
    sandbox.faults.rate_limits = True

    answers = [call("chat.postMessage", **POST).get("error") for _ in range(2)]
    elsewhere = call("chat.postMessage", channel="C0BOARD", text="hi").get("error")
    sandbox.clock.shift += timedelta(seconds=1)
    later = call("chat.postMessage", **POST).get("error")

    assert [*answers, elsewhere, later] == [None, "ratelimited", None, None]
