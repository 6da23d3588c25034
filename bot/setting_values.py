"""What each name in the environment may hold: its value, or ValueError with the end of a sentence about the name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo


def token(start: str, *, never: tuple[str, ...]) -> Callable[[str], str]:
    """The usual mistake is another of Slack's tokens; what a stand-in for Slack hands out is its own affair."""

    def parse(text: str) -> str:
        if text.startswith(never):
            raise ValueError(f"holds another kind of token: the one meant begins with {start}")
        return text

    return parse


def number(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(f"must be a whole number from {low} to {high}, not {text!r}")
        return int(text)

    return parse


def one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"must be one of {', '.join(words)}, not {text!r}")
        return text

    return parse


def switch(text: str) -> bool:
    return one_of("on", "off")(text.lower()) == "on"


def api_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not parts.path.rstrip("/").endswith("/api"):
        raise ValueError("must be the base of a Web API, such as https://slack.com/api/")
    return text.rstrip("/") + "/"


def public_url(text: str) -> str:
    """Without a slash at its end. Who sees a calendar's address can read it: only this machine may do without TLS."""
    parts = urlsplit(text)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1", "localhost"})
    if not safe or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("must be an address such as https://handover.example.com")
    return text.rstrip("/")


def database_url(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
        raise ValueError("must begin with sqlite:///, postgresql:// or postgres://")
    return text


def timezone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (OSError, KeyError, ValueError):  # a missing zone is a KeyError, a folder an OSError
        raise ValueError(f"must be a zone such as Europe/Stockholm, not {text!r}") from None
    return text


def country(text: str) -> str:
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError(f"must be a country of two letters such as SE, not {text!r}")
    return text.upper()


def days(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) <= 365 for part in parts):
        raise ValueError(f"must be days such as 28,14,7,2,0, not {text!r}")
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def clock(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise ValueError(f"must be a time of day such as 09:00, not {text!r}") from None
