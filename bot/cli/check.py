"""handover check: what is wrong with the settings, and what Slack answers to them, in plain words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from bot.cli.chosen import chosen
from bot.cli.manifest import manifest
from bot.cli.messages import Finding, doubts, undelivered
from bot.settings import Settings, read

if TYPE_CHECKING:
    from slack_sdk import WebClient

WORD = "check"
HELP = "say what is wrong with the settings, and what Slack answers to them"
REFUSALS = {
    "invalid_auth": "does not know it. Copy it once more, whole",
    "not_authed": "does not know it. Copy it once more, whole",
    "account_inactive": "says that the app was removed from the workspace. Install it again",
    "token_revoked": "says that it was revoked. Install the app again and copy the new one",
    "token_expired": "says that it has expired. Token rotation must be off for one workspace",
    "not_allowed_token_type": "takes it for another kind of token",
    "missing_scope": "says that it lacks a scope: connections:write for the app-level token",
}

MARKS = {True: "ok   ", False: "WRONG", None: "?    "}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--slack", action="store_true", help="take it for a failure, too, when Slack cannot be reached")


def run(args: Namespace) -> int:
    settings = read()
    findings: list[Finding] = [(True, f"The settings can be used: {_way(settings)}."), *_database(settings)]
    findings.append(_calendars(settings))
    findings += _slack(settings, must_answer=args.slack)
    findings += undelivered(settings.database_url)
    findings += chosen(settings)
    for good, sentence in findings:
        print(MARKS[good], sentence)
    return 1 if any(good is False for good, _ in findings) else 0


def _way(settings: Settings) -> str:
    return "Socket Mode" if settings.socket_mode else f"HTTP on {settings.host}:{settings.port}"


def _calendars(settings: Settings) -> Finding:
    if settings.public_url:
        where = f"{settings.public_url}/calendar/, which has to lead to {settings.host}:{settings.port}"
        return True, f"Calendars can be subscribed to below {where}."
    return None, "No calendar can be subscribed to: HANDOVER_PUBLIC_URL is not set."


def _database(settings: Settings) -> Iterator[Finding]:
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - only for this word

    from storage.engine import database_url  # noqa: PLC0415
    from storage.schema import Unfit, current, refuse_network_disk  # noqa: PLC0415

    try:
        refuse_network_disk(database_url(settings.database_url))
        ready = current(settings.database_url)
    except Unfit as unfit:
        yield False, str(unfit)
    except (SQLAlchemyError, ImportError, OSError) as broken:
        cause = type(getattr(broken, "orig", None) or broken).__name__
        yield False, f"The database cannot be opened ({cause}). See DATABASE_URL."
    else:
        yield True, "The database is ready." if ready else "The database will be made or brought up to date at start."
        if settings.database_url.startswith("sqlite"):
            yield from _alone(settings, ready=ready)


def _alone(settings: Settings, *, ready: bool) -> Iterator[Finding]:
    """On SQLite there is to be one process, and that one has to look for what is due."""
    from bot.usecases.workers import at_work  # noqa: PLC0415 - only for this word
    from storage.engine import open_store  # noqa: PLC0415

    if not settings.ticker:
        yield False, "HANDOVER_TICKER is off, and on SQLite there is no other process that looks for what is due."
    if not ready:
        return
    store = open_store(settings.database_url)
    try:
        running = at_work(store, store.now() - timedelta(seconds=max(60, 2 * settings.tick_seconds)))
    finally:
        store.close()
    if running > 1:
        yield None, f"{running} processes have just worked on this SQLite file. Run one; several need PostgreSQL."


def _slack(settings: Settings, *, must_answer: bool) -> Iterator[Finding]:
    from bot.app import one_client  # noqa: PLC0415 - slow, and only for this word

    client = one_client(settings)(None)
    answer, found = _asked("SLACK_BOT_TOKEN", client.auth_test, must_answer=must_answer)
    yield found
    if answer is not None:
        yield True, f"Slack knows the bot as @{answer['user']} in the workspace {answer['team']}."
        yield from _scopes(answer.headers)
        yield from doubts(settings.database_url, answer["team_id"], _given(answer.headers))
    if settings.socket_mode and (answer is not None or found[0] is False):
        yield _asked("SLACK_APP_TOKEN", _connecting(client, settings), must_answer=must_answer)[1]


def _connecting(client: WebClient, settings: Settings) -> Callable[[], Any]:
    return lambda: client.apps_connections_open(app_token=settings.app_token)


def _asked(name: str, question: Callable[[], Any], *, must_answer: bool) -> tuple[Any, Finding]:
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415

    try:
        return question(), (True, f"Slack accepts {name}.")
    except SlackApiError as refused:
        error = str(refused.response.get("error"))
        return None, (False, f"{name}: Slack {REFUSALS.get(error, 'refuses it')} ({error}).")
    except (OSError, HTTPException) as lost:
        return None, (
            False if must_answer else None,
            f"Slack cannot be reached ({type(lost).__name__}), so {name} was not tried.",
        )


def _given(headers: Any) -> set[str] | None:
    """The scopes of the installed app, as Slack tells them with every answer."""
    told = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), None)
    return None if told is None else {scope.strip() for scope in told.split(",")}


def _scopes(headers: Any) -> Iterator[Finding]:
    """What the installed app may do, against the manifest."""
    given = _given(headers)
    if given is None:
        return
    missing = sorted(set(manifest()["oauth_config"]["scopes"]["bot"]) - given)
    if missing:
        yield False, f"The app lacks {', '.join(missing)}: paste `handover manifest` into Slack anew, then reinstall."
    else:
        yield True, "The app has every scope of the manifest."
