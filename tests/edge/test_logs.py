"""What stands in the log: one line each, no secret, no word of a customer."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from bot.logs import Json, Text, redact


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-1234567890-abcDEF",
        "xoxp-1-2",
        "xoxe.xoxb-1-Mi0yLTc",
        "xapp-1-A0-1-abc",
        "https://hooks.slack.com/commands/T0/1/abc",
        "hooks.slack.com/actions/T0/1/abc",
        "GET /calendar/abc-1-2_3.ics",
        "postgresql://kim:pass@w0rd",
        "token=abcDEF123",
        '"token": "abcDEF123"',
        "client_secret=abcDEF123",
        "SLACK_SIGNING_SECRET=abcDEF123",
    ],
)
def test_case_63_a_secret_is_blotted_out(secret: str) -> None:
    said = redact(f"before {secret}@host, after")

    assert not any(part in said for part in ("abc", "1-2", "Mi0y", "pass", "w0rd"))
    assert said.startswith("before")


def test_ordinary_words_stay() -> None:
    words = "Slack gives no address to connect to: URLError at https://example.com:80/path?a=b"

    assert redact(words) == words


def a_record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, args, info)


def raised() -> BaseException:
    try:
        try:
            raise KeyError("Acme pays too little")
        except KeyError as cause:
            raise ValueError("Acme again") from cause
    except ValueError:
        error = sys.exc_info()[1]
    assert error
    return error


@pytest.mark.parametrize("formatter", [Text(), Json()])
def test_an_exception_is_named_with_its_way_but_not_with_what_it_quotes(formatter: logging.Formatter) -> None:
    line = formatter.format(a_record("reference %s", "ab12", error=raised()))

    assert "Acme" not in line
    assert all(word in line for word in ("ab12", "ValueError", "KeyError", "test_logs.py", "raised"))


@pytest.mark.parametrize("formatter", [Text(), Json()])
def test_a_record_is_one_line(formatter: logging.Formatter) -> None:
    assert "\n" not in formatter.format(a_record("typed\nERROR forged"))


def test_json_says_when_how_grave_and_where() -> None:
    line = json.loads(Json().format(a_record("with xoxb-12-ab")))

    assert line.pop("at").endswith("Z")
    assert line == {"level": "ERROR", "logger": "bot.x", "message": "with [secret]"}
