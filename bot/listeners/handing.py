"""A file put into somebody's own conversation with the bot, and an answer where it was asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.call import Document
from bot.i18n import Say
from bot.listeners.asking import Unreachable, ask
from bot.listeners.uploading import upload, why_refused
from bot.rules.texts import Refusal
from bot.views import edge as views
from bot.views.parts import Message

log = logging.getLogger(__name__)


def hand_over(  # noqa: PLR0917 - what goes where, and how it is told
    client: WebClient,
    to: str,
    make: Callable[[], Document],
    told: Callable[[str], Message],
    say: Say,
    send: Callable[[Message], Any],
) -> None:
    """Make it, put it there and answer; takes seconds, and raises nothing.

    Slack shares a file in a channel only, and the conversation's id comes with the message that is posted first
    (docs.slack.dev: files.completeUploadExternal). Without its file that message goes again.
    """
    try:
        document = make()
        _put(client, to, document)
        answer = told("")
    except Refusal as refusal:
        answer = views.spoken(say(refusal.message, **refusal.words))
    except Unreachable:
        answer = told("failed")
    except SlackApiError as refused:
        answer = told(why_refused(refused))
    except Exception as broken:  # noqa: BLE001 - nobody is below to catch it, and its text is no matter for a log
        log.error("a file could not be made: %s", type(broken).__name__)
        answer = told("failed")
    send(answer)


def _put(client: WebClient, to: str, document: Document) -> None:
    above = document.above
    posted = ask(
        lambda: client.chat_postMessage(channel=to, text=above.text, blocks=above.blocks or None, unfurl_links=False)
    )
    try:
        upload(client, [{"filename": document.name, "content": document.content}], posted["channel"])
    except (SlackApiError, Unreachable):
        client.chat_delete(channel=posted["channel"], ts=posted["ts"])
        raise
