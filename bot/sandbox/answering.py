"""What every request to the sandbox has: arguments in, an answer out, spoiled when a test asked for it."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.sandbox.arguments import Arguments
from bot.sandbox.clock import Clock
from bot.sandbox.web_api import Answer


class Answering(BaseHTTPRequestHandler):
    """The plain part of a handler."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16
    disable_nagle_algorithm = True
    clock = Clock()
    """The sandbox's, once it is known which."""

    def arguments(self, body: bytes) -> Arguments:
        """From JSON, a form or the query."""
        found: dict[str, Any] = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        with contextlib.suppress(ValueError, TypeError):
            if "json" in (self.headers.get("Content-Type") or ""):
                found |= json.loads(body or b"{}")
            else:
                found |= dict(parse_qsl(body.decode(), keep_blank_values=True))
        return Arguments(found)

    def send(self, answer: Answer) -> None:
        """Send an answer, or end the connection if it says so."""
        if answer.cut:
            self.cut(answer.cut)
            return
        text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body, ensure_ascii=False)
        kind = "text/html" if isinstance(answer.body, str) else "application/json"
        self.send_bytes(answer.status, f"{kind}; charset=utf-8", text.encode(), answer.headers)

    def send_bytes(self, status: int, kind: str, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def cut(self, how: str) -> None:
        """End the connection without an answer; `rst` resets it."""
        self.close_connection = True
        if how == "rst":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header goes with the sandbox's clock."""
        return super().date_time_string(self.clock.now().timestamp() if timestamp is None else timestamp)

    def log_message(self, format: str, *words: Any) -> None:  # noqa: A002 - the name is the base class's
        """Nothing: the console belongs to the demo."""
