"""Pictures in answers: uploaded to nobody, then shown by the block that names them; as text where that cannot be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from time import sleep

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.call import Draw, Picture, Told
from bot.listeners.asking import Unreachable
from bot.listeners.uploading import upload, why_refused
from bot.views.parts import Message

PAUSES = (0.5, 1.0, 2.0)
"""Seconds before it is sent again: right after an upload Slack does not know the file in a block yet, as a rule for
about a second (docs/decisions.md). A response_url takes five answers in all."""

log = logging.getLogger(__name__)


def illustrate(client: WebClient, draw: Draw, told: Told, send: Callable[[Message], bool]) -> None:
    """Draw, upload and send; takes seconds, and raises nothing."""
    try:
        files, why = _uploaded(client, draw()), ""
    except Unreachable:
        files, why = [], "failed"
    except SlackApiError as refused:
        files, why = [], why_refused(refused)
    except Exception as broken:  # noqa: BLE001 - a list is better than nothing, and its text is no matter for a log
        log.error("a picture could not be made: %s", type(broken).__name__)
        files, why = [], "failed"
    if not (files and _sent(told(files, ""), send)):
        send(told((), why or "failed"))


def _uploaded(client: WebClient, pictures: Sequence[Picture]) -> list[str]:
    files = (
        {"filename": f"overlap-{n}.png", "content": each.content, "alt_txt": each.alt}
        for n, each in enumerate(pictures, 1)
    )
    return upload(client, list(files))


def _sent(message: Message, send: Callable[[Message], bool]) -> bool:
    for pause in PAUSES:
        if send(message):
            return True
        sleep(pause)
    return send(message)
