"""Slack's requests over HTTP, and health: Bolt's WSGI adapter in waitress, behind a gate."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterable, Mapping
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from waitress.task import WSGITask
from waitress.wasyncore import close_all

from bot.call import ARRIVED
from bot.server.health import Fact, Health

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

LARGEST = 1_048_576
"""Bytes of a body; Slack's own are far smaller."""
THREADS = 8
EVENTS = "/slack/events"
CALENDARS = "/calendar/"
TIMESTAMP = re.compile(r"[0-9]{1,12}")
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")

Answer = tuple[str, str, str]
"""Status, content type, body."""
Page = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


# -- when a request was read ------------------------------------------------------------------------------------------


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    def __init__(self, adjustments: Any) -> None:
        super().__init__(adjustments)
        self.arrived = monotonic()


class _Task(WSGITask):  # type: ignore[misc]
    def get_environment(self) -> dict[str, Any]:
        return {**super().get_environment(), ARRIVED: self.request.arrived}


class _Channel(HTTPChannel):  # type: ignore[misc]
    """Stamps a request as it comes, before it waits for a thread."""

    parser_class = _Parser
    task_class = _Task


# -- what answers it --------------------------------------------------------------------------------------------------


class Slack(SlackRequestHandler):
    """Bolt's adapter, which also hands down the arrival and takes a body nobody can read for a bad request."""

    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        try:
            asked = BoltRequest(
                body=request.get_body(),
                query=request.query_string,
                headers=request.get_headers(),
                context={ARRIVED: request.environ.get(ARRIVED)},
            )
        except (ValueError, TypeError, AttributeError, RecursionError):
            return BoltResponse(status=400, body="Bad Request")
        return self.app.dispatch(asked)


class Gate:
    """The WSGI application: health for anybody, the events path for well-formed requests only, calendars by address."""

    def __init__(self, app: App | None, health: Health, *, told: bool = True, calendars: Page | None = None) -> None:
        """Without an app (Socket Mode) no events are taken; without `told` health is kept to ourselves."""
        self._slack = Slack(app) if app else None
        self._calendars = calendars
        self._pages: dict[str, Callable[[], Answer]] = (
            {}
            if not told
            else {
                "/healthz": lambda: _facts(health.alive(), health.facts()),
                "/readyz": lambda: _facts(health.ready(), health.standing()),
                "/metrics": lambda: _metrics(health),
            }
        )

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
        if self._slack and path == EVENTS and method == "POST":
            refused = _refused(environ)
            return _send(refused, start_response) if refused else self._slack(environ, start_response)
        if self._calendars and path.startswith(CALENDARS) and method in {"GET", "HEAD"}:
            return self._calendars(environ, start_response)
        page = self._pages.get(path) if method in {"GET", "HEAD"} else None
        return _send(page() if page else _plain("404 Not Found"), start_response)


def _refused(environ: WSGIEnvironment) -> Answer | None:
    """What Bolt 1.30 answers with an error of its own: headers of another shape, and bodies of any size."""
    if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST:
        return _plain("413 Content Too Large")
    stamped = TIMESTAMP.fullmatch(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
    signed = SIGNATURE.fullmatch(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
    return None if stamped and signed else _plain("401 Unauthorized")


def _facts(good: bool, facts: Mapping[str, Fact]) -> Answer:
    status = "200 OK" if good else "503 Service Unavailable"
    return status, "application/json", json.dumps(facts)


def _metrics(health: Health) -> Answer:
    from bot.server import metrics  # noqa: PLC0415 - not needed by a bot that nobody measures

    page = metrics.page(health)
    return _plain("404 Not Found") if page is None else ("200 OK", metrics.KIND, page)


def _plain(status: str) -> Answer:
    return status, "text/plain; charset=utf-8", status.partition(" ")[2]


def _send(answer: Answer, start_response: StartResponse) -> Iterable[bytes]:
    status, kind, body = answer
    content = body.encode()
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
    return [content]


# -- the server -------------------------------------------------------------------------------------------------------


class Web:
    """waitress on one address, in a thread of its own."""

    def __init__(self, gate: Gate, host: str, port: int) -> None:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        self._socket = socket.create_server((host, port), family=family)
        self.port: int = self._socket.getsockname()[1]
        self._map: dict[int, Any] = {}
        self._server = create_server(
            gate, map=self._map, sockets=[self._socket], threads=THREADS, max_request_body_size=LARGEST, ident=None
        )
        self._server.channel_class = _Channel
        self._thread = Thread(target=self._server.run, name="web", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what is under way, close. Once is enough."""
        if not self._thread.is_alive():
            return
        self._server.task_dispatcher.shutdown(cancel_pending=False, timeout=4)
        self._server.trigger.pull_trigger(lambda: close_all(self._map))
        self._thread.join(4)
