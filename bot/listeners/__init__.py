"""The edge for people and events: one wrapper around everything, which lets nothing reach Bolt.

In Bolt 1.30 a listener that raises right after its `ack()` loses the acknowledgement; so whatever goes wrong here is
turned into a sentence where the person is, and the acknowledgement with the answer is made last.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable
from time import monotonic
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot import events
from bot.call import ARRIVED, Call
from bot.home.bell import Bell
from bot.i18n import speaker
from bot.listeners import admission, payload
from bot.listeners.acknowledging import CommandDoor, FormDoor
from bot.listeners.asking import Unreachable
from bot.listeners.door import Door, Missed
from bot.listeners.hearing import Hearing
from bot.listeners.identity import Directory
from bot.listeners.payload import Body, Request
from bot.listeners.routes import Routes
from bot.listeners.way import Mail
from bot.rules.texts import N_, Refusal
from bot.rules.values import value
from bot.usecases.changing import Repeated
from bot.views import edge as views
from bot.views.parts import encode

VALUE = 2000
"""Characters that a button's value may have."""
TOO_LONG = N_("That took a moment too long for Slack. Nothing was changed; please try once more.")
COMMAND = "/handover"

_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

log = logging.getLogger(__name__)


@value
class Kind:
    """One of the ways in: how its payload is read, how answers get back, who answers."""

    read: Callable[[Body], Request]
    door: type[Door]
    run: Callable[[Request, Call], None]


class Listeners(Middleware):
    """All that people do and Slack tells, each kind with its own table behind it.

    The last middleware of the app and not a listener for each kind: Bolt gathers thirty arguments to find the listener
    and as many to call it, which together cost a third of a bare acknowledgement.
    """

    def __init__(
        self,
        directory: Directory,
        mail: Mail,
        entrance: admission.Admission,
        routes: Routes,
        bell: Bell,
        *,
        language: str,
    ) -> None:
        self._directory = directory
        self._mail = mail
        self._entrance = entrance
        self._language = language
        self._routes = routes
        self._command = Kind(payload.command, CommandDoor, routes.line)
        shortcut = Kind(payload.shortcut, Door, routes.shortcut)
        self._interactions = {
            "block_actions": Kind(payload.action, Door, routes.action),
            "view_submission": Kind(payload.submission, FormDoor, routes.form),
            "shortcut": shortcut,
            "message_action": shortcut,
        }
        self._bell = bell
        self._hearing = Hearing(directory, bell, events.TABLE)

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], Any]) -> Any:  # noqa: A002 - Bolt's
        """The acknowledgement with its answer; what is none of ours is left to Bolt, who says so."""
        body = req.body
        if body.get("type") == "event_callback":
            return self._hear(body)
        kind = self._command if body.get("command") == COMMAND else self._interactions.get(body.get("type", ""))
        if kind is None:
            return next()
        answer = self._serve(kind, body, req.context.get(ARRIVED) or monotonic())
        return BoltResponse(status=200, body=_json(answer) if answer else "")

    def _serve(self, kind: Kind, body: Body, arrived: float) -> dict[str, Any] | None:
        """What goes into the acknowledgement. Never raises."""
        try:
            request = kind.read(body)
            door = kind.door(request, self._directory, self._mail, speaker(self._language))
            self._answer(kind, request, door, arrived)
        except Exception:
            log.exception("a request could not be answered")
            return None
        return door.answer

    def _answer(self, kind: Kind, request: Request, door: Door, arrived: float) -> None:
        try:
            self._routes.warm()
            self._run(kind, request, self._entrance.admit(request, door, arrived))
        except Refusal as refusal:
            door.refuse(refusal)
        except Repeated:
            door.reply(views.repeated(door.say))
        except Missed:
            _again(request, door)
        except Unreachable:
            door.refuse(Refusal(admission.AGAIN))
        except (OperationalError, PoolTimeout):
            log.warning("the database was busy", exc_info=True)
            door.refuse(Refusal(admission.BUSY))
        except Exception:
            reference = secrets.token_hex(2)
            log.exception("reference %s: %s failed", reference, type(door).__name__)
            door.reply(views.wrong(door.say, reference))

    def _run(self, kind: Kind, request: Request, call: Call) -> None:
        """What is done in a form or in the Home may show in the Home, also that it could not be done."""
        try:
            kind.run(request, call)
        finally:
            if request.view is not None:
                self._bell.touched(request.user)

    def _hear(self, body: Body) -> BoltResponse:
        """An event that could not be kept is not acknowledged: Slack sends it again."""
        try:
            self._routes.warm()
            self._hearing.hear(body)
        except Exception:
            log.exception("an event could not be kept")
            return BoltResponse(status=503)
        return BoltResponse(status=200)


def _again(request: Request, door: Door) -> None:
    """A form that came too late is offered once more, by a button that carries what was asked."""
    if request.again is None or len(encode(request.again)) > VALUE:
        door.refuse(Refusal(TOO_LONG))
    else:
        door.reply(views.again(door.say, request.again))
