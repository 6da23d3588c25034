"""One websocket to Slack, from its opening until the socket itself is closed."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any

from websocket import WebSocketApp, WebSocketException

PING, PONG = 10, 5
"""Seconds between two pings, and in which an answer must come: a dead network is not noticed otherwise."""
BROKEN = (WebSocketException, OSError)


class Session(WebSocketApp):
    """One websocket. `leaving`: another one takes its place."""

    leaving = False
    wire: Any = None
    """The library's own object below, as it lets go of it before it has closed it."""

    def live(self) -> None:
        """Read until the end, whoever brings it about."""
        with suppress(*BROKEN):
            self.run_forever(ping_interval=PING, ping_timeout=PONG)
        if self.wire is not None:
            self.wire.shutdown()


def leave(session: Session) -> None:
    """Close the socket itself: its reader, who sleeps on it for seconds, wakes and ends."""
    session.keep_running = False
    with suppress(*BROKEN, AttributeError):  # it may be gone by now
        session.wire.send_close()
        session.wire.sock.shutdown(socket.SHUT_RDWR)
