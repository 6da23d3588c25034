"""What the signs of a picture mean: only of those that stand in it."""

from __future__ import annotations

from collections.abc import Callable

from bot.pictures import palette
from bot.pictures.measuring import width
from bot.pictures.scene import Box, Item, Line, Text
from bot.pictures.sheet import MARGIN, NO_YES, SMALL, WIDTH, Sheet
from bot.rules.texts import N_

HIGH, SWATCH = 24, 24
Swatch = Callable[[float, float], Item]


def _box(**look: object) -> Swatch:
    return lambda x, y: Box(x, y - 8, SWATCH, 16, **look)  # type: ignore[arg-type]


def _mark(fill: str, edge: str, *, dashed: bool = False) -> Swatch:
    return _box(fill=fill, radius=5, outline=edge, thick=2, dashed=dashed)


def _upright(*, dashed: bool = False) -> Swatch:
    return lambda x, y: Line(x + 12, y - 8, x + 12, y + 8, palette.QUIET, 2, dashed=dashed)


GREEN = palette.STATES["holds"]
SIGNS: dict[str, tuple[Swatch, str]] = {
    "sales": (_box(fill=palette.ROLES["sales"], radius=4), N_("Sales")),
    "manager": (_box(fill=palette.ROLES["manager"], radius=4), N_("Project lead")),
    "architect": (_box(fill=palette.ROLES["architect"], radius=4), N_("Architect")),
    "consultant": (_box(fill=palette.ROLES["consultant"], radius=4), N_("Consultant")),
    "support": (_box(fill=palette.ROLES["support"], radius=4), N_("Maintenance")),
    "other": (_box(fill=palette.ROLES["other"], radius=4), N_("Other role")),
    "key": (lambda x, y: Text(x + 6, y, "★", 13, palette.INK), N_("key person (thick bar)")),
    "stays": (_mark(GREEN, GREEN), N_("stays on")),
    "unsure": (_mark(palette.PAPER, GREEN, dashed=True), NO_YES),
    "beside": (_mark(palette.WASHES["holds"], GREEN), N_("side by side for some days")),
    "back": (lambda x, y: Line(x, y, x + SWATCH, y, palette.QUIET, 2, dashed=True), N_("away, then back")),
    "asked": (_mark(palette.PAPER, palette.QUIET, dashed=True), N_("asked, no answer yet")),
    "leaves": (_upright(), N_("leaves during the phase")),
    "gap": (_box(fill=palette.WASHES["breaks"], hatch=palette.HATCH), N_("nobody is on both sides")),
    "empty": (_box(hatch=palette.EDGE), N_("nobody yet")),
    "pause": (_box(fill=palette.PAUSE), N_("pause")),
    "tentative": (_upright(dashed=True), N_("date not sure")),
}


def legend(sheet: Sheet) -> None:
    """The explanations in lines, as many beside each other as fit."""
    x: float = MARGIN
    y = sheet.y + HIGH / 2
    for sign, (swatch, message) in SIGNS.items():
        if sign not in sheet.shown:
            continue
        text = sheet.say.plain(message)
        wide = SWATCH + 6 + width(text, SMALL)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + HIGH
        sheet.items.append(swatch(x, y))
        sheet.write(x + SWATCH + 6, y, text, SMALL, palette.QUIET)
        x += wide + 16
    sheet.y = y + HIGH / 2
