"""Doors whose first answer travels in the acknowledgement: of a typed line, and of a submitted form."""

from __future__ import annotations

from collections.abc import Mapping

from bot.listeners.door import Door, body
from bot.listeners.payload import Body
from bot.rules.texts import Refusal
from bot.views import edge as views
from bot.views.parts import Message, View


class CommandDoor(Door):
    """The first reply to a typed line travels in the acknowledgement: no further request, nothing to lose."""

    def reply(self, message: Message) -> None:
        if self.answer is None:
            self.answer = body(message, response_type="ephemeral")
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
