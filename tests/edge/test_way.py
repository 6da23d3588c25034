"""Answers go to Slack's own address, and nowhere else."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from bot.listeners.way import Mail

SLACK, STAND_IN = "https://slack.com/api/", "http://127.0.0.1:9999/api/"


@pytest.mark.parametrize(
    ("api", "url", "allowed"),
    [
        (SLACK, "https://hooks.slack.com/commands/T/1/x", True),
        (SLACK, "https://hooks.slack.com:443/commands/T/1/x", True),
        (SLACK, "http://hooks.slack.com/commands/T/1/x", False),
        (SLACK, "https://hooks.slack.com.evil.example/x", False),
        (SLACK, "https://evil.example/hooks.slack.com", False),
        (SLACK, "https://hooks.slack.com@evil.example/x", False),
        (SLACK, "https://kim@hooks.slack.com/x", False),
        (SLACK, "https://hooks.slack.com:8443/x", False),
        (SLACK, "http://169.254.169.254/latest", False),
        (SLACK, "https://slack.com/api/chat.postMessage", False),
        (SLACK, "https://hooks.slack.com:port/x", False),
        (SLACK, "file:///etc/passwd", False),
        (STAND_IN, "http://127.0.0.1:9999/response/1", True),
        (STAND_IN, "http://127.0.0.1:9998/response/1", False),
        (STAND_IN, "https://hooks.slack.com/commands/T/1/x", True),
    ],
)
def test_case_53_the_address_is_compared_exactly(api: str, url: str, allowed: bool) -> None:
    assert Mail(api, None).allows(url) is allowed


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def redirecting(asked: list[str]) -> Iterator[str]:
    """A server that sends everybody on; what it was asked is in `asked`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST  # noqa: N815 - http.server's own name

        def log_message(self, *args: object) -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_case_53_a_redirect_is_not_followed(redirecting: str, asked: list[str]) -> None:
    taken = Mail(f"{redirecting}/api/", None).post(f"{redirecting}/response", {"text": "hello"})

    assert (taken, asked) == (False, ["/response"])


@pytest.mark.parametrize("url", [None, "http://evil.example/x", "http://127.0.0.1:1/closed"])
def test_an_answer_without_a_taker_is_lost_quietly(url: str | None) -> None:
    assert not Mail("http://127.0.0.1:1/api/", None).post(url, {"text": "hello"})
