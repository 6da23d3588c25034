"""Calls to Slack that end in time: the SDK's `timeout` bounds each wait for the socket, and a server that sends a byte
now and then would hold a call for ever (`reliability.md` §4.2: a total deadline)."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from time import monotonic
from typing import Any
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from slack_sdk import WebClient


class PunctualClient(WebClient):
    """A WebClient whose `timeout` (seconds) is what a whole call may take: connecting, sending and reading all of it.

    Raises TimeoutError as the SDK's does. No redirects are followed: each would begin the time anew, and take the token
    elsewhere. Only the look-up of a name cannot be cut short; the system's resolver has limits of its own.
    """

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        proxies = {"http": self.proxy, "https": self.proxy} if self.proxy else None
        self._opener = OpenerDirector()
        for handler in (
            ProxyHandler(proxies),
            _Http(),
            _Https(context=self.ssl),
            HTTPErrorProcessor(),
            HTTPDefaultErrorHandler(),
        ):
            self._opener.add_handler(handler)

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        """The one place where the SDK opens a connection; what it raises is judged by the SDK."""
        with self._opener.open(req, timeout=self.timeout) as answer:
            body = answer.read().decode(answer.headers.get_content_charset() or "utf-8")
            return {"status": answer.code, "headers": answer.headers, "body": body}


class _Punctual(HTTPConnection):
    """A connection whose `timeout` counts from its making; whatever is waited for, it is for what is left."""

    def __init__(self, host: str, **more: Any) -> None:
        super().__init__(host, **more)
        self._until = monotonic() + (self.timeout or 0)
        self._create_connection = self._connected
        self.response_class = self._answer  # type: ignore[assignment]  # whatever makes a response of a socket

    def left(self) -> float:
        """Seconds; raises TimeoutError when there are none."""
        seconds = self._until - monotonic()
        if seconds <= 0:
            raise TimeoutError("timed out")
        return seconds

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        self.sock.settimeout(self.left())
        super().send(data)

    def _connected(self, address: tuple[str, int], timeout: object, source: Any) -> socket.socket:
        """To the first address that takes it; the handshake that may follow has what is left then."""
        refused: OSError | None = None
        for found in _addresses(*address):
            try:
                made = socket.create_connection(found, self.left(), source)
            except OSError as error:
                refused = error
            else:
                made.settimeout(self.left())
                return made
        raise refused or OSError("no address")

    def _answer(self, sock: socket.socket, *told: Any, **more: Any) -> HTTPResponse:
        return HTTPResponse(_Readable(sock, self), *told, **more)  # type: ignore[arg-type]  # asked for `makefile` only


class _PunctualTls(_Punctual, HTTPSConnection):
    """The same over TLS; Python bounds a handshake, and each read and write, as a whole."""


class _Readable:
    """A socket as a response sees it."""

    def __init__(self, sock: socket.socket, connection: _Punctual) -> None:
        self._sock, self._connection = sock, connection

    def makefile(self, mode: str) -> BufferedReader:
        return BufferedReader(_Bytes(self._sock, self._connection))


class _Bytes(RawIOBase):
    """What comes from a socket, waited for as long as its connection has time left."""

    def __init__(self, sock: socket.socket, connection: _Punctual) -> None:
        self._sock, self._connection = sock, connection
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._connection.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Punctual, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PunctualTls, req, context=self._context)  # type: ignore[attr-defined]  # as urllib does


def _addresses(host: str, port: int) -> Iterable[tuple[str, int]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return dict.fromkeys((str(where[0]), int(where[1])) for *_, where in found)
