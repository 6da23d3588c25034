"""Settings: the environment over `.env`, everything wrong at once, and an example file that names them all."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings, read

HOUSE = Path(__file__).resolve().parents[2]
ENOUGH = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def problems(**environ: str) -> list[str]:
    with pytest.raises(BadSettings) as wrong:
        read({**ENOUGH, **environ}, dotenv=None)
    return wrong.value.problems


def test_two_tokens_are_enough() -> None:
    settings = read(ENOUGH, dotenv=None)

    assert settings == Settings(bot_token="xoxb-1", app_token="xapp-1")
    assert settings.socket_mode


def test_without_an_app_token_it_is_http() -> None:
    settings = read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}, dotenv=None)

    assert not settings.socket_mode


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("SLACK_API_URL", "http://127.0.0.1:9/api", "api_url", "http://127.0.0.1:9/api/"),
        ("DATABASE_URL", "postgres://u:p@h/d", "database_url", "postgres://u:p@h/d"),
        ("HANDOVER_HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("HANDOVER_PORT", "8080", "port", 8080),
        ("HANDOVER_TIMEZONE", "Europe/Copenhagen", "timezone", "Europe/Copenhagen"),
        ("HANDOVER_COUNTRY", "dk", "country", "DK"),
        ("HANDOVER_LANGUAGE", "sv", "language", "sv"),
        ("HANDOVER_REMINDER_DAYS", "0, 7,28", "reminder_days", (28, 7, 0)),
        ("HANDOVER_REMINDER_TIME", "08:30", "reminder_time", time(8, 30)),
        ("HANDOVER_TICK_SECONDS", "5", "tick_seconds", 5),
        ("HANDOVER_TICKER", "off", "ticker", False),
        ("HANDOVER_HEALTH", "on", "health", True),
        ("HANDOVER_PUBLIC_URL", "https://bot.example.com/", "public_url", "https://bot.example.com"),
        ("HANDOVER_PUBLIC_URL", "http://127.0.0.1:3000", "public_url", "http://127.0.0.1:3000"),
        ("HANDOVER_LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("HANDOVER_LOG_FORMAT", "json", "log_format", "json"),
        ("HANDOVER_PORT", "", "port", 3000),
    ],
)
def test_each_name_is_read(name: str, text: str, field: str, value: object) -> None:
    assert getattr(read({**ENOUGH, name: text}, dotenv=None), field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1"),
        ("SLACK_APP_TOKEN", "xoxb-1"),
        ("SLACK_API_URL", "slack.com"),
        ("DATABASE_URL", "mysql://h/d"),
        ("HANDOVER_PORT", "http"),
        ("HANDOVER_PORT", "70000"),
        ("HANDOVER_TIMEZONE", "Mars/Olympus"),
        ("HANDOVER_TIMEZONE", "../etc"),
        ("HANDOVER_COUNTRY", "Sweden"),
        ("HANDOVER_LANGUAGE", "fi"),
        ("HANDOVER_REMINDER_DAYS", "soon"),
        ("HANDOVER_REMINDER_DAYS", "7,,2"),
        ("HANDOVER_REMINDER_TIME", "nine"),
        ("HANDOVER_TICK_SECONDS", "0"),
        ("HANDOVER_TICKER", "yes"),
        ("HANDOVER_PUBLIC_URL", "http://bot.example.com"),
        ("HANDOVER_PUBLIC_URL", "bot.example.com"),
        ("HANDOVER_LOG_LEVEL", "LOUD"),
        ("HANDOVER_LOG_FORMAT", "xml"),
    ],
)
def test_a_wrong_value_is_named(name: str, text: str) -> None:
    assert [problem.split()[0] for problem in problems(**{name: text})] == [name]


def test_everything_wrong_is_said_at_once() -> None:
    found = problems(SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="", HANDOVER_PORT="x", HANDOVER_LANGUAGE="y")

    assert [next(word for word in problem.split() if "_" in word) for problem in found] == [
        "HANDOVER_PORT",
        "HANDOVER_LANGUAGE",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


@pytest.mark.parametrize("name", ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "HANDOVER_ENCRYPTION_KEYS"])
def test_many_workspaces_are_refused_in_words(name: str) -> None:
    assert f"{name} belongs to an installation in many workspaces, which is not built yet." in problems(**{name: "x"})


def test_a_client_id_beside_a_bot_token_is_a_contradiction() -> None:
    assert any("contradict each other" in problem for problem in problems(SLACK_CLIENT_ID="1.2"))


def test_a_wrong_secret_is_not_repeated() -> None:
    assert "abc" not in " ".join(problems(SLACK_BOT_TOKEN="xapp-abc"))


def test_secrets_do_not_show_in_the_settings() -> None:
    shown = repr(Settings(bot_token="xoxb-1", app_token="xapp-1", signing_secret="s3", database_url="p://u:pw@h"))

    assert not any(secret in shown for secret in ("xoxb-1", "xapp-1", "s3", "pw"))


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN=xapp-file # Slack's\nHANDOVER_PORT=4000\n")

    settings = read({"SLACK_BOT_TOKEN": "xoxb-real"}, dotenv=file)

    assert (settings.bot_token, settings.app_token, settings.port) == ("xoxb-real", "xapp-file", 4000)


def test_the_example_names_every_setting_and_its_default() -> None:
    example = (HOUSE / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^(?:# )?([A-Z]+_[A-Z_]+)=", example, re.M)
    code = (HOUSE / "bot" / "settings.py").read_text(encoding="utf-8")
    read_by_code = set(re.findall(r"\"((?:SLACK|HANDOVER|DATABASE)_[A-Z_]+)\"", code))

    assert (set(named), len(named)) == (read_by_code, len(set(named)))


def test_the_example_holds_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text((HOUSE / ".env.example").read_text(encoding="utf-8"))

    assert read(ENOUGH, dotenv=file) == read(ENOUGH, dotenv=None)
