"""What the signs of a picture mean: only of those that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.pictures import palette
from bot.pictures.measuring import width
from bot.pictures.scene import Box, Item, Line, Text
from bot.pictures.sheet import MARGIN, SMALL, WIDTH, Sheet, Shown
from bot.rules.texts import N_

HIGH, SWATCH = 24, 24
KINDS = {
    "sales": N_("Sales"),
    "manager": N_("Project lead"),
    "architect": N_("Architect"),
    "consultant": N_("Consultant"),
    "support": N_("Maintenance"),
    "other": N_("Other role"),
}
Swatch = Callable[[float, float], Item]


def legend(sheet: Sheet) -> None:
    """The explanations in lines, as many beside each other as fit."""
    x: float = MARGIN
    y = sheet.y + HIGH / 2
    for swatch, message in _entries(sheet.shown):
        text = sheet.say.plain(message)
        wide = SWATCH + 6 + width(text, SMALL)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + HIGH
        sheet.items.append(swatch(x, y))
        sheet.write(x + SWATCH + 6, y, text, SMALL, palette.QUIET)
        x += wide + 16
    sheet.y = y + HIGH / 2


def _entries(shown: Shown) -> Iterator[tuple[Swatch, str]]:
    for kind, name in KINDS.items():
        if kind in shown.kinds:
            yield _box(fill=palette.ROLES[kind], radius=4), name
    if shown.key:
        yield (lambda x, y: Text(x + 6, y, "★", 13, palette.INK)), N_("key person")
    if shown.stays:
        yield _box(fill=palette.STATES["holds"], radius=5), N_("stays on, said yes")
    if shown.unsure:
        asked = _box(fill=palette.PAPER, radius=5, outline=palette.STATES["holds"], thick=2, dashed=True)
        yield asked, N_("stays on, no yes yet")
    if shown.gap:
        yield _box(fill=palette.WASHES["breaks"], hatch=palette.HATCH), N_("nobody is on both sides")
    if shown.empty:
        yield _box(hatch=palette.EDGE), N_("nobody yet")
    if shown.tentative:
        yield (lambda x, y: Line(x + 12, y - 8, x + 12, y + 8, palette.QUIET, 2, dashed=True)), N_("date not sure")


def _box(**look: object) -> Swatch:
    return lambda x, y: Box(x, y - 8, SWATCH, 16, **look)  # type: ignore[arg-type]
