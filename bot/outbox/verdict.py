"""What a failed call to Slack means for its message (`slack.md` §1, `reliability.md` §4.2)."""

from __future__ import annotations

import socket
from enum import StrEnum
from ssl import SSLCertVerificationError
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.rules.values import value


class Fate(StrEnum):
    LATER = "later"
    """Certainly not posted: try again."""
    NEVER = "never"
    """Certainly not posted, and it never will be there."""
    UNCERTAIN = "uncertain"


@value
class Verdict:
    fate: Fate
    error: str
    """Slack's code, or the kind of what went wrong."""
    after: float | None = None
    """Seconds to wait, when Slack said so or the workspace's installation is what is wrong."""


RATE = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
INSTALLATION = frozenset(
    {"token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed", "missing_scope"}
)
"""Nothing can be sent in this workspace until somebody mends it; what waits is kept."""
INSTALLATION_PAUSE = 300.0
BAD_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
"""Our mistake: the plain text is sent instead, once."""
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
UNREADABLE = frozenset(
    {
        "missing_scope",
        "not_in_channel",
        "channel_not_found",
        "thread_not_found",
        "access_denied",
        "no_permission",
        "method_not_supported_for_channel_type",
        "user_not_found",
        "user_not_visible",
        "user_disabled",
        "users_not_found",
    }
)
"""What stands in a place is not for us to see: nothing can be proved there."""
"""There is nothing to edit any more."""
PERMANENT = (
    BAD_BLOCKS
    | GONE
    | frozenset(
        {
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "is_inactive",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_non_threadable_channel",
            "messages_tab_disabled",
            "ekm_access_denied",
            "posting_to_channel_denied",
            "team_not_found",
            "user_not_found",
            "user_not_visible",
            "user_disabled",
            "users_not_found",
            "thread_not_found",
            "cannot_dm_bot",
            "msg_too_long",
            "no_text",
            "block_mismatch",
            "markdown_text_conflict",
            "metadata_too_large",
            "invalid_metadata_format",
        }
    )
)


def judge(error: Exception) -> Verdict:
    """What became of the message. Whatever is not known to be a refusal is uncertain."""
    if isinstance(error, SlackApiError):
        return _answered(error.response)
    if isinstance(error, URLError) and isinstance(
        error.reason, ConnectionRefusedError | socket.gaierror | SSLCertVerificationError
    ):
        return Verdict(Fate.LATER, type(error.reason).__name__)
    return Verdict(Fate.UNCERTAIN, type(error).__name__)


def _answered(response: Any) -> Verdict:
    status = getattr(response, "status_code", 200)
    code = response.get("error") if hasattr(response, "get") else None
    if status == 429 or code in RATE:
        return Verdict(Fate.LATER, "ratelimited", _retry_after(getattr(response, "headers", {})))
    if status >= 500 or not isinstance(code, str):
        return Verdict(Fate.UNCERTAIN, f"status {status}")
    if code in INSTALLATION:
        return Verdict(Fate.LATER, code, INSTALLATION_PAUSE)
    return Verdict(Fate.NEVER if code in PERMANENT else Fate.UNCERTAIN, code)


def _retry_after(headers: Any) -> float:
    told = {str(name).lower(): value for name, value in dict(headers).items()}.get("retry-after", "1")
    first = told[0] if isinstance(told, list) else told
    return float(first) if str(first).replace(".", "", 1).isdigit() else 1.0
