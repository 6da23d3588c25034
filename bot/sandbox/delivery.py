"""How the app is reached: by signed HTTP, or inside this process; Socket Mode is in `socket_mode`."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol
from urllib.parse import urlencode, urlsplit

from bot.sandbox.limits import LIMITS

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True)
class Retry:
    """Which repetition of an event this is, and why Slack repeats it."""

    number: int
    reason: str


@dataclass(frozen=True)
class Ack:
    """What the app answered in time."""

    body: Any = None
    """A dictionary, a plain text, or None."""


class NoAck(Exception):
    """No good answer in time; the reason is one of Slack's: http_timeout, http_error, connection_failed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Deliverer(Protocol):
    def deliver(self, kind: Kind, payload: dict[str, Any], seconds: float, retry: Retry | None = None) -> Ack:
        """Hand something to the app and wait `seconds` for its answer, else raise NoAck."""
        ...


class Way:
    """The way to the app; it remembers what went over it, so that a test can send it again."""

    def __init__(self) -> None:
        self.deliverer: Deliverer | None = None
        self.sent: deque[tuple[Kind, dict[str, Any]]] = deque(maxlen=1000)

    def deliver(self, kind: Kind, payload: dict[str, Any], seconds: float, retry: Retry | None = None) -> Ack:
        if self.deliverer is None:
            raise NoAck("connection_failed")
        self.sent.append((kind, payload))
        return self.deliverer.deliver(kind, payload, seconds, retry)

    def again(self, *, retry: Retry | None = None) -> Ack:
        """Deliver the last thing once more, as it was (a lost acknowledgement, a replay)."""
        kind, payload = self.sent[-1]
        return self.deliver(kind, payload, LIMITS["ack"]["seconds"], retry)


Headers = Mapping[str, Any]
App = Callable[[dict[str, str], bytes], tuple[int, Headers, str | bytes]]
"""The app inside this process: headers and raw body to status, headers and body."""


@dataclass(frozen=True)
class InProcess:
    """Calls the app directly, with the same signed request that HTTP would carry."""

    app: App
    signing_secret: str
    timer: Callable[[], float] = time.monotonic
    """What the seconds for an answer are counted by."""

    def deliver(self, kind: Kind, payload: dict[str, Any], seconds: float, retry: Retry | None = None) -> Ack:
        started = self.timer()
        headers, body = signed(self.signing_secret, kind, payload, retry)
        status, answered, text = self.app(headers, body)
        if self.timer() - started > seconds:
            raise NoAck("http_timeout")
        return judged(status, {name.lower(): value for name, value in answered.items()}, text)


@dataclass(frozen=True)
class HttpDeliverer:
    """Posts to the app's request URL."""

    url: str
    signing_secret: str

    def deliver(self, kind: Kind, payload: dict[str, Any], seconds: float, retry: Retry | None = None) -> Ack:
        headers, body = signed(self.signing_secret, kind, payload, retry)
        where = urlsplit(self.url)
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=seconds)
        try:
            connection.request("POST", where.path or "/", body, headers)
            answer = connection.getresponse()
            return judged(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        except TimeoutError:
            raise NoAck("http_timeout") from None
        except (OSError, http.client.HTTPException):
            raise NoAck("connection_failed") from None
        finally:
            connection.close()


def signed(
    secret: str, kind: Kind, payload: dict[str, Any], retry: Retry | None = None
) -> tuple[dict[str, str], bytes]:
    """The request as Slack sends it (docs.slack.dev: verifying requests from Slack), v0 signature included."""
    form = "application/x-www-form-urlencoded"
    if kind == "events_api":
        content_type, body = "application/json", json.dumps(payload, ensure_ascii=False)
    elif kind == "slash_commands":
        content_type, body = form, urlencode(payload)
    else:
        content_type, body = form, urlencode({"payload": json.dumps(payload, ensure_ascii=False)})
    at = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"Content-Type": content_type, "X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={digest}"}
    if retry:
        headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
    return headers, body.encode()


def judged(status: int, headers: Headers, text: str | bytes) -> Ack:
    """An answer of the 200s is an acknowledgement; a JSON one is read."""
    if not 200 <= status < 300:
        raise NoAck("http_error")
    said = text.decode() if isinstance(text, bytes) else text
    content_type = headers.get("content-type", "")
    if "json" in (content_type[0] if isinstance(content_type, list) else content_type) and said:
        return Ack(json.loads(said))
    return Ack(said or None)
