"""What the Web API answers: every method once, and every refusal as a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.sandbox import Sandbox

Call = Callable[..., dict[str, Any]]


def test_a_posted_message_stands_in_the_channel(call: Call, sandbox: Sandbox) -> None:
    answer = call("chat.postMessage", channel="C0ACME", text="hello")

    assert answer["channel"] == "C0ACME"
    assert [m.text for m in sandbox.workspace.channels["C0ACME"].messages.values()] == ["hello"]
