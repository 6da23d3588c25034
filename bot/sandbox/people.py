"""People in sentences: anna types, presses, chooses, fills, submits, and sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.sandbox import happenings
from bot.sandbox.blocks import elements_of
from bot.sandbox.filling import chosen, is_called, label_of
from bot.sandbox.forms import fill
from bot.sandbox.gestures import Cannot, Press
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.sight import Found, Sight, of_message, squeezed
from bot.sandbox.values import Channel, Message, User, View
from bot.sandbox.workspace import Change


class Room:
    """A channel or DM, as what stands in it."""

    def __init__(self, scene: Scene, channel: Channel) -> None:
        self.scene, self.channel = scene, channel

    @property
    def id(self) -> str:
        return self.channel.id

    @property
    def messages(self) -> list[Message]:
        """What everybody in it sees, without thread replies; oldest first."""
        return [
            one
            for one in self.channel.messages.values()
            if not one.ephemeral_to and not one.deleted and (one.thread_ts is None or one.broadcast)
        ]

    @property
    def texts(self) -> list[str]:
        return [of_message(self.scene.sandbox.workspace, one) for one in self.messages]

    def thread(self, message: Message) -> list[str]:
        """The replies to a message."""
        return [of_message(self.scene.sandbox.workspace, one) for one in self.channel.thread(message.ts)]


class Person:
    """Somebody in the workspace. After each sentence everything that follows from it has happened."""

    def __init__(self, scene: Scene, user: User) -> None:
        self.scene, self.user, self.sandbox = scene, user, scene.sandbox
        self.id = user.id
        self.sight = Sight(self.sandbox.workspace, user.id)
        self.problems: dict[str, str] = {}
        """What the last submitted form was refused with, by block id."""
        self.told: list[str] = []
        """What Slack itself complained about to this person."""
        self.sandbox.workspace.listeners.append(self._listen)

    def __repr__(self) -> str:
        return f"<{self.user.name}>"

    # -- doing -----------------------------------------------------------------------------------------------------

    def types(self, text: str, channel: str = "acme", *, thread: str | None = None) -> None:
        """A line in a channel (by name), or in the thread of a message (by ts)."""
        place = self.scene.channel(channel).channel
        self._do(lambda: self.sandbox.gestures.type(self.id, place.id, text, thread))

    def types_to_the_bot(self, text: str) -> None:
        self._do(lambda: self.sandbox.gestures.type(self.id, self.dm.id, text))

    def presses(self, name: str, *, on: str = "") -> None:
        """A button, by its text or action id; the newest one there is, or that of a message that says `on`."""
        self._press(self._find(name, on), {})

    def chooses(self, menu: str, *options: str, on: str = "") -> None:
        """Options of a menu (by its placeholder or action id): texts, names of people, or a date."""
        found = self._find(menu, on)
        self._press(found, chosen(self.sandbox.workspace, found.element, list(options)))

    def fills(self, **fields: str | list[str]) -> None:
        """Fields of the open form, by block id, action id or label in lower case with underscores."""
        view = self._form()
        for name, value in fields.items():
            block = next((one for one in view.body["blocks"] if is_called(one, name)), None)
            assert block is not None, f"no field {name!r} among {[label_of(one) for one in view.body['blocks']]}"
            part = elements_of(block)[0]
            values = value if isinstance(value, list) else [value]
            fill(view, {block["block_id"]: {part["action_id"]: chosen(self.sandbox.workspace, part, values)}})

    def attaches(self, field: str, **files: str | bytes) -> None:
        """Files into a field of the open form: their content by name, with `_` for the dot before the ending."""
        view = self._form()
        block = next(one for one in view.body["blocks"] if is_called(one, field))
        for name, content in files.items():
            called = ".".join(name.rsplit("_", 1))
            raw = content.encode() if isinstance(content, str) else content
            self._do(partial(self.sandbox.gestures.attach, self.id, view.id, block["block_id"], called, raw))

    def submits(self, **fields: str | list[str]) -> dict[str, str]:
        """Fill these fields and submit the open form; gives what it was refused with."""
        self.fills(**fields)
        view = self._form()
        self._do(lambda: self.problems.update(self.sandbox.gestures.submit(self.id, view.id, {})))
        return self.problems

    def closes(self) -> None:
        """The open form."""
        view = self._form()
        self._do(lambda: self.sandbox.gestures.close(self.id, view.id))

    def uses(self, shortcut: str, *, on: str = "") -> None:
        """A shortcut by its callback id; on the newest message that says `on`, if given."""
        place, message = next(self.sight.messages(on)) if on else (None, None)
        target = (place.id, message.ts) if place and message else (None, None)
        self._do(lambda: self.sandbox.gestures.shortcut(self.id, shortcut, *target))

    def opens_home(self) -> None:
        self._do(lambda: happenings.open_home(self.sandbox.workspace, self.id))

    def joins(self, channel: str) -> None:
        self._do(lambda: happenings.join(self.sandbox.workspace, self.scene.channel(channel).channel, self.id))

    def leaves(self, channel: str) -> None:
        self._do(lambda: happenings.leave(self.sandbox.workspace, self.scene.channel(channel).channel, self.id))

    def changes(self, **facts: Any) -> None:
        """Something in the account: deleted=True, tz=..., real_name=..."""
        self._do(lambda: happenings.change_user(self.sandbox.workspace, self.user, **facts))

    # -- seeing ----------------------------------------------------------------------------------------------------

    def sees(self, text: str) -> bool:
        """Whether this stands anywhere where this person looks."""
        return squeezed(text) in squeezed(self.screen())

    def screen(self) -> str:
        """Everything this person can see: messages in order, the Home, the open form, complaints."""
        return "\n".join([self.sight.everything(), *self.problems.values(), *self.told])

    @property
    def form(self) -> View | None:
        """The form that is open."""
        return self.sight.form

    @property
    def dm(self) -> Room:
        """The conversation with the bot."""
        return Room(self.scene, self.sandbox.workspace.dm(self.id))

    # -- on the way ------------------------------------------------------------------------------------------------

    def _do(self, gesture: Callable[[], object]) -> None:
        self.problems, self.told = {}, []
        try:
            gesture()
        except Cannot as cannot:
            self.told.append(str(cannot))
        self.scene.settle()

    def _press(self, found: Found, state: dict[str, Any]) -> None:
        press, gestures = Press(found.block_id, found.element["action_id"], state), self.sandbox.gestures
        if found.channel and found.message:
            place, ts = found.channel.id, found.message.ts
            self._do(lambda: gestures.press(self.id, place, ts, press))
        elif view := found.view:
            self._do(lambda: gestures.press_in_view(self.id, view.id, press))

    def _find(self, name: str, on: str) -> Found:
        found = next((one for one in self.sight.reachable(on) if is_called(one.element, name)), None)
        assert found, f"{self.user.name} sees no {name!r}:\n{self.screen()}"
        return found

    def _form(self) -> View:
        assert self.form, f"{self.user.name} has no form open:\n{self.screen()}"
        return self.form

    def _listen(self, change: Change) -> None:
        if change.kind == "error" and change.to == self.id:
            self.told.append(change.facts["text"])


class Scene:
    """A sandbox and its people; `settle` lets everything happen that follows from a sentence."""

    def __init__(self, sandbox: Sandbox, settle: Callable[[], object]) -> None:
        self.sandbox, self.settle = sandbox, settle

    def person(self, name: str) -> Person:
        return Person(self, next(user for user in self.sandbox.workspace.users.values() if user.name == name))

    def channel(self, name: str) -> Room:
        return Room(self, next(one for one in self.sandbox.workspace.channels.values() if one.name == name))
