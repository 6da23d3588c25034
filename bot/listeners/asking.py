"""Questions to Slack for somebody who waits, and its answers as facts (docs.slack.dev: user and channel objects)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rules.values import value
from bot.settings import LANGUAGES
from bot.usecases.identity import ChannelSeen, PersonSeen

SECONDS = 1.5
"""What one question to Slack may take: the person waits 3 in all."""
CODE = re.compile(r"[a-z_]+")
PASSING = {"ratelimited", "internal_error", "fatal_error", "service_unavailable"}


class Unreachable(Exception):
    """Slack gave no answer that can be used; asking again may help."""


@value
class Installation:
    """Where this process is installed (auth.test)."""

    enterprise: str
    team: str
    user: str
    """The bot's own user."""
    bot: str


def hurried(client: WebClient, seconds: float = SECONDS) -> WebClient:
    """The same client for somebody who waits."""
    return WebClient(
        client.token,
        base_url=client.base_url,
        timeout=seconds,  # type: ignore[arg-type]  # urllib takes a fraction of a second
        ssl=client.ssl,
        proxy=client.proxy,
        retry_handlers=[],
    )


def ask(question: Callable[[], Any]) -> Mapping[str, Any]:
    """Slack's answer. Raises SlackApiError for a definite no, Unreachable for none at all."""
    try:
        answer: Mapping[str, Any] = question().data
    except (OSError, HTTPException) as lost:
        raise Unreachable(type(lost).__name__) from lost
    except SlackApiError as refused:
        if not _definite(refused.response):
            raise Unreachable(type(refused).__name__) from None
        raise
    return answer


def _definite(response: Any) -> bool:
    """A code word of Slack's own; anything else (429, 5xx, a page in HTML) says nothing about the question."""
    error = str(response.get("error"))
    return response.status_code == 200 and bool(CODE.fullmatch(error)) and error not in PASSING


def installation(client: WebClient) -> Installation:
    told = ask(hurried(client).auth_test)
    return Installation(
        enterprise=told.get("enterprise_id") or "",
        team=told["team_id"],
        user=told.get("user_id") or "",
        bot=told.get("bot_id") or "",
    )


def person_seen(user: Mapping[str, Any], here: Installation) -> PersonSeen:
    """`active_to` is left to the caller, who knows the day."""
    return PersonSeen(
        name=_name(user),
        tz=user.get("tz"),
        language=_language(user.get("locale")),
        kind=_kind(user, here),
        admin=bool(user.get("is_admin") or user.get("is_owner")),
    )


def _name(user: Mapping[str, Any]) -> str:
    """What people call themselves; a mere handle (`anna.b`, no capital) gives way to the whole name."""
    profile = user.get("profile") or {}
    display = profile.get("display_name") or ""
    names = (profile.get("real_name"), user.get("real_name"), display, user.get("name"), user["id"])
    return display if display != display.lower() else str(next(filter(None, names)))


def _kind(user: Mapping[str, Any], here: Installation) -> str:
    organisation = (user.get("enterprise_user") or {}).get("enterprise_id")
    ours = user.get("team_id") in (here.team, None) or (organisation and organisation == here.enterprise)
    if user.get("is_bot") or user.get("is_workflow_bot") or user.get("id") == "USLACKBOT":
        return "bot"
    if user.get("is_stranger") or not ours:
        return "stranger"
    return "guest" if user.get("is_restricted") or user.get("is_ultra_restricted") else "member"


def _language(locale: str | None) -> str | None:
    language = (locale or "").partition("-")[0]
    return language if language in LANGUAGES else None


def channel_seen(channel: Mapping[str, Any]) -> ChannelSeen:
    return ChannelSeen(
        name=channel.get("name") or "",
        private=bool(channel.get("is_private") or channel.get("is_mpim")),
        shared=bool(channel.get("is_ext_shared")),
        pending=bool(channel.get("is_pending_ext_shared") or channel.get("pending_shared")),
        archived=bool(channel.get("is_archived")),
        bot_in=bool(channel.get("is_member")),
    )
