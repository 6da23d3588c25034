"""A state with its sign and a word, in a box: filled and with an unbroken edge once nobody's yes is missing."""

from __future__ import annotations

from dataclasses import replace

from bot.pictures import palette
from bot.pictures.scene import Box, Sign
from bot.pictures.sheet import Sheet, is_open
from bot.rules.projection import HandoverShown

SIGN = 6.5
"""Its radius."""


def pill(sheet: Sheet, box: Box, one: HandoverShown, word: str, size: float) -> None:
    """`word` may be empty."""
    colour, middle, open_ = palette.STATES[one.state], box.y + box.height / 2, is_open(one)
    fill = palette.PAPER if open_ else palette.WASHES[one.state]
    sheet.items.append(replace(box, fill=fill, outline=colour, dashed=open_))
    sheet.items.append(Sign(box.x + 13, middle, SIGN, one.state, colour, not open_))
    sheet.write(box.x + 25, middle, word, size, colour, bold=True)
    if open_:
        sheet.shown.add("unsure")
