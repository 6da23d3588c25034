"""Going into a public channel ourselves, where somebody in it asks for that."""

from __future__ import annotations

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.i18n import Raw
from bot.listeners.asking import ask
from bot.rules.texts import N_, Refusal

SCOPE = Raw("`channels:join`")
NO_SCOPE = N_(
    "I may not join channels by myself here: whoever runs me can add the permission {scope}. "
    "Please type `/invite @Handover`."
)
ARCHIVED = N_("This channel is archived, so nobody can join it. Please take another one.")
NOT_ALLOWED = N_("Slack does not let me join this channel by myself. Please type `/invite @Handover`.")


def join(client: WebClient, channel: str) -> None:
    """Where we are in it already nothing happens. Raises Refusal where Slack says no, Unreachable where nothing."""
    try:
        ask(lambda: client.conversations_join(channel=channel))
    except SlackApiError as refused:
        match refused.response.get("error"):
            case "missing_scope":
                raise Refusal(NO_SCOPE, scope=SCOPE) from None
            case "is_archived":
                raise Refusal(ARCHIVED) from None
        raise Refusal(NOT_ALLOWED) from None
