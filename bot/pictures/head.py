"""What stands above the picture, and what it says to those who do not see it."""

from __future__ import annotations

from html import unescape

from bot.pictures import palette
from bot.pictures.measuring import readable, width
from bot.pictures.sheet import MARGIN, WIDTH, Sheet
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_
from bot.views.handover import STATES, headline
from bot.views.hands import who_leaves
from bot.views.phases import phase_name
from bot.views.shape import shape_line
from bot.views.standing import is_settled, yes_so_far

WORST = ("breaks", "unstaffed", "thin", "holds")
MOST = 2
"""Handovers that are told of in a sentence above the picture; the others have their sign alone."""
TOLD = 15.5
"""Size of these sentences."""
ALT = 1000
"""Characters that Slack takes (docs.slack.dev: files.getUploadURLExternal)."""


def head(sheet: Sheet, which: str) -> None:
    """What it is about, how the worst handovers stand, and the shape of it all; `which` of several pictures it is."""
    name = readable(sheet.journey.name) or readable(sheet.journey.key)
    customer = readable(sheet.journey.customer)
    if customer not in ("", name):
        name = sheet.say.plain(N_("{journey} · {customer}"), journey=name, customer=customer)
    sheet.lines(name + which, 21, palette.INK, bold=True)
    _verdict(sheet)
    shape = shape_line(sheet.journey.shape, sheet.journey.shaped_by, sheet.say)
    sheet.lines(readable(unescape(shape)), 14.5, palette.QUIET)
    sheet.y += 6


def _verdict(sheet: Sheet) -> None:
    """A sentence for each handover to come that does not hold, the worst first, then for each that rests on somebody
    who has not said yes; at most two; else for the next."""
    coming = [*(one for one in sheet.between if not one.has_come), *sheet.within] or sheet.between
    worst = sorted(coming, key=lambda one: (WORST.index(one.state), is_settled(one)))
    for one in [each for each in worst if each.state != "holds" or not is_settled(each)][:MOST] or worst[:1]:
        told = sheet.say.plain(N_("{step}: {reason}"), step=_step(one, sheet), reason=_reason(one, sheet))
        both = readable(f"{told} {_yes(one, sheet)}")
        fits = width(both, TOLD, bold=True) <= WIDTH - 2 * MARGIN
        for text in [both] if fits else [readable(told), _yes(one, sheet)]:
            sheet.lines(text, TOLD, palette.STATES[one.state], bold=True)


def alt(sheet: Sheet) -> str:
    """Every handover with its state and why."""
    told = [sheet.journey.name]
    for one in (*sheet.between, *sheet.within):
        words = {"step": _step(one, sheet), "state": sheet.say.plain(STATES[one.state]), "reason": _reason(one, sheet)}
        told += [sheet.say.plain(N_("{step}: {state}. {reason}"), **words), _yes(one, sheet)]
    return " ".join(filter(None, told))[:ALT]


def _step(one: HandoverShown, sheet: Sheet) -> str:
    if one.within:
        return readable(unescape(who_leaves(one, sheet.say)))
    giver = phase_name(one.from_phase, sheet.say) if one.from_phase else ""
    return sheet.say.plain(N_("{giver} → {receiver}"), giver=giver, receiver=phase_name(one.to_phase, sheet.say))


def _yes(one: HandoverShown, sheet: Sheet) -> str:
    """How many have said yes, in the words of the reply, as long as one is missing."""
    return "" if is_settled(one) else unescape(yes_so_far(one, sheet.say))


def _reason(one: HandoverShown, sheet: Sheet) -> str:
    """The sentence of replies and cards, without what makes it inert there."""
    return unescape(headline(one, sheet.say))
