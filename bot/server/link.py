"""The Socket Mode connection: websocket-client kept open, with the app's listeners behind it.

slack_sdk's own client loses acknowledgements that are under way when a link is refreshed, dropped or closed, and is
sometimes deaf after its first connection (measured: `docs/decisions.md`). Here one thread keeps one link; a new link
is open before the old one is left; an acknowledgement is sent until a link takes it, and once more when that link
broke right after; `close` stops taking, waits for what is under way, and only then says goodbye.
"""

from __future__ import annotations

import json
import logging
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from threading import BoundedSemaphore, Condition, Event, Thread, Timer
from time import monotonic
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.call import ARRIVED
from bot.server.session import BROKEN, Session, leave

ACK = 2.5
"""Seconds in which an acknowledgement may still find a link: Slack waits 3 from the request."""
LINGER = 5.0
"""Seconds in which an old link still brings what Slack sent before it knew of the new one."""
LONGEST_PAUSE = 20.0
WORKERS = 10
MOST_AT_ONCE = 200
"""Requests under way or waiting for a worker; more are left to Slack: it tells the person, or sends an event again."""

log = logging.getLogger(__name__)


class Link:
    """Connected to Slack from `connect` to `close`."""

    def __init__(self, app: App, app_token: str, client: WebClient) -> None:
        self.logger = log
        self.heard = monotonic()
        """When the last frame or pong came (monotonic seconds)."""
        self.connections = 0
        """How many links Slack counts for this app, ours and others'."""
        self.closing = Event()
        self._app, self._app_token, self._client = app, app_token, client
        self._workers = ThreadPoolExecutor(WORKERS, "listener")
        self._room = BoundedSemaphore(MOST_AT_ONCE)
        self._changed = Condition()
        self._current: Session | None = None
        self._open: set[Session] = set()
        self._sent: deque[tuple[float, str]] = deque(maxlen=200)
        self._keepers: list[Thread] = []
        self._tries = 0
        logging.getLogger("websocket").setLevel(logging.CRITICAL)  # it logs each lost link; ours says what matters

    @property
    def connected(self) -> bool:
        return self._current is not None

    def wait_open(self, seconds: float) -> bool:
        """Wait for the link to be open."""
        with self._changed:
            return self._changed.wait_for(lambda: self.connected, seconds)

    # -- staying up -------------------------------------------------------------------------------------------------

    def connect(self) -> None:
        keeper = Thread(target=self._keep_up, name="link", daemon=True)
        self._keepers = [*(each for each in self._keepers if each.is_alive()), keeper]
        keeper.start()

    def _keep_up(self) -> None:
        """One session after the other, until the last one is to be left."""
        while not self.closing.is_set():
            session = self._session()
            if session is None:
                continue
            session.live()
            self._ended(session)
            if session.leaving:
                return

    def _session(self) -> Session | None:
        """A fresh one, or None when Slack gives no address. Pauses grow while no link opens."""
        self.closing.wait(min(LONGEST_PAUSE, 0.25 * 2**self._tries) if self._tries else 0)
        self._tries += 1
        try:
            url = self._client.apps_connections_open(app_token=self._app_token)["url"]
        except (SlackApiError, OSError, HTTPException) as refused:
            log.warning("Slack gives no address to connect to: %s", type(refused).__name__)
            return None
        return Session(url, on_open=self._opened, on_message=self._told, on_pong=self._ponged)

    def _opened(self, session: Any) -> None:
        session.wire, self._tries = session.sock, 0
        self._hear()
        with self._changed:
            before, self._current = self._current, session
            self._open.add(session)
            self._changed.notify_all()
        if before is None:
            self._send_again(session)
        else:
            timer = Timer(LINGER, leave, (before,))
            timer.daemon = True
            timer.start()
        if self.closing.is_set():
            leave(session)

    def _ended(self, session: Session) -> None:
        with self._changed:
            self._open.discard(session)
            if self._current is session:
                self._current = None
        if not session.leaving and not self.closing.is_set():
            log.warning("the link to Slack broke; opening another")

    def _hear(self) -> None:
        self.heard = monotonic()

    def _ponged(self, session: Any, data: Any) -> None:
        self._hear()

    # -- taking and answering ---------------------------------------------------------------------------------------

    def _told(self, session: Any, text: str) -> None:
        """Stamped as it is read: what then waits too long is refused instead of done after Slack has given up."""
        self._hear()
        message = json.loads(text)
        if message.get("type") == "disconnect":
            self._make_way(session, message)
        elif message.get("type") == "hello":
            self._greeted(message)
        elif request := SocketModeRequest.from_dict(message):
            self._take(request, monotonic())

    def _take(self, request: SocketModeRequest, arrived: float) -> None:
        with self._changed:
            if self.closing.is_set():
                return
            if self._room.acquire(blocking=False):
                self._workers.submit(self._answer, request, arrived)
            else:
                log.warning("more requests at once than can wait; one was left unanswered")

    def _make_way(self, session: Session, message: dict[str, Any]) -> None:
        """Slack is about to end this link (every few hours): open the next one beside it."""
        if not session.leaving:
            log.info("Slack asks for a new link: %s", message.get("reason"))
            session.leaving = True
            self.connect()

    def _greeted(self, hello: dict[str, Any]) -> None:
        self.connections = int(hello.get("num_connections") or 1)
        if self.connections > len(self._open):
            log.warning("Slack counts %d connections of this app: others take a part of the requests", self.connections)

    def _answer(self, request: SocketModeRequest, arrived: float) -> None:
        try:
            asked = BoltRequest(
                mode="socket_mode", body=request.payload, headers=build_headers(request), context={ARRIVED: arrived}
            )
            send_response(self, request, self._app.dispatch(asked), arrived)  # type: ignore[arg-type]
        except Exception:
            log.exception("an envelope could not be answered")
        finally:
            self._room.release()

    def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        """Over the link of the moment, or the next one while Slack still waits."""
        text, until, tried = json.dumps(response.to_dict()), monotonic() + ACK, None
        while session := self._next(tried, until):
            try:
                session.send(text)
            except BROKEN:
                tried = session
            else:
                self._sent.append((monotonic(), text))
                return
        log.warning("an acknowledgement found no link in time")

    def _next(self, tried: Session | None, until: float) -> Session | None:
        with self._changed:
            self._changed.wait_for(lambda: self._current not in {None, tried}, until - monotonic())
            return self._current if self._current is not tried else None

    def _send_again(self, session: Session) -> None:
        """What went into a link that then turned out to be broken; Slack does not mind hearing it twice."""
        with suppress(*BROKEN):
            for at, text in list(self._sent):
                if monotonic() - at < ACK:
                    session.send(text)

    # -- going down -------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Take nothing more, finish what is under way, say goodbye."""
        with self._changed:
            self.closing.set()
        self._workers.shutdown(wait=True)
        for session in list(self._open):
            session.leaving = True
            leave(session)
        for keeper in self._keepers:
            keeper.join(3)
