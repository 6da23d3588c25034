"""The customer meetings of the reader's that are to come, and the way to the next; nothing where no journey is read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Say
from bot.rules.projection.home import HomeShown
from bot.rules.texts import N_
from bot.views.meetings.listed import line, plan, whom
from bot.views.parts import Block, actions, button, cut, header, section

CHARACTERS = 900


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    journeys = shown.portfolio is not None and shown.portfolio.lines
    if not shown.meetings and not journeys:
        return
    yield header(say.plain(N_("Customer meetings to come")))
    if not shown.meetings:
        yield section(say(N_("No customer meeting is planned. Which one is next?")))
    for n, one in enumerate(shown.meetings, start=1):
        opened = button(say.plain(N_("Open")), f"meeting_show.h{n}", {"m": one.uid})
        yield section(cut(line(one, say, shown.today), CHARACTERS), opened)
    yield actions(plan(say), whom(say))
