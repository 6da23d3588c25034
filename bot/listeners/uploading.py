"""Files on their way into Slack, and why one did not get there."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.listeners.asking import Unreachable, ask

log = logging.getLogger(__name__)


def upload(client: WebClient, files: Sequence[Mapping[str, Any]], channel: str | None = None) -> list[str]:
    """Upload the files, shared in a channel or with nobody; gives Slack's ids of them.

    Raises SlackApiError for a definite no, Unreachable for none at all.
    """
    uploads = [dict(file) for file in files]
    try:
        given = ask(lambda: client.files_upload_v2(file_uploads=uploads, channel=channel))["files"]
        return [str(file["id"]) for file in given]
    except SlackApiError:
        raise
    except SlackClientError as lost:
        raise Unreachable(type(lost).__name__) from lost


def why_refused(refused: SlackApiError) -> str:
    """`scope` where a permission is missing, else `failed`; Slack's code goes into the log."""
    error = str(refused.response.get("error"))
    log.warning("a file was not taken: %s", error if error.isidentifier() else "no code")
    return "scope" if error == "missing_scope" else "failed"
