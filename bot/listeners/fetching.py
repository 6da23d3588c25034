"""A file that somebody put into a form: its content from Slack's own host, with our token, and from no other."""

from __future__ import annotations

import logging
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPSHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.i18n import Raw
from bot.listeners.asking import Unreachable, ask
from bot.listeners.way import Stay
from bot.rules.texts import N_, Refusal

HOST = "files.slack.com"
LARGEST = 10_000_000
"""Bytes; what Slack lets a form take (docs.slack.dev: file input element)."""
SECONDS = 10.0
SCOPE = Raw("`files:read`")

NO_FILE = N_("I cannot read that file any more. Please give it again: `/handover import`")
NO_SCOPE = N_("I may not read files here yet: whoever runs me can add the permission {scope}.")
TOO_LARGE = N_("{file} has more than {n} MB. Please give it in parts.")

log = logging.getLogger(__name__)


def fetch(client: WebClient, owner: str, file_id: str) -> tuple[str, bytes]:
    """Name and content. Only who put it there may have it read; anybody else's is not found. Raises Unreachable."""
    try:
        file = ask(lambda: client.files_info(file=file_id))["file"]
    except SlackApiError as refused:
        missing = refused.response.get("error") == "missing_scope"
        raise (Refusal(NO_SCOPE, scope=SCOPE) if missing else Refusal(NO_FILE)) from None
    name, url = str(file.get("name") or "file"), str(file.get("url_private_download") or file.get("url_private") or "")
    if file.get("user") != owner or not _allowed(url, client.base_url):
        raise Refusal(NO_FILE)
    if int(file.get("size") or 0) > LARGEST:
        raise Refusal(TOO_LARGE, file=name, n=LARGEST // 1_000_000)
    content = _content(client, url)
    if len(content) > LARGEST:
        raise Refusal(TOO_LARGE, file=name, n=LARGEST // 1_000_000)
    return name, content


def _allowed(url: str, api: str) -> bool:
    """Slack's host of files, compared exactly, or that of the Web API where it is not Slack's."""
    try:
        parts, base = urlsplit(url), urlsplit(api)
        there = (parts.scheme, parts.hostname, parts.port)
    except ValueError:
        return False
    ours = [("https", HOST, None)]
    if not f".{base.hostname}".endswith(".slack.com"):
        ours.append((base.scheme, base.hostname or "", base.port))  # type: ignore[arg-type]
    return parts.username is None and there in ours


def _content(client: WebClient, url: str) -> bytes:
    request = Request(url, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - the host was compared
    opener = build_opener(Stay, HTTPSHandler(context=client.ssl))
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            page = str(answer.headers.get("Content-Type")).startswith("text/html")
            content: Any = b"" if page else answer.read(LARGEST + 1)
    except HTTPError as refused:
        refused.close()
        log.warning("a file was not given: status %d", refused.code)
        raise Refusal(NO_FILE) from None
    except (OSError, HTTPException) as lost:
        raise Unreachable(type(lost).__name__) from lost
    if page:  # Slack's page to sign in: the token may not read it
        raise Refusal(NO_SCOPE, scope=SCOPE)
    return bytes(content)
