"""Telling the story: every scene is typed or pressed by its person on its day, through the sandbox."""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo.moving import Moving
from bot.demo.story import Pressed, scenes
from bot.demo.when import REGISTERED, beginning, morning
from bot.i18n import Say
from bot.sandbox.people import Scene
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Workspace


def begin(sandbox: Sandbox, today: date) -> date:
    """Put the clock to where the story begins; gives the visitor's first morning."""
    first = beginning(today)
    sandbox.move_to(morning(first + timedelta(days=REGISTERED)))
    return first


def tell(sandbox: Sandbox, moving: Moving, first: date, say: Say) -> None:
    """From the day the journeys were made to the visitor's first morning, when everybody has read everything.

    People type and press in the language that `say` speaks.
    """
    scene = Scene(sandbox, moving.settle)
    people = {user.name: scene.person(user.name) for user in sandbox.workspace.users.values()}
    for told in scenes(first, say):
        moving.to(morning(first + timedelta(days=told.day)))
        if isinstance(told, Pressed):
            people[told.who].presses(told.button, on=told.on)
        else:
            people[told.who].types(told.line, told.channel)
    moving.to(morning(first))
    forget_replies(sandbox.workspace)


def forget_replies(workspace: Workspace) -> None:
    """Everybody has read everything, and what only the one who typed could see is gone, as after a reload of Slack."""
    for channel in workspace.channels.values():
        for message in [one for one in channel.messages.values() if one.ephemeral_to]:
            workspace.delete(channel, message)
        for user in workspace.users:
            workspace.mark_read(user, channel)
