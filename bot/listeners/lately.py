"""What takes longer than Slack waits: done in a thread of its own, and whatever goes wrong is said."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any

from bot.i18n import Say
from bot.listeners.asking import Unreachable
from bot.rules.texts import Refusal
from bot.usecases.changing import BUSY
from bot.views import edge as views
from bot.views.parts import Message

log = logging.getLogger(__name__)


def do(job: Callable[[], None], say: Say, send: Callable[[Message], Any]) -> None:
    """Raises nothing: nobody is below to catch it."""
    try:
        job()
    except Refusal as refusal:
        send(views.spoken(say(refusal.message, **refusal.words)))
    except Unreachable:
        send(views.spoken(say(BUSY)))
    except Exception as broken:  # noqa: BLE001 - its text may hold what a customer's file says
        reference = secrets.token_hex(2)
        log.error("reference %s: what was to be done later failed: %s", reference, type(broken).__name__)
        send(views.wrong(say, reference))
