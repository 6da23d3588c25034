"""What one person can see and reach, and messages as the text that is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.blocks import elements_of, texts
from bot.sandbox.values import Channel, Message, View
from bot.sandbox.workspace import Workspace, as_number


@dataclass(frozen=True)
class Found:
    """An element that somebody can reach: in a message of a channel, or in a view."""

    block_id: str
    element: dict[str, Any]
    channel: Channel | None = None
    message: Message | None = None
    view: View | None = None


class Sight:
    """What one person can see."""

    def __init__(self, workspace: Workspace, user_id: str) -> None:
        self.workspace, self.user_id = workspace, user_id

    def everything(self) -> str:
        """Messages in order, the Home, the open form."""
        messages = [f"{place.name or 'dm'}> {of_message(self.workspace, one)}" for place, one in self.messages()]
        views = [("home", self.workspace.views.homes.get(self.user_id)), ("form", self.form)]
        shown = [f"{name}> {of_view(self.workspace, view)}" for name, view in views if view]
        return "\n".join([*reversed(messages), *shown])

    @property
    def form(self) -> View | None:
        """The form that is open."""
        return self.workspace.views.top(self.user_id)

    def reachable(self, on: str = "") -> Iterator[Found]:
        """Elements in the open form, else in messages (that say `on`) from the newest, then on the Home."""
        if form := self.form:
            yield from in_view(form)
            return
        for place, message in self.messages(on):
            for block_id, element in pressable(message.blocks):
                yield Found(block_id, element, place, message)
        if home := self.workspace.views.homes.get(self.user_id):
            yield from in_view(home)

    def messages(self, on: str = "") -> Iterator[tuple[Channel, Message]]:
        """Messages (that say `on`) in channels, threads and DMs, newest first."""
        seen = [
            (place, one)
            for place in self.workspace.channels.values()
            if self.workspace.may_see(self.user_id, place)
            for one in place.messages.values()
            if one.ephemeral_to in (None, self.user_id) and not one.deleted
        ]
        for place, one in sorted(seen, key=lambda each: as_number(each[1].ts), reverse=True):
            if squeezed(on) in squeezed(of_message(self.workspace, one)):
                yield place, one


def in_view(view: View) -> Iterator[Found]:
    for block_id, element in pressable(view.body["blocks"]):
        yield Found(block_id, element, view=view)


def pressable(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for block in blocks:
        for element in elements_of(block):
            yield block["block_id"], element


def of_message(workspace: Workspace, one: Message) -> str:
    """Its blocks line by line (the text only when it has none), with names for mentions."""
    said = "\n".join(texts(one.blocks)) if one.blocks else one.text
    return plainly(workspace, "\n".join([said, *(f"[{file['name']}]" for file in one.files)]))


def of_view(workspace: Workspace, one: View) -> str:
    return plainly(workspace, "\n".join(texts(one.body)))


def plainly(workspace: Workspace, text: str) -> str:
    """Mentions as @name and #channel, Slack's three entities as what they stand for."""
    for user in workspace.users.values():
        text = text.replace(f"<@{user.id}>", f"@{user.name}")
    for channel in workspace.channels.values():
        text = re.sub(rf"<#{channel.id}(\|[^>]*)?>", f"#{channel.name}", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def squeezed(text: str) -> str:
    """With single spaces, to compare by."""
    return " ".join(text.split())
