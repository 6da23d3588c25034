"""What waits for the reader: the same words and buttons as in the message about it. A new kind is one line in PARTS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.i18n import Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown
from bot.rules.projection.home import HomeShown
from bot.rules.texts import N_
from bot.views.brief.choosing import open_brief
from bot.views.handover import when_line
from bot.views.parts import Block, context, divider, header, section
from bot.views.posts import blocks_of, part_of
from bot.views.posts.alert import trouble
from bot.views.posts.part import Part, show_journey

CHARACTERS = 900
"""For the text of each."""


def _of_message(item: ItemShown, shown: HomeShown, say: Say) -> Part:
    """As in the message that the reader got, or would get."""
    return part_of(item, PostShown(uid="", type="", items=(item,), reader=shown.reader, today=shown.today), say)


def _undelivered(item: ItemShown, shown: HomeShown, say: Say) -> Part:
    assert item.handover is not None
    way = show_journey(item.handover.journey_uid, say)
    return Part(title=when_line(item.handover, say), lines=(trouble(item.trouble, say),), elements=(way,))


def _brief(to_read: tuple[HandoverShown, int], shown: HomeShown, say: Say) -> Part:
    """A brief that waits to be read."""
    handover, notes = to_read
    one, many = N_("You take over, and one note waits for you."), N_("You take over, and {n} notes wait for you.")
    told = say.number(one, many, notes) if notes else say(N_("You take over. What is known stands in the brief."))
    return Part(title=when_line(handover, say), lines=(told,), elements=(open_brief(handover.uid, say),))


PARTS: Mapping[str, Callable[[Any, HomeShown, Say], Part]] = {
    "ask": _of_message,
    "digest": _of_message,
    "tentative": _of_message,
    "undelivered": _undelivered,
    "brief": _brief,
    "took": _of_message,
    "inquiry": _of_message,
    "meeting": _of_message,
}
"""By the kind that the finder gives it (`usecases.home.waiting`)."""


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    yield header(say.plain(N_("What waits for you")))
    used: Counter[str] = Counter()
    for n, one in enumerate(shown.waits.things):
        yield from [divider()] if n else []
        yield from blocks_of(PARTS[one.kind](one.shown, shown, say), used, CHARACTERS)
    if not shown.waits.things:
        yield section(say(N_("Nothing waits for you just now.")))
    if shown.waits.more:
        yield context(say(N_("There is more. It moves up here as you answer.")))
