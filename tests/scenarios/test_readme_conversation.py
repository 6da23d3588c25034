"""README's two minutes, word for word as a Brit, a Swede and a Dane see them: the card, the yes, quiet, the day.

`conversations/sv.txt` is the play: `Kim > line` types, `Kim [button]` presses, `@ 2026-11-03 09:00` moves the clock;
under each stands all that anybody newly sees, whole, by room. Nothing under it: nothing was said or changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.sight import of_message

PLAYS = Path(__file__).with_name("conversations")
README = Path(__file__).parents[2] / "README.md"
LOCALES = {"en": "en-GB", "sv": "sv-SE", "da": "da-DK"}
STEP = re.compile(r"(?m)^(?=\w+ > |\w+ \[.*\]$|@ )")
TYPES, PRESSES = re.compile(r"(\w+) > (.*)"), re.compile(r"(\w+) \[(.*)\]")


class Stage:
    """Where a play is played; says after each step what is new for anybody."""

    def __init__(self, world: Any, clock: Any, language: str) -> None:
        self.world, self.clock = world, clock
        world.language = language
        world.start()
        users = world.sandbox.workspace.users
        users.update({each: replace(user, locale=LOCALES[language]) for each, user in users.items()})
        self.seen: dict[str, str] = {}

    def play(self, step: str) -> str:
        """One step, and what came of it."""
        if typed := TYPES.fullmatch(step):
            self.world.person(typed[1].lower()).types(typed[2])
        elif pressed := PRESSES.fullmatch(step):
            self.world.person(pressed[1].lower()).presses(pressed[2])
        else:
            self.clock.moves_to(step.removeprefix("@ "))
        return "\n".join([step, *self._new()])

    def _new(self) -> Iterator[str]:
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

    def _reader(self, dm: Any) -> str:
        workspace = self.world.sandbox.workspace
        return ", ".join(workspace.users[each].real_name for each in dm.members if each != workspace.app.user_id)


@pytest.mark.parametrize("language", LOCALES)
def test_the_two_minutes_of_the_readme_word_for_word(world: Any, clock: Any, language: str) -> None:
    play = PLAYS / f"{language}.txt"
    written = play.read_text(encoding="utf-8")
    stage = Stage(world, clock, language)

    played = "\n\n".join(stage.play(step.partition("\n")[0]) for step in STEP.split(written) if step) + "\n"

    if os.environ.get("WRITE_PLAYS"):  # for whoever changed a sentence on purpose, to read what came of it
        play.write_text(played, encoding="utf-8")
    assert played == written


def test_the_play_types_what_the_readme_says() -> None:
    typed = re.findall(r"(?m)^Kim > (.*)$", (PLAYS / "en.txt").read_text(encoding="utf-8"))

    assert "\n".join(typed) in README.read_text(encoding="utf-8")
