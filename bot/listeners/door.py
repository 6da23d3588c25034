"""How answers get back, one Door for each way in: in the acknowledgement, by response_url, or as a page of a form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.call import Actor, Document, Draw, Place, Told
from bot.i18n import Say
from bot.listeners import lately
from bot.listeners.asking import Unreachable, ask
from bot.listeners.fetching import fetch
from bot.listeners.handing import hand_over
from bot.listeners.identity import Directory
from bot.listeners.illustrating import illustrate
from bot.listeners.joining import join
from bot.listeners.payload import Request
from bot.listeners.way import Mail
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import BUSY
from bot.views import edge as views
from bot.views.parts import Message, View, encode

NOT_HERE = N_("People from outside read along in this channel, so I do not show it to everybody here.")
UNSEEN = N_(
    "I can't see who reads along here, so I do not show it to everybody. In a channel, invite me and try again."
)
NO_ROOM = N_("I can only show it to everybody where it was asked for. Type the command again in the channel.")
DRAWN = N_("The picture is being drawn…")
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
        if not self._post(body(message, response_type="ephemeral", replace_original=False)):
            self._page(message)

    def replace(self, message: Message) -> None:
        if self.request.way.ephemeral and self._post(body(message, replace_original=True)):
            return
        if (self.request.view or {}).get("callback_id") == views.PAGE:
            self.change_form(views.page(self.say, message))
        else:
            self.reply(message)

    def share(self, message: Message) -> None:
        self._for_everybody()
        if not self._post(body(message, response_type="in_channel", replace_original=False)):
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
        """By response_url, or into a page that is opened for it; where too many wait, at once and without."""
        if everybody:
            self._for_everybody()
        send = self._sender(everybody=everybody)
        client = self.directory.client(self.workspace, UPLOAD_SECONDS)
        if send is None:
            raise Refusal(NO_ROOM)
        if not self.mail.later(partial(illustrate, client, draw, told, send)):
            send(told((), "failed"))

    def _sender(self, *, everybody: bool) -> Callable[[Message], bool] | None:
        """How an answer gets back a moment later."""
        kind = {"response_type": "in_channel" if everybody else "ephemeral", "replace_original": False}
        if self.request.way.url is not None:
            return lambda message: self._post(body(message, **kind))
        page = None if everybody else self._page(views.spoken(self.say(DRAWN)))
        return partial(self._turn, page) if page else None

    def hand_over(self, make: Callable[[], Document], told: Callable[[str], Message]) -> None:
        client = self.directory.client(self.workspace, UPLOAD_SECONDS)
        job = partial(hand_over, client, self.request.user, make, told, self.say, self._follow_up)
        if not self.mail.later(job):
            self.reply(told("failed"))

    def later(self, job: Callable[[], None]) -> None:
        if not self.mail.later(partial(lately.do, job, self.say, self._follow_up)):
            raise Refusal(BUSY)

    def fetch(self, file_id: str) -> tuple[str, bytes]:
        return fetch(self.directory.client(self.workspace, UPLOAD_SECONDS), self.request.user, file_id)

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

    def join(self, slack_id: str) -> None:
        join(self.directory.client(self.workspace), slack_id)
        self.directory.channel(self.workspace, slack_id, anew=True)

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
        return self._post(body(message, response_type="ephemeral", replace_original=False))

    def _page(self, message: Message) -> str | None:
        """Where there is no conversation to answer in: a page of its own, and its id. The third on the stack is
        turned, as Slack allows no fourth (docs.slack.dev: modals)."""
        below, view = self.request.view or {}, self._packed(views.page(self.say, message))
        if not self.request.trigger:
            return None
        if below.get("type") == "modal" and below.get("previous_view_id") not in (None, below.get("root_view_id")):
            return self._opened(lambda client: client.views_update(view_id=below["id"], view=view))
        trigger, push = self.request.trigger, below.get("type") == "modal"
        return self._opened(
            lambda client: (client.views_push if push else client.views_open)(trigger_id=trigger, view=view)
        )

    def _turn(self, page: str, message: Message) -> bool:
        """Show it in a page that is open."""
        view = self._packed(views.page(self.say, message))
        try:
            ask(lambda: self.directory.client(self.workspace).views_update(view_id=page, view=view))
        except (Unreachable, SlackApiError):
            return False
        return True

    def _opened(self, question: Callable[[Any], Any]) -> str:
        return str(self._slack(question)["view"]["id"])

    def _packed(self, view: View) -> View:
        """The form with the way back beside its own value."""
        value = json.loads(view.get("private_metadata") or encode(None))
        return {**view, "private_metadata": encode({**value, **self.request.way.packed()})}

    def _slack(self, question: Callable[[Any], Any]) -> Mapping[str, Any]:
        try:
            return ask(lambda: question(self.directory.client(self.workspace)))
        except Unreachable:
            raise Missed from None
        except SlackApiError as refused:
            error = refused.response.get("error")
            if error in EXPIRED:
                raise Missed from None
            if error in CLOSED:
                raise Refusal(GONE) from None
            raise


def body(message: Message, **more: Any) -> dict[str, Any]:
    blocks = {"blocks": message.blocks} if message.blocks else {}
    return {"text": message.text, **blocks, "unfurl_links": False, "unfurl_media": False, **more}
