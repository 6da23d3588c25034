"""On whom the handovers to come hang, as bars: how many for each person, and how many break without them."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.i18n import Plainly, Say
from bot.pictures import palette
from bot.pictures.measuring import readable, width
from bot.pictures.scene import Box, Item, Line, Scene
from bot.pictures.sheet import MARGIN, NAMES, SMALL, WIDTH, Paper
from bot.rules.projection.carrying import CarrierLine, Portfolio
from bot.rules.texts import N_
from bot.views.portfolio import load, summary

ROW, BAR = 34, 18
MOST = 10
"""People in one picture."""
LEFT, RIGHT = MARGIN + NAMES, WIDTH - MARGIN
ALONE, SHARED = palette.CARRIED["alone"], palette.CARRIED["shared"]
ALT = 1000
"""Characters that Slack takes (docs.slack.dev: files.getUploadURLExternal)."""


@dataclass
class Page(Paper):
    say: Plainly
    y: float = MARGIN
    items: list[Item] = field(default_factory=list)


def carriers(found: Portfolio, say: Say) -> Scene:
    """The picture, of at least one person; who stands on the first page of `list people`."""
    page = Page(Plainly(say.language))
    page.lines(page.say.plain(N_("Who carries most")), 21, palette.INK, bold=True)
    for line in summary(found, page.say).splitlines():
        page.lines(line, 14.5, palette.QUIET)
    page.y += 8
    shown = found.lines[:MOST]
    most = max(one.handovers for one in shown)
    for number, one in enumerate(shown, 1):
        _bar(page, one, number, most)
    _legend(page)
    if others := found.people - len(shown):
        more = page.say.number(N_("and one more person"), N_("and {n} more people"), others)
        page.lines(more, 14.5, palette.QUIET)
    paper = Box(0, 0, WIDTH, page.y + MARGIN, fill=palette.PAPER)
    alt = " ".join([summary(found, page.say), *(f"{load(one, page.say)}." for one in shown)])
    return Scene(WIDTH, page.y + MARGIN, (paper, *page.items), alt.replace("*", "").replace("\n", " ")[:ALT])


def _bar(page: Page, one: CarrierLine, number: int, most: int) -> None:
    """Dark as far as it breaks without this person, light where others carry too; the figures at its end."""
    middle = page.y + ROW / 2
    name = readable(one.who.name) or page.say.plain(N_("somebody ({n})"), n=number)
    page.label(middle, name, 15.5)
    told = _figures(one, page.say)
    room = RIGHT - LEFT - 8 - max(120.0, width(told, SMALL))
    whole, alone = room * one.handovers / most, room * one.alone / most
    top = middle - BAR / 2
    page.items.append(Box(LEFT, top, whole, BAR, fill=SHARED, outline=ALONE, thick=1))
    if alone:
        page.items.append(Box(LEFT, top, alone, BAR, fill=ALONE))
    page.write(LEFT + whole + 8, middle, told, SMALL, palette.QUIET)
    page.y += ROW
    page.items.append(Line(MARGIN, page.y, RIGHT, page.y, palette.RULE))


def _figures(one: CarrierLine, say: Say) -> str:
    """ "6, without them 2 break" in as few words as are clear."""
    if not one.alone:
        return say.plain("{n}", n=one.handovers)
    return say.plain(N_("{n}, {alone} alone"), n=one.handovers, alone=one.alone)


def _legend(page: Page) -> None:
    page.y += 8
    x: float = MARGIN
    for fill, message in ((ALONE, N_("breaks without this person")), (SHARED, N_("holds without this person"))):
        text = page.say.plain(message)
        page.items.append(Box(x, page.y + 4, 24, 16, fill=fill, outline=ALONE, thick=1))
        page.write(x + 30, page.y + 12, text, SMALL, palette.QUIET)
        x += 30 + width(text, SMALL) + 18
    page.y += 28
