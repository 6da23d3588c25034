"""Calendars over HTTP: who knows an address reads what its owner may read now, and anything else is not there."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from storage.engine import Store

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from bot.usecases.feeds import Reader

PATH = re.compile(r"/calendar/([A-Za-z0-9_-]{20,100})\.ics")
OFTEN, SPAN = 12, 60.0
"""How often one address is read in so many seconds; programs come once an hour or less, from a few devices."""
MOST = 5000
TAG = re.compile(r'"[^"]*"')

log = logging.getLogger(__name__)


class Calendars:
    """The WSGI application behind the addresses. What it answers depends on nothing but the address and the plan."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pace = Pace()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        from bot.usecases import feeds  # noqa: PLC0415 - planning is behind it, and people are let in before

        found = PATH.fullmatch(environ.get("PATH_INFO", ""))
        try:
            reader = feeds.reader(self._store, found[1], self._store.now()) if found else None
            if reader is None:
                return _plain("404 Not Found", start_response)
            if not self._pace.lets(reader.feed):
                return _plain("429 Too Many Requests", start_response, {"Retry-After": f"{SPAN:.0f}"})
            return _calendar(self._written(reader), environ, start_response)
        except Exception:
            log.exception("a calendar could not be read")
            return _plain("503 Service Unavailable", start_response, {"Retry-After": "300"})

    def _written(self, reader: Reader) -> bytes:
        from bot.files.ical import written  # noqa: PLC0415 - only where somebody subscribes
        from bot.i18n import Plainly  # noqa: PLC0415
        from bot.usecases import feeds  # noqa: PLC0415
        from bot.views.calendars import entries, title  # noqa: PLC0415

        say = Plainly(reader.language)
        return written(title(reader.named, say), entries(feeds.contents(self._store, reader), say), say.language)


class Pace:
    """How often each address was read of late."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._since = monotonic()
        self._read: dict[int, int] = {}

    def lets(self, feed: int) -> bool:
        with self._lock:
            if monotonic() - self._since > SPAN or len(self._read) > MOST:
                self._since, self._read = monotonic(), {}
            self._read[feed] = self._read.get(feed, 0) + 1
            return self._read[feed] <= OFTEN


def _calendar(content: bytes, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """With a tag by which a program asks next time whether anything is new."""
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    heads = {"ETag": tag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    if tag in TAG.findall(environ.get("HTTP_IF_NONE_MATCH", "")):
        return _send("304 Not Modified", b"", heads, start_response)
    heads |= {"Content-Type": "text/calendar; charset=utf-8", "X-Content-Type-Options": "nosniff"}
    sent = _send("200 OK", content, heads, start_response)
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else sent


def _plain(status: str, start_response: StartResponse, heads: Mapping[str, str] | None = None) -> Iterable[bytes]:
    """As the gate says it of anything that is not there."""
    kind = {"Content-Type": "text/plain; charset=utf-8"}
    return _send(status, status.partition(" ")[2].encode(), {**kind, **(heads or {})}, start_response)


def _send(status: str, content: bytes, heads: Mapping[str, str], start_response: StartResponse) -> Iterable[bytes]:
    length = {} if status.startswith("304") else {"Content-Length": str(len(content))}
    start_response(status, [*heads.items(), *length.items()])
    return [content]
