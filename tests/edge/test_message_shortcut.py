"""What a message shortcut carries: the message, who wrote it, its permalink, and the thread to answer in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.listeners.payload import shortcut

SENT = {"type": "message", "user": "U0ANNA", "text": "They hate e-mail", "ts": "1791788404.259432"}


def payload(message: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "message_action",
        "callback_id": "save_note",
        "trigger_id": "1.2",
        "response_url": "https://hooks.slack.com/app/1",
        "user": {"id": "U0BO", "team_id": "T1"},
        "team": {"id": "T1", "domain": "acme"},
        "channel": {"id": "C0ACME", "name": "acme"},
        "message": message,
        **more,
    }


def test_the_message_its_author_and_its_permalink() -> None:
    source = shortcut(payload(SENT)).source
    assert source is not None
    assert (source.text, source.author) == ("They hate e-mail", "U0ANNA")
    assert source.at == datetime(2026, 10, 12, 7, 0, 4, 259432, tzinfo=UTC)
    assert source.link == "https://acme.slack.com/archives/C0ACME/p1791788404259432"


def test_in_a_thread_the_link_and_the_answer_stay_in_it() -> None:
    request = shortcut(payload({**SENT, "thread_ts": "1791788400.000100"}))
    assert request.way.thread == "1791788400.000100"
    assert request.source is not None
    assert request.source.link == (
        "https://acme.slack.com/archives/C0ACME/p1791788404259432?thread_ts=1791788400.000100&cid=C0ACME"
    )


@pytest.mark.parametrize(
    ("message", "more", "author", "linked"),
    [
        pytest.param({**SENT, "bot_id": "B1"}, {}, None, True, id="an app's"),
        pytest.param({"type": "message", "ts": "1791788404.259432"}, {}, None, True, id="nobody's, without text"),
        pytest.param(SENT, {"team": None}, "U0ANNA", False, id="of a whole organisation"),
    ],
)
def test_what_is_not_known_is_left_out(
    message: dict[str, Any], more: dict[str, Any], author: str | None, linked: bool
) -> None:
    source = shortcut(payload(message, **more)).source
    assert source is not None
    assert (source.author, source.link is not None) == (author, linked)


def test_a_global_shortcut_has_no_message() -> None:
    body = payload(SENT)
    del body["message"], body["channel"]
    assert shortcut(body).source is None
