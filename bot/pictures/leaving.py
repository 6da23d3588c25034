"""A change of hands within a phase, in the row of who leaves: the state, and who takes over or that nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape

from bot.i18n import Say
from bot.pictures import palette
from bot.pictures.measuring import readable, width
from bot.pictures.pill import pill
from bot.pictures.scene import Box, Line
from bot.pictures.sheet import SMALL, WORDS, Sheet
from bot.pictures.track import Track
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_
from bot.views.handover import headline

BARE, HIGH = 25, 20
"""Width of a label with the sign alone; half of a line through the row."""

TAKES_OVER = (N_("{people} takes over"), N_("{people} take over"))


def marks(sheet: Sheet, tracks: Mapping[int, Track]) -> None:
    for one in sheet.within:
        if one.leaves is not None and one.leaves.id in tracks and one.start is not None:
            _mark(sheet, one, tracks[one.leaves.id], sheet.line.x(one.start.toordinal() + 1))


def _mark(sheet: Sheet, one: HandoverShown, track: Track, at: float) -> None:
    """After the last day: the sign, with as much of the reason as there is room for."""
    at = min(at, sheet.line.right - BARE - 4)
    sheet.items.append(Line(at, track.middle - HIGH, at, track.middle + HIGH, palette.STATES[one.state], 2))
    later = [x for bar in track.row.bars if (x := sheet.line.x(bar.first)) > at + 4]
    left, room = track.gap_after(at + 4, min([sheet.line.right, *later]))
    texts = (*filter(None, _told(one, sheet.say)), sheet.say.plain(WORDS[one.state]), "")
    wide = ((text, BARE + (width(text, SMALL, bold=True) + 8 if text else 0)) for text in texts)
    text, length = next(((text, each) for text, each in wide if each <= room), ("", 0.0))
    if length and track.take(left, left + length):
        pill(sheet, Box(left, track.middle - HIGH / 2 - 3, length, HIGH + 6, radius=6), one, text, SMALL)
    if not text:
        sheet.shown.add("leaves")


def _told(one: HandoverShown, say: Say) -> Iterator[str]:
    """Who takes over or that nobody does: in a sentence, then as short as can be."""
    yield readable(unescape(headline(one, say)))
    people = one.vendor.rests_on if one.vendor else ()
    if people:
        takes = say.number(*TAKES_OVER, len(people), people=say.names([who.called for who in people]))
        yield readable(unescape(takes))
    elif one.state == "breaks":
        yield say.plain(N_("nobody takes over"))
