"""The Home tab: what waits for the reader, what they carry, the journeys they see, settings, and the bot's health."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Say
from bot.rules.projection.home import HomeShown
from bot.rules.texts import N_
from bot.views.home import carried, health, meetings, portfolio, settings, waiting
from bot.views.parts import Block, View, context, divider, section


def render(shown: HomeShown, say: Say) -> View:
    """At most 100 blocks (Slack's limit): each section has a bound of its own."""
    return _home(list(_blocks(shown, say)))


def sorry(say: Say) -> View:
    """Where a Home cannot be drawn, or Slack does not take it."""
    return _home([section(say(N_("I can't show your Home just now. `/handover` works in any channel.")))])


def _home(blocks: list[Block]) -> View:
    return {"type": "home", "blocks": blocks}


def _blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    if shown.kind not in ("member", "guest"):
        yield section(say(N_("I work for the members of this workspace, so there is nothing for you to do here.")))
        return
    yield from waiting.blocks(shown, say)
    if shown.kind == "guest":
        yield from settings.own_language(shown, say)
        yield context(say(N_("As a guest you answer here what you are asked. For all else please ask a member.")))
        return
    for part in (carried.blocks, meetings.blocks, portfolio.blocks, portfolio.outlines, settings.blocks, health.blocks):
        here = list(part(shown, say))
        yield from [divider(), *here] if here else []
