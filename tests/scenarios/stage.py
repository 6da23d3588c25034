"""A stage for whole conversations in one language: what is done, and all that anybody newly sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.i18n import speaker
from bot.sandbox.sight import of_message, of_view

LOCALES = {"en": "en-GB", "sv": "sv-SE", "da": "da-DK"}
TYPES, PRESSES = re.compile(r"(\w+) > (.*)"), re.compile(r"(\w+) \[(.*)\]")


class Stage:
    """Where a play is played; says after each step what is new for anybody."""

    def __init__(self, world: Any, clock: Any, language: str) -> None:
        self.world, self.clock = world, clock
        world.language = language
        world.start()
        speaker(language)  # its catalogue is read before anybody waits for an answer
        users = world.sandbox.workspace.users
        users.update({each: replace(user, locale=LOCALES[language]) for each, user in users.items()})
        self.seen: dict[str, str] = {}
        """What stands where, the forms too."""

    def play(self, step: str) -> str:
        """One step, and what came of it."""
        if typed := TYPES.fullmatch(step):
            self.world.person(typed[1].lower()).types(typed[2])
        elif pressed := PRESSES.fullmatch(step):
            self.world.person(pressed[1].lower()).presses(pressed[2])
        else:
            self.clock.moves_to(step.removeprefix("@ "))
        return "\n".join([step, *self.new()])

    def new(self) -> Iterator[str]:
        shown = dict(self._everything())
        for place, text in shown.items():
            if self.seen.get(place) != text:
                yield f"# {place.partition(' ')[2]}\n{text}"
        self.seen = shown

    def _everything(self) -> Iterator[tuple[str, str]]:
        """Every message with where it stands and who alone sees it."""
        workspace = self.world.sandbox.workspace
        for channel in workspace.channels.values():
            for ts, message in channel.messages.items():
                alone = workspace.users.get(message.ephemeral_to)
                room = f"#{channel.name}" if channel.name else "to " + self._reader(channel)
                yield f"{ts} {room}{f', {alone.real_name} alone' if alone else ''}", of_message(workspace, message)
        for each, user in workspace.users.items():
            if form := workspace.views.top(each):
                yield f"form a form for {user.real_name}", of_view(workspace, form)

    def _reader(self, dm: Any) -> str:
        workspace = self.world.sandbox.workspace
        return ", ".join(workspace.users[each].real_name for each in dm.members if each != workspace.app.user_id)
