"""Telling the story: every scene is typed or pressed by its person on its day, through the sandbox."""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo.moving import Moving
from bot.demo.story import Pressed, Scene, Typed, scenes
from bot.demo.when import REGISTERED, beginning, morning
from bot.sandbox.blocks import elements_of
from bot.sandbox.gestures import Press
from bot.sandbox.sandbox import Sandbox


class NoSuchButton(Exception):
    """The story presses something that the bot does not offer: story and bot have grown apart."""


def tell(sandbox: Sandbox, moving: Moving, first: date) -> None:
    """From the day the journeys were made to the visitor's first morning."""
    for scene in scenes(first):
        moving.to(max(moving.now(), morning(first + timedelta(days=scene.day))))
        play(sandbox, scene)
    moving.to(morning(first))
    for person in list(sandbox.workspace.users):
        for channel in sandbox.workspace.channels.values():
            sandbox.workspace.mark_read(person, channel)


def begin(sandbox: Sandbox, today: date) -> date:
    """Put the clock to where the story begins; gives the visitor's first morning."""
    first = beginning(today)
    sandbox.move_to(morning(first + timedelta(days=REGISTERED)))
    return first


def play(sandbox: Sandbox, scene: Scene) -> None:
    person = f"U0{scene.who.upper()}"
    if isinstance(scene, Typed):
        channel = next(one for one in sandbox.workspace.channels.values() if one.name == scene.channel)
        sandbox.gestures.type(person, channel.id, scene.line)
    else:
        press(sandbox, person, scene)


def press(sandbox: Sandbox, person: str, scene: Pressed) -> None:
    room = sandbox.workspace.dm(person)
    for message in reversed(room.messages.values()):
        for block in message.blocks:
            for element in elements_of(block):
                if element.get("text", {}).get("text") == scene.button:
                    pressed = Press(block["block_id"], element["action_id"], {})
                    sandbox.gestures.press(person, room.id, message.ts, pressed)
                    return
    raise NoSuchButton(f"{scene.who}: {scene.button}")
