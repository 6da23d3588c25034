"""Telling the story: every scene is typed or pressed by its person on its day, through the sandbox."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from bot.demo.moving import Moving
from bot.demo.scene import Filled, Typed
from bot.demo.scene import Scene as Told
from bot.demo.story import scenes
from bot.demo.when import REGISTERED, beginning, morning
from bot.i18n import Say
from bot.sandbox.people import Person, Scene
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Workspace


def begin(sandbox: Sandbox, today: date) -> date:
    """Put the clock to where the story begins; gives the visitor's first morning."""
    first = beginning(today)
    sandbox.move_to(morning(first + timedelta(days=REGISTERED)))
    return first


def tell(sandbox: Sandbox, moving: Moving, first: date, say: Say) -> None:
    """From the day the journeys were made to the visitor's first morning, when everybody has read everything.

    People type and press in the language that `say` speaks. What follows from it happens before the next day: a day's
    lines need nothing of each other but their order.
    """
    scene = Scene(sandbox, lambda: None)
    people = {user.name: scene.person(user.name) for user in sandbox.workspace.users.values()}
    for day, of_day in groupby(scenes(first, say), lambda told: told.day):
        moving.to(morning(first + timedelta(days=day)))
        for told in of_day:
            play(people[told.who], told)
    moving.to(morning(first))
    forget_replies(sandbox.workspace)


def play(person: Person, told: Told) -> None:
    if isinstance(told, Typed):
        person.types(told.line, told.channel)
        return
    person.presses(told.button, on=told.on)
    if isinstance(told, Filled):
        person.submits(**told.fields)


def forget_replies(workspace: Workspace) -> None:
    """Everybody has read everything, and what only the one who typed could see is gone, as after a reload of Slack."""
    for channel in workspace.channels.values():
        for message in [one for one in channel.messages.values() if one.ephemeral_to]:
            workspace.delete(channel, message)
        for user in workspace.users:
            workspace.mark_read(user, channel)
