"""The customer meetings of the reader's that are to come; nothing where there are none."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Say
from bot.rules.projection.home import HomeShown
from bot.rules.texts import N_
from bot.views.meetings.listed import line
from bot.views.parts import Block, button, cut, header, section

CHARACTERS = 900


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    if not shown.meetings:
        return
    yield header(say.plain(N_("Customer meetings to come")))
    for n, one in enumerate(shown.meetings, start=1):
        opened = button(say.plain(N_("Open")), f"meeting_show.h{n}", {"m": one.uid})
        yield section(cut(line(one, say, shown.today), CHARACTERS), opened)
