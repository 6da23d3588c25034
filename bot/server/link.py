"""The Socket Mode connection: slack_sdk's client on websocket-client, without the acknowledgements it loses.

What is ours, and why (measured, `docs/decisions.md`): a ping time-out, as a dead network is not noticed without one;
an acknowledgement is tried again until a link is there; `close` stops taking, waits for what is under way and only
then disconnects; the monitor starts once connected, since two first connections at once left the bot deaf.
"""

from __future__ import annotations

import json
import logging
from http.client import HTTPException
from threading import Event
from time import monotonic
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.interval_runner import IntervalRunner
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.websocket_client import SocketModeClient
from websocket import WebSocketApp, WebSocketException

from bot.call import ARRIVED

PING, PONG = 10, 5
"""Seconds between two pings, and in which an answer must come."""
ACK = 2.5
"""Seconds in which an acknowledgement may still find a link: Slack waits 3 from the request."""
LONGEST_PAUSE = 20.0
WORKERS = 10

log = logging.getLogger(__name__)


class Link(SocketModeClient):
    """One connection to Slack, kept up, with the app's listeners behind it."""

    def __init__(self, app: App, app_token: str, web_client: WebClient) -> None:
        super().__init__(
            app_token=app_token,
            web_client=web_client,
            logger=_library_logger(),
            ping_interval=PING,
            concurrency=WORKERS,
            on_open_listeners=[self._opened],
        )
        self.app = app
        self.connections = 0
        """How many links Slack counts for this app; more than one means that others take a part of the requests."""
        self.heard = monotonic()
        """When the last frame or pong came (monotonic seconds)."""
        self.closing = Event()
        self._open = Event()
        self._tries = 0
        self.current_app_monitor_started = True  # ours starts it, at the first open link
        _end(self.current_session_runner)
        self.current_session_runner = IntervalRunner(self._run_current_session, 0.05)

    @property
    def connected(self) -> bool:
        return self._open.is_set() and self.is_connected()

    # -- coming up and staying up -----------------------------------------------------------------------------------

    def connect(self) -> None:
        self._open.clear()
        super().connect()
        if self.current_session is not None:
            self.current_session.on_pong = lambda link, data: self._hear()
        if not self.current_session_runner.is_alive() and not self.closing.is_set():
            self.current_session_runner.start()

    def issue_new_wss_url(self) -> str:
        """A fresh address; the pause before it grows while none leads to an open link."""
        self.closing.wait(min(LONGEST_PAUSE, 0.25 * 2**self._tries) if self._tries else 0)
        self._tries += 1
        try:
            return str(self.web_client.apps_connections_open(app_token=self.app_token)["url"])
        except (SlackApiError, OSError, HTTPException) as refused:
            log.warning("Slack gave no address to connect to: %s", type(refused).__name__)
            raise

    def _opened(self, session: WebSocketApp) -> None:
        self._tries = 0
        self._hear()
        self._open.set()
        if not self.current_app_monitor.is_alive() and not self.closing.is_set():
            self.current_app_monitor.start()

    def _run_current_session(self) -> None:
        session = self.current_session
        if session is None or self.closing.is_set():
            return
        try:
            session.run_forever(ping_interval=PING, ping_timeout=PONG)
        except (WebSocketException, OSError) as broken:
            log.warning("the link broke: %s", type(broken).__name__)
            session.close()

    def _hear(self) -> None:
        self.heard = monotonic()

    # -- taking and answering ---------------------------------------------------------------------------------------

    def enqueue_message(self, message: str) -> None:
        """Stamped as it is read: what waits too long is refused instead of done after Slack has given up."""
        self._hear()
        if not self.closing.is_set():
            self.message_queue.put((monotonic(), message))

    def process_message(self) -> None:
        frame = self.message_queue.get()
        if frame is None:
            self.closed = True
            return
        arrived, text = frame
        message = json.loads(text) if text.startswith("{") else {}
        if message.get("type") == "disconnect":
            self.connect_to_new_endpoint(force=True)
        elif message.get("type") == "hello":
            self._greeted(message)
        elif request := SocketModeRequest.from_dict(message):
            self.message_workers.submit(self._answer, request, arrived)

    def _greeted(self, hello: dict[str, Any]) -> None:
        self.connections = int(hello.get("num_connections") or 1)
        if self.connections > 1:
            log.warning("Slack counts %d connections of this app: others take a part of the requests", self.connections)

    def _answer(self, request: SocketModeRequest, arrived: float) -> None:
        try:
            asked = BoltRequest(
                mode="socket_mode", body=request.payload, headers=build_headers(request), context={ARRIVED: arrived}
            )
            send_response(self, request, self.app.dispatch(asked), arrived)
        except Exception:
            log.exception("an envelope could not be answered")

    def send_message(self, message: str) -> None:
        """Over the link of the moment, or the next one while Slack still waits."""
        until = monotonic() + ACK
        while True:
            session = self.current_session
            try:
                if session is not None:
                    session.send(message)
                    return
            except (WebSocketException, OSError):
                log.info("an acknowledgement waits for the next link")
            if monotonic() > until:
                log.warning("an acknowledgement found no link in time")
                return
            self._open.wait(0.02)
            Event().wait(0.02)

    # -- going down -------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Take nothing more, finish what is under way, say goodbye."""
        self.closing.set()
        self.message_queue.put(None)
        _end(self.message_processor)
        self.message_workers.shutdown(wait=True)
        self.default_auto_reconnect_enabled = self.auto_reconnect_enabled = False
        if self.current_session is not None:
            self.current_session.close(timeout=1)
        _end(self.current_session_runner)
        _end(self.current_app_monitor)


def _end(runner: Any) -> None:
    """Stop one of the library's threads and wait for it."""
    runner.shutdown()


def _library_logger() -> logging.Logger:
    """The library logs each lost connection as an error, with frames; ours says what matters."""
    logger = logging.getLogger("slack_sdk.socket_mode")
    logger.setLevel(logging.CRITICAL)
    return logger
