"""What people do: type, press, submit, close, use a shortcut; and what they see when the app is silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import payloads, shapes
from bot.sandbox.blocks import elements_of
from bot.sandbox.delivery import Ack, Deliverer, Kind, NoAck
from bot.sandbox.forms import answered, fill, unfinished
from bot.sandbox.limits import LIMITS
from bot.sandbox.refused import Refused
from bot.sandbox.responses import say
from bot.sandbox.tickets import Ticket
from bot.sandbox.typed import escaped, safe
from bot.sandbox.values import SLACKBOT, Channel, Command, View
from bot.sandbox.views import STATE_OF, Values
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True)
class Press:
    """Which element, and what was chosen in it ({} for a button), as Slack sends it: {"selected_date": ...}."""

    block_id: str
    action_id: str
    state: dict[str, Any] = field(default_factory=dict)


class Cannot(Exception):
    """Slack's own sentence to a person who tries what cannot be done."""


class Gestures:
    """Each gesture is delivered, and its answer shown, before the method returns."""

    def __init__(self, workspace: Workspace, deliverer: Deliverer) -> None:
        self.workspace, self.deliverer = workspace, deliverer
        self.seconds: float = LIMITS["ack"]["seconds"]

    # -- typing ----------------------------------------------------------------------------------------------------

    def type(self, user_id: str, channel_id: str, text: str, thread_ts: str | None = None) -> None:
        """A line in a channel: a message, or a slash command."""
        workspace = self.workspace
        with workspace.lock:
            channel = self.place(user_id, channel_id)
            word, _, rest = text.partition(" ")
            command = next((each for each in workspace.app.commands if each.name == word), None)
            if thread_ts and thread_ts not in channel.messages:
                raise Cannot("This thread is no longer there.")
            if not text.startswith("/"):
                workspace.post(channel, user_id, escaped(workspace, text), thread_ts=thread_ts)
                workspace.mark_read(user_id, channel)
                return
            if thread_ts and command:
                raise Cannot(f"{word} is not supported in threads. Sorry!")
            if command is None:
                raise Cannot(f"{word} is not a valid command.")
            if workspace.users[user_id].kind == "external":
                raise Cannot(f"{word} is not available to people outside {workspace.name}.")
        self.command(user_id, channel, command, rest)

    def command(self, user_id: str, channel: Channel, command: Command, rest: str) -> None:
        workspace = self.workspace
        text = escaped(workspace, rest) if command.should_escape else rest
        payload = payloads.command(workspace, user_id, channel, command.name, text)
        try:
            ack = self.deliver("slash_commands", payload)
        except NoAck as silence:
            self.complain(user_id, channel, f"{command.name} {said_of(silence)}")
            return
        if ack.body is None:
            return
        with workspace.lock:
            try:
                if isinstance(ack.body, dict) and ack.body.get("response_type") == "in_channel":
                    workspace.post(channel, user_id, safe(f"{command.name} {rest}".strip()))
                say(workspace, Ticket(user_id, channel.id, None, None, workspace.clock.now()), ack.body)
            except Refused as refused:
                self.complain(user_id, channel, f"{command.name} failed ({refused.error})")

    def complain(self, user_id: str, channel: Channel, text: str) -> None:
        """Slackbot's word to one person."""
        with self.workspace.lock:
            self.workspace.post(channel, SLACKBOT, text, ephemeral_to=user_id)
            self.workspace.tell("error", user_id, text=text)

    # -- pressing --------------------------------------------------------------------------------------------------

    def press(self, user_id: str, channel_id: str, ts: str, press: Press) -> None:
        """A button or menu in a message."""
        workspace = self.workspace
        with workspace.lock:
            channel = self.place(user_id, channel_id)
            message = channel.messages.get(ts)
            if message is None or message.ephemeral_to not in (None, user_id):
                raise Cannot("This message is no longer there.")
            pressed = self.pressed(message.blocks, press)
            payload = payloads.pressed_in_message(workspace, user_id, channel, message, [pressed])
        self.interact(user_id, payload)

    def press_in_view(self, user_id: str, view_id: str, press: Press, typed: Values | None = None) -> None:
        """A button or menu in a modal or on the Home; `typed` is what stands in the other fields by now."""
        workspace = self.workspace
        with workspace.lock:
            view = self.view(user_id, view_id)
            fill(view, typed or {})
            pressed = self.pressed(view.body["blocks"], press)
            if pressed["type"] in STATE_OF:
                fill(view, {press.block_id: {press.action_id: press.state}})
            payload = payloads.pressed_in_view(workspace, user_id, view, [pressed])
        self.interact(user_id, payload)

    def pressed(self, blocks: list[dict[str, Any]], press: Press) -> dict[str, Any]:
        for block in blocks:
            for element in elements_of(block):
                if (block["block_id"], element["action_id"]) == (press.block_id, press.action_id):
                    return payloads.action(self.workspace, block["block_id"], element, press.state)
        raise Cannot("This message has changed.")

    # -- forms -----------------------------------------------------------------------------------------------------

    def submit(self, user_id: str, view_id: str, values: Values) -> dict[str, str]:
        """Submit a form; gives sentences by block id, from Slack itself or from the app."""
        workspace = self.workspace
        with workspace.lock:
            view = self.view(user_id, view_id)
            if view.body["type"] == "home":
                raise Cannot("A Home has nothing to submit.")
            fill(view, values)
            if found := unfinished(view):
                return found
            payload = payloads.submission(workspace, view)
        ack = self.interact(user_id, payload)
        if ack is None:
            return {}
        with workspace.lock:
            try:
                return answered(workspace, view, ack.body)
            except Refused as refused:
                workspace.tell("error", user_id, text=f"{workspace.app.name} failed ({refused.error})")
                return {}

    def attach(self, user_id: str, view_id: str, block_id: str, name: str, content: bytes) -> dict[str, Any]:
        """A file into a field of a form, beside those that are there; gives it as the state holds it."""
        with self.workspace.lock:
            view = self.view(user_id, view_id)
            element = next(block["element"] for block in view.body["blocks"] if block["block_id"] == block_id)
            there = view.values[block_id][element["action_id"]]["files"]
            if len(there) >= element.get("max_files", LIMITS["file_input"]["files"]):
                raise Cannot("No more files fit in here.")
            try:
                file = shapes.file(self.workspace, self.workspace.files.give(user_id, name, content, element))
            except Refused as refused:
                raise Cannot(refused.error) from None
            fill(view, {block_id: {element["action_id"]: {"files": [*there, file]}}})
            return file

    def close(self, user_id: str, view_id: str) -> None:
        """Close a form; the app hears of it when it asked to."""
        with self.workspace.lock:
            closed = self.workspace.views.close(self.view(user_id, view_id))
        for view in closed:
            if view.body.get("notify_on_close"):
                self.interact(user_id, payloads.closed(self.workspace, view, cleared=len(closed) > 1))

    # -- shortcuts -------------------------------------------------------------------------------------------------

    def shortcut(self, user_id: str, callback_id: str, channel_id: str | None = None, ts: str | None = None) -> None:
        """A global shortcut, or one on a message."""
        workspace = self.workspace
        with workspace.lock:
            kind = next((each["type"] for each in workspace.app.shortcuts if each["callback_id"] == callback_id), None)
            if kind is None or (kind == "message") != bool(ts) or workspace.users[user_id].kind == "external":
                raise Cannot("There is no such shortcut here.")
            if channel_id and ts:
                channel = self.place(user_id, channel_id)
                if ts not in channel.messages:
                    raise Cannot("This message is no longer there.")
                payload = payloads.message_shortcut(workspace, user_id, callback_id, channel, channel.messages[ts])
            else:
                payload = payloads.global_shortcut(workspace, user_id, callback_id)
        self.interact(user_id, payload)

    # -- on the way ------------------------------------------------------------------------------------------------

    def interact(self, user_id: str, payload: dict[str, Any]) -> Ack | None:
        """Deliver an interaction; None and a word to the person when the app is silent."""
        try:
            return self.deliver("interactive", payload)
        except NoAck as silence:
            self.workspace.tell("error", user_id, text=f"{self.workspace.app.name} {said_of(silence)}")
            return None

    def deliver(self, kind: Kind, payload: dict[str, Any]) -> Ack:
        return self.deliverer.deliver(kind, payload, self.seconds)

    def place(self, user_id: str, channel_id: str) -> Channel:
        channel = self.workspace.channels.get(channel_id)
        if channel is None or user_id not in self.workspace.users or not self.workspace.may_see(user_id, channel):
            raise Cannot("You are not in this channel.")
        return channel

    def view(self, user_id: str, view_id: str) -> View:
        try:
            view = self.workspace.views.find(view_id)
        except Refused:
            view = None
        if view is None or view.user != user_id:
            raise Cannot("This form is no longer open.")
        return view


def said_of(silence: NoAck) -> str:
    return "did not respond" if silence.reason == "http_timeout" else f"failed ({silence.reason})"
