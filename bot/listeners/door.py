"""How answers get back, one Door for each way in: in the acknowledgement, by response_url, or as a page of a form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.call import Actor, Document, Draw, Place, Told
from bot.i18n import Say
from bot.listeners.asking import Unreachable, ask
from bot.listeners.handing import hand_over
from bot.listeners.identity import Directory
from bot.listeners.illustrating import illustrate
from bot.listeners.payload import Body, Request
from bot.listeners.way import Mail
from bot.rules.texts import N_, Refusal
from bot.views import edge as views
from bot.views.parts import Message, View, encode

NOT_HERE = N_("People from outside read along in this channel, so I do not show it to everybody here.")
UNSEEN = N_(
    "I can't see who reads along here, so I do not show it to everybody. In a channel, invite me and try again."
)
NO_ROOM = N_("I can only show it to everybody where it was asked for. Type the command again in the channel.")
GONE = N_("That form was closed in the meantime. Nothing was changed; please open it again.")
EXPIRED = {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"}
CLOSED = {"not_found", "hash_conflict", "view_not_found"}


UPLOAD_SECONDS = 5.0
"""What one call of an upload may take; nobody waits for it but the picture."""


class Missed(Exception):
    """The moment in which Slack lets a form be opened is over."""


class Door:
    """The edge's side of a Call. `answer` is what goes into the acknowledgement."""

    def __init__(self, request: Request, directory: Directory, mail: Mail, say: Say) -> None:
        self.request = request
        self.directory = directory
        self.mail = mail
        self.say = say
        """In the reader's language, once that is known."""
        self.workspace = 0
        self.place: Place | None = None
        self.answer: dict[str, Any] | None = None

    # -- what a Call may do -----------------------------------------------------------------------------------------

    def reply(self, message: Message) -> None:
        if not self._post(_body(message, response_type="ephemeral", replace_original=False)):
            self._page(message)

    def replace(self, message: Message) -> None:
        if not self.request.way.ephemeral or not self._post(_body(message, replace_original=True)):
            self.reply(message)

    def share(self, message: Message) -> None:
        self._for_everybody()
        if not self._post(_body(message, response_type="in_channel", replace_original=False)):
            raise Refusal(NO_ROOM)

    def open_form(self, view: View) -> None:
        packed = self._packed(view)
        self._slack(lambda client: client.views_open(trigger_id=self.request.trigger, view=packed))

    def change_form(self, view: View) -> None:
        shown = self.request.view
        if shown is None or shown["type"] == "home":
            self.open_form(view)
            return
        place = {"view_id": shown["id"], "hash": shown.get("hash")}
        self._slack(lambda client: client.views_update(view=self._packed(view), **place))

    def problems(self, fields: Mapping[str, str]) -> None:
        self.reply(views.spoken(" ".join(fields.values())))

    def illustrate(self, draw: Draw, told: Told, *, everybody: bool) -> None:
        """By response_url, when Slack has it; where there is none, or too many wait, at once and without."""
        if everybody:
            self._for_everybody()
        kind = {"response_type": "in_channel" if everybody else "ephemeral", "replace_original": False}
        client = self.directory.client(self.workspace, UPLOAD_SECONDS)
        job = partial(illustrate, client, draw, told, lambda message: self._post(_body(message, **kind)))
        if self.request.way.url is None or not self.mail.later(job):
            (self.share if everybody else self.reply)(told((), "failed"))

    def hand_over(self, make: Callable[[], Document], told: Callable[[str], Message]) -> None:
        client = self.directory.client(self.workspace, UPLOAD_SECONDS)
        job = partial(hand_over, client, self.request.user, make, told, self.say, self._follow_up)
        if not self.mail.later(job):
            self.reply(told("failed"))

    def _for_everybody(self) -> None:
        """Nothing is shown to everybody where outsiders read along, or nobody knows who does."""
        if self.place is not None and self.place.shared:
            raise Refusal(NOT_HERE)
        if self.place is None or not self.place.seen:
            raise Refusal(UNSEEN)

    def meet(self, slack_id: str) -> Actor:
        return self.directory.meet(self.workspace, slack_id)

    def visit(self, slack_id: str) -> Place:
        return self.directory.visit(self.workspace, slack_id)

    def renew(self) -> None:
        self.directory.renew()

    # -- what the edge itself does ----------------------------------------------------------------------------------

    def refuse(self, refusal: Refusal) -> None:
        """Say it at the place of the action."""
        self.reply(views.spoken(self.say(refusal.message, **refusal.words)))

    def _post(self, body: dict[str, Any]) -> bool:
        way = self.request.way
        if way.url is None:
            return False
        return self.mail.post(way.url, {**body, "thread_ts": way.thread} if way.thread else body)

    def _follow_up(self, message: Message) -> bool:
        """Another answer to the same request, from a thread of its own: to this person only."""
        return self._post(_body(message, response_type="ephemeral", replace_original=False))

    def _page(self, message: Message) -> None:
        """Where there is no conversation to answer in: a page of its own."""
        if self.request.trigger:
            push = (self.request.view or {}).get("type") == "modal"
            view = self._packed(views.page(self.say, message))
            trigger = self.request.trigger
            self._slack(
                lambda client: (client.views_push if push else client.views_open)(trigger_id=trigger, view=view)
            )

    def _packed(self, view: View) -> View:
        """The form with the way back beside its own value."""
        value = json.loads(view.get("private_metadata") or encode(None))
        return {**view, "private_metadata": encode({**value, **self.request.way.packed()})}

    def _slack(self, question: Callable[[Any], Any]) -> None:
        try:
            ask(lambda: question(self.directory.client(self.workspace)))
        except Unreachable:
            raise Missed from None
        except SlackApiError as refused:
            error = refused.response.get("error")
            if error in EXPIRED:
                raise Missed from None
            if error in CLOSED:
                raise Refusal(GONE) from None
            raise


class CommandDoor(Door):
    """The first reply to a typed line travels in the acknowledgement: no further request, nothing to lose."""

    def reply(self, message: Message) -> None:
        if self.answer is None:
            self.answer = _body(message, response_type="ephemeral")
        else:
            super().reply(message)


class FormDoor(Door):
    """A submitted form: problems stay in it, an answer goes to where the form was opened from."""

    def open_form(self, view: View) -> None:
        self.answer = {"response_action": "push", "view": self._packed(view)}

    def change_form(self, view: View) -> None:
        self.answer = {"response_action": "update", "view": self._packed(view)}

    def problems(self, fields: Mapping[str, str]) -> None:
        self.answer = {"response_action": "errors", "errors": dict(fields)}

    def refuse(self, refusal: Refusal) -> None:
        """At the field it is about, else at the first one: what was typed stays."""
        inputs = _inputs(self.request.view or {})
        if inputs:
            field = refusal.field if refusal.field in inputs else inputs[0]
            self.problems({field: self.say.plain(refusal.message, **refusal.words)})
        else:
            self._page(views.spoken(self.say(refusal.message, **refusal.words)), "push")

    def _page(self, message: Message, how: str = "update") -> None:
        self.answer = {"response_action": how, "view": self._packed(views.page(self.say, message))}


def _inputs(view: Body) -> list[str]:
    return [block["block_id"] for block in view.get("blocks") or () if block.get("type") == "input"]


def _body(message: Message, **more: Any) -> dict[str, Any]:
    blocks = {"blocks": message.blocks} if message.blocks else {}
    return {"text": message.text, **blocks, "unfurl_links": False, "unfurl_media": False, **more}
