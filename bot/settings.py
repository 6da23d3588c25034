"""Environment and `.env` to one frozen Settings; everything that is wrong is named at once, in plain words."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import TypeVar

from bot.setting_values import (
    api_url,
    clock,
    country,
    database_url,
    days,
    number,
    one_of,
    public_url,
    switch,
    timezone,
    token,
)

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
    public_url: str = ""
    """Under which people reach this process from outside, without a slash at its end; blank: they cannot."""
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
        bot_token=take("SLACK_BOT_TOKEN", token("xoxb-", never=("xapp-", "xoxp-")), ""),
        app_token=take("SLACK_APP_TOKEN", token("xapp-", never=("xoxb-", "xoxp-")), ""),
        signing_secret=take("SLACK_SIGNING_SECRET", str, ""),
        api_url=take("SLACK_API_URL", api_url, SLACK),
        database_url=take("DATABASE_URL", database_url, "sqlite:///handover.db"),
        host=take("HANDOVER_HOST", str, "127.0.0.1"),
        port=take("HANDOVER_PORT", number(0, 65535), 3000),
        timezone=take("HANDOVER_TIMEZONE", timezone, "Europe/Stockholm"),
        country=take("HANDOVER_COUNTRY", country, "SE"),
        language=take("HANDOVER_LANGUAGE", one_of(*LANGUAGES), "en"),
        reminder_days=take("HANDOVER_REMINDER_DAYS", days, (28, 14, 7, 2, 0)),
        reminder_time=take("HANDOVER_REMINDER_TIME", clock, time(9, 0)),
        tick_seconds=take("HANDOVER_TICK_SECONDS", number(1, 3600), 30),
        ticker=take("HANDOVER_TICKER", switch, default=True),
        health=take("HANDOVER_HEALTH", switch, default=False),
        public_url=take("HANDOVER_PUBLIC_URL", public_url, ""),
        log_level=take("HANDOVER_LOG_LEVEL", lambda text: one_of(*LEVELS)(text.upper()), "INFO"),
        log_format=take("HANDOVER_LOG_FORMAT", one_of("text", "json"), "text"),
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
