"""Socket Mode: the app connects to us, gets envelopes and acknowledges them (docs.slack.dev: Socket Mode)."""

from __future__ import annotations

import contextlib
import itertools
import json
import socket
import threading
from io import BufferedIOBase
from typing import Any

from bot.sandbox.delivery import Ack, Kind, NoAck, Retry
from bot.sandbox.websocket import CLOSE, PING, PONG, TEXT, Frame, frame, read_frame
from bot.sandbox.workspace import Workspace


class Connection:
    """One open websocket of the app."""

    def __init__(self, link: socket.socket, source: BufferedIOBase) -> None:
        self.link, self.source = link, source
        self.leaving = False
        """It was asked to make way for a new one and gets nothing more."""
        self._writing = threading.Lock()

    def send(self, body: dict[str, Any]) -> None:
        self.write(frame(TEXT, json.dumps(body).encode()))

    def write(self, data: bytes) -> None:
        with self._writing, contextlib.suppress(OSError):
            self.link.sendall(data)

    def cut(self) -> None:
        """End it without a close frame."""
        with contextlib.suppress(OSError):
            self.link.shutdown(socket.SHUT_RDWR)


class Awaited:
    """An envelope whose acknowledgement is awaited."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.payload: Any = None


class SocketMode:
    """A deliverer; each envelope goes to one of the open connections, in turn."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.changed = threading.Condition()
        self.connections: list[Connection] = []
        self.black_hole = False
        """While true nothing that the app sends is read, and nothing is sent to it."""
        self._tickets: set[str] = set()
        self._awaited: dict[str, Awaited] = {}
        self._numbers = itertools.count(1)
        self._turns = itertools.count()
        workspace.new_socket = self.new_address

    # -- the app's side --------------------------------------------------------------------------------------------

    def new_address(self) -> str:
        """A ws:// address, good for one connection."""
        ticket = f"{next(self._numbers)}"
        self._tickets.add(ticket)
        return f"{self.workspace.base.replace('http', 'ws', 1)}/socket/{ticket}"

    def admit(self, ticket: str) -> bool:
        """Whether this address was given out and not used yet."""
        with self.changed:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
            return known

    def serve(self, link: socket.socket, source: BufferedIOBase) -> None:
        """Greet a new connection and read from it until it ends."""
        connection = Connection(link, source)
        with self.changed:
            self.connections.append(connection)
            count = len(self.connections)
        connection.send(self.hello(count))
        with self.changed:
            self.changed.notify_all()
        try:
            self._read(connection)
        finally:
            with self.changed:
                self.connections.remove(connection)
                self.changed.notify_all()

    def hello(self, count: int) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": count,
            "connection_info": {"app_id": self.workspace.app.id},
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
        }

    def _read(self, connection: Connection) -> None:
        parts = b""
        with contextlib.suppress(OSError):
            while (got := read_frame(connection.source)) is not None:
                if self.black_hole:
                    continue
                if got.opcode == CLOSE:
                    connection.write(frame(CLOSE, got.body[:2]))
                    return
                if got.opcode == PING:
                    connection.write(frame(PONG, got.body))
                elif got.opcode != PONG:
                    parts = self._gather(parts, got)

    def _gather(self, parts: bytes, got: Frame) -> bytes:
        """Put fragments together; a whole text is an acknowledgement."""
        whole = parts + got.body
        if not got.final:
            return whole
        said = json.loads(whole)
        awaited = self._awaited.get(said.get("envelope_id", ""))
        if awaited:
            awaited.payload = said.get("payload")
            awaited.came.set()
        return b""

    # -- our side --------------------------------------------------------------------------------------------------

    def deliver(self, kind: Kind, payload: dict[str, Any], seconds: float, retry: Retry | None = None) -> Ack:
        connection = self._next()
        envelope_id, awaited = f"envelope-{next(self._numbers)}", Awaited()
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry.number if retry else 0, "retry_reason": retry.reason if retry else ""}
        self._awaited[envelope_id] = awaited
        try:
            if not self.black_hole:
                connection.send(envelope)
            if not awaited.came.wait(seconds):
                raise NoAck("http_timeout")
            return Ack(awaited.payload or None)
        finally:
            del self._awaited[envelope_id]

    def _next(self) -> Connection:
        """The connection whose turn it is."""
        with self.changed:
            open_ones = [each for each in self.connections if not each.leaving]
            if not open_ones:
                raise NoAck("connection_failed")
            return open_ones[next(self._turns) % len(open_ones)]

    def wait_for(self, count: int, seconds: float = 10.0) -> bool:
        """Wait until this many connections take envelopes."""
        with self.changed:
            return self.changed.wait_for(
                lambda: sum(not each.leaving for each in self.connections) == count, timeout=seconds
            )

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to make way: warning, refresh_requested or link_disabled."""
        with self.changed:
            for connection in self.connections:
                connection.leaving = reason != "warning"
                connection.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})

    def drop(self) -> None:
        """End every connection without a word (a bare TCP FIN)."""
        with self.changed:
            for connection in self.connections:
                connection.cut()
