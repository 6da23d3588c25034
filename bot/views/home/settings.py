"""What the reader has chosen: language, digest, zone; the way to the workspace's settings, and help with examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.i18n import Say
from bot.rules.projection.home import HomeShown, Preferences
from bot.rules.texts import N_
from bot.views.language import spoken
from bot.views.parts import Block, Element, actions, button, header, section


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    if shown.chosen is None:
        return
    yield header(say.plain(N_("Settings and help")))
    for row in ROWS:
        yield from row(shown.chosen, say)
    yield section(say(N_("Your days and times are those of {zone}, as in your Slack."), zone=shown.chosen.tz))
    yield section(_help(say))
    workspace = [button(say.plain(N_("Workspace settings…")), "settings_change")] if shown.admin else []
    yield actions(button(say.plain(N_("What I can do")), "help_more"), *workspace)


def own_language(shown: HomeShown, say: Say) -> list[Block]:
    """All that a guest chooses."""
    return _language(shown.chosen, say) if shown.chosen else []


def _language(chosen: Preferences, say: Say) -> list[Block]:
    told = spoken(chosen.language, chosen.slack, chosen.workspace, say, action="home_language")
    return told.blocks


def _digest(chosen: Preferences, say: Say) -> list[Block]:
    told = N_("You get a digest on Monday mornings, when there is something to say.")
    if not chosen.digest:
        told = N_("You get no digest on Mondays. Questions to you come all the same.")
    return [section(say(told), _switch(chosen.digest, say))]


def _switch(on: bool, say: Say) -> Element:
    label = N_("No digest") if on else N_("Digest on")
    return button(say.plain(label), "home_digest", {"on": not on})


def _calendar(chosen: Preferences, say: Say) -> list[Block]:
    told = say(N_("Your handovers and customer meetings can stand in your own calendar: Outlook, Google or Apple."))
    return [section(told, button(say.plain(N_("My calendar")), "calendar"))]


ROWS: tuple[Callable[[Preferences, Say], list[Block]], ...] = (_language, _digest, _calendar)
"""What the reader can choose, a row of at most two blocks each."""


def _help(say: Say) -> str:
    head = say(N_("In a channel, type a line such as these, or the word alone for a form:"))
    examples = (
        say.plain(N_("new Acme ERP for Acme AB: sales 1 sep, project 1 dec, maintenance 1 june 2027")),
        say.plain(N_("add @anna solution architect, sales to maintenance, 50%")),
        say.plain(N_("what-if project 15 jan")),
    )
    return "\n".join([head, *(f"`/handover {each}`" for each in examples)])
