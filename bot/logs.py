"""One line per event, as text or JSON; secrets are blotted out and an exception is named without what it quotes."""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType

SECRETS = re.compile(
    r"""
      (?:xox[a-z]|xapp)[-.][\w.-]+                        # Slack's tokens, xoxe.xoxb-... among them
    | hooks\.slack\.com/\S+                              # response addresses
    | (?<=/calendar/)[^\s"'/]+                           # addresses of calendars
    | (?<=://)[^\s/:@]*:\S+(?=@)                         # user:password of a database address
    | (?<=token|ecret)["']?\s*[=:]\s*["']?[^\s&,;"']+    # token=..., "client_secret": "..."
    | (?<=TOKEN|ECRET)["']?\s*[=:]\s*["']?[^\s&,;"']+
    """,
    re.VERBOSE,
)

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up(level: str, form: str) -> None:
    """Log to stderr, as `form` text or json. Libraries keep to warnings: at DEBUG they log what people wrote."""
    handler = logging.StreamHandler()
    handler.setFormatter(Json() if form == "json" else Text())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for ours in ("bot", "storage"):
        logging.getLogger(ours).setLevel(level)


def redact(text: str) -> str:
    """The text without tokens, response addresses and passwords."""
    return SECRETS.sub("[secret]", text)


class Text(logging.Formatter):
    """`2026-11-03T09:00:00Z WARNING bot.server: words`, on one line."""

    def format(self, record: logging.LogRecord) -> str:
        words = " | ".join(filter(None, (record.getMessage(), self._error(record))))
        line = f"{_instant(record)} {record.levelname} {record.name}: {words}"
        return redact(line.replace("\r", "\\r").replace("\n", "\\n"))

    def _error(self, record: logging.LogRecord) -> str:
        return self.formatException(record.exc_info) if record.exc_info else ""

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - logging's own name
        """The kinds of exception and where they came through; never their messages, which quote customers."""
        error = ei[1]
        told: list[str] = []
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            path = " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames)
            told.append(f"{type(error).__module__}.{type(error).__qualname__} at {path}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return " <- ".join(told)


class Json(Text):
    """The same as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": _instant(record),
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        error = self._error(record)
        return json.dumps({**line, "error": error} if error else line, ensure_ascii=False)


def _instant(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
