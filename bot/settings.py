"""Environment and `.env` to one frozen Settings; everything that is wrong is named at once, in plain words."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

SLACK = "https://slack.com/api/"
LANGUAGES = ("en", "sv", "da")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
RESERVED = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "HANDOVER_ENCRYPTION_KEYS")
"""Names of the installation in many workspaces, which is not built yet: refused, never half obeyed."""

Value = TypeVar("Value")


class BadSettings(Exception):
    """What is wrong with the settings: one plain sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this process is to run. Secrets are left out of its repr."""

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    """Given: Socket Mode. Else HTTP with the signing secret."""
    signing_secret: str = field(default="", repr=False)
    api_url: str = SLACK
    """Base of the Web API, ending in a slash."""
    database_url: str = field(default="sqlite:///handover.db", repr=False)
    host: str = "127.0.0.1"
    port: int = 3000
    timezone: str = "Europe/Stockholm"
    country: str = "SE"
    language: str = "en"
    reminder_days: tuple[int, ...] = (28, 14, 7, 2, 0)
    """Days before the next phase starts, falling."""
    reminder_time: time = time(9, 0)
    tick_seconds: int = 30
    lines_a_minute: int = 20
    """What one person may type; buttons, forms and the workspace by it (`bot.listeners.flood`). 0: no limit, where
    scripts type."""
    ticker: bool = True
    health: bool = False
    log_level: str = "INFO"
    log_format: str = "text"

    @property
    def socket_mode(self) -> bool:
        return bool(self.app_token)


def read(
    environ: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env"), *, slack: bool = True
) -> Settings:
    """The settings of `environ` (the process's own by default) over those of the `.env` file, if there is one.

    Without `slack` its tokens may be missing: for what only works on the database.
    """
    given = {**_file(dotenv), **(os.environ if environ is None else environ)}
    reading = _Reading({name: value.strip() for name, value in given.items()})
    settings = _settings(reading)
    problems = reading.problems + (_contradictions(reading.given) if slack else [])
    if problems:
        raise BadSettings(problems)
    return settings


def _file(dotenv: Path | None) -> dict[str, str]:
    if dotenv is None or not dotenv.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is a file

    return {name: value or "" for name, value in dotenv_values(dotenv).items()}


class _Reading:
    """Takes one name after the other and keeps what is wrong with each. An empty value counts as none."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given
        self.problems: list[str] = []

    def __call__(self, name: str, parse: Callable[[str], Value], default: Value) -> Value:
        text = self.given.get(name, "")
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as wrong:
            self.problems.append(f"{name} {wrong}")
            return default


def _settings(take: _Reading) -> Settings:
    return Settings(
        bot_token=take("SLACK_BOT_TOKEN", _token("xoxb-", never=("xapp-", "xoxp-")), ""),
        app_token=take("SLACK_APP_TOKEN", _token("xapp-", never=("xoxb-", "xoxp-")), ""),
        signing_secret=take("SLACK_SIGNING_SECRET", str, ""),
        api_url=take("SLACK_API_URL", _api_url, SLACK),
        database_url=take("DATABASE_URL", _database_url, "sqlite:///handover.db"),
        host=take("HANDOVER_HOST", str, "127.0.0.1"),
        port=take("HANDOVER_PORT", _number(0, 65535), 3000),
        timezone=take("HANDOVER_TIMEZONE", _timezone, "Europe/Stockholm"),
        country=take("HANDOVER_COUNTRY", _country, "SE"),
        language=take("HANDOVER_LANGUAGE", _one_of(*LANGUAGES), "en"),
        reminder_days=take("HANDOVER_REMINDER_DAYS", _days, (28, 14, 7, 2, 0)),
        reminder_time=take("HANDOVER_REMINDER_TIME", _clock, time(9, 0)),
        tick_seconds=take("HANDOVER_TICK_SECONDS", _number(1, 3600), 30),
        ticker=take("HANDOVER_TICKER", _switch, default=True),
        health=take("HANDOVER_HEALTH", _switch, default=False),
        log_level=take("HANDOVER_LOG_LEVEL", lambda text: _one_of(*LEVELS)(text.upper()), "INFO"),
        log_format=take("HANDOVER_LOG_FORMAT", _one_of("text", "json"), "text"),
    )


def _contradictions(given: Mapping[str, str]) -> list[str]:
    """What each name alone does not show: too little to begin with, or two installations in one."""
    reserved = [name for name in RESERVED if given.get(name)]
    problems = [f"{name} belongs to an installation in many workspaces, which is not built yet." for name in reserved]
    if given.get("SLACK_BOT_TOKEN") and {"SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"} & set(reserved):
        problems.append("SLACK_BOT_TOKEN and SLACK_CLIENT_ID contradict each other: take out SLACK_CLIENT_ID.")
    if not given.get("SLACK_BOT_TOKEN"):
        problems.append("SLACK_BOT_TOKEN is missing: Slack shows it under OAuth & Permissions after installing.")
    if not (given.get("SLACK_APP_TOKEN") or given.get("SLACK_SIGNING_SECRET")):
        problems.append("Either SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is needed; both miss.")
    return problems


# -- one value each: the value, or ValueError with the end of a sentence that begins with the name ------------------


def _token(start: str, *, never: tuple[str, ...]) -> Callable[[str], str]:
    """The usual mistake is another of Slack's tokens; what a stand-in for Slack hands out is its own affair."""

    def parse(text: str) -> str:
        if text.startswith(never):
            raise ValueError(f"holds another kind of token: the one meant begins with {start}")
        return text

    return parse


def _number(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(f"must be a whole number from {low} to {high}, not {text!r}")
        return int(text)

    return parse


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"must be one of {', '.join(words)}, not {text!r}")
        return text

    return parse


def _switch(text: str) -> bool:
    return _one_of("on", "off")(text.lower()) == "on"


def _api_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not parts.path.rstrip("/").endswith("/api"):
        raise ValueError("must be the base of a Web API, such as https://slack.com/api/")
    return text.rstrip("/") + "/"


def _database_url(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
        raise ValueError("must begin with sqlite:///, postgresql:// or postgres://")
    return text


def _timezone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (OSError, KeyError, ValueError):  # a missing zone is a KeyError, a folder an OSError
        raise ValueError(f"must be a zone such as Europe/Stockholm, not {text!r}") from None
    return text


def _country(text: str) -> str:
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError(f"must be a country of two letters such as SE, not {text!r}")
    return text.upper()


def _days(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) <= 365 for part in parts):
        raise ValueError(f"must be days such as 28,14,7,2,0, not {text!r}")
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise ValueError(f"must be a time of day such as 09:00, not {text!r}") from None
