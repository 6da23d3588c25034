"""What somebody is told of a journey that they may not read: name, owner and dates, or that it is none of theirs."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_
from bot.views.handover import when_line
from bot.views.posts.part import Part, lines


def part(shown: HandoverShown, known: str, say: Say) -> Part:
    """`known` as in `ItemShown.outline`."""
    if known == "nothing":
        return Part(title=say(N_("This is about a journey that you can't read any more.")))
    told = N_("It needs somebody soon. {owner} keeps an eye on it and can tell you more.")
    return Part(title=when_line(shown, say), lines=lines(say(told, owner=shown.owner.called) if shown.owner else None))
