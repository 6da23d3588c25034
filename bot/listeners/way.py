"""The way back: answers to Slack's response_url, and to no other address."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from http.client import HTTPException
from ssl import SSLContext
from threading import BoundedSemaphore, Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

HOOKS = "hooks.slack.com"
SECONDS = 1.5

Address = tuple[str, str | None, int | None]
"""Scheme, host, port (None: the scheme's own)."""

log = logging.getLogger(__name__)


class Stay(HTTPRedirectHandler):
    """An answer goes where Slack said, and is not passed on."""

    def redirect_request(self, *refused: Any) -> None:
        return None


WAITING = 8
"""Answers that may be in the making at once; beyond that there is none with a picture."""


class Mail:
    """Posts to a response_url. The host is compared exactly, as a prefix would let hooks.slack.com.evil in."""

    def __init__(self, api_url: str, ssl: SSLContext | None) -> None:
        self._allowed: set[Address] = {("https", HOOKS, None)}
        base = urlsplit(api_url)
        if not f".{base.hostname}".endswith(".slack.com"):
            self._allowed.add((base.scheme, base.hostname, base.port))
        self._opener = build_opener(Stay, HTTPSHandler(context=ssl))
        self._room = BoundedSemaphore(WAITING)

    def later(self, answer: Callable[[], None]) -> bool:
        """Answer in a thread of its own, what takes longer than Slack waits; False when too many do already.

        Nobody waits for it when the process stops.
        """
        if not self._room.acquire(blocking=False):
            return False
        Thread(target=self._answer, args=(answer,), name="answer", daemon=True).start()
        return True

    def _answer(self, answer: Callable[[], None]) -> None:
        try:
            answer()
        finally:
            self._room.release()

    def allows(self, url: str) -> bool:
        """Slack's own address, or the host of the Web API where that is not Slack's."""
        try:
            parts = urlsplit(url)
            port = None if parts.scheme == "https" and parts.port == 443 else parts.port
        except ValueError:
            return False
        return parts.username is None and (parts.scheme, parts.hostname, port) in self._allowed

    def post(self, url: str | None, body: Mapping[str, Any]) -> bool:
        """True when the answer was taken. An answer that is lost is logged; there is nobody else to tell."""
        if url is None or not self.allows(url):
            log.warning("an answer had no address to go to")
            return False
        content = json.dumps(body).encode()
        request = Request(url, content, {"Content-Type": "application/json; charset=utf-8"}, method="POST")  # noqa: S310
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return bool(answer.status == 200)
        except HTTPError as refused:
            refused.close()
            log.warning("an answer was not taken: status %d", refused.code)
        except (OSError, HTTPException) as lost:
            log.warning("an answer was not taken: %s", type(lost).__name__)
        return False
