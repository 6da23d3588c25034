"""The people: a row each with its bars, a clasp where somebody stays on, and what is hatched where nobody does."""

from __future__ import annotations

from bot.pictures import palette
from bot.pictures.measuring import fitted, readable, width
from bot.pictures.rows import Row
from bot.pictures.scene import Box, Line, Text
from bot.pictures.sheet import MARGIN, NAMES, SMALL, WIDTH, Sheet
from bot.rules.texts import N_

ROW, THICK, THIN = 44, 22, 12
"""Heights: of a row, of a key person's bar, of the others'."""
CLASP = 24
"""Width of a clasp without words."""
GAP = 15
"""How far a gap is hatched on either side of a handover that breaks."""
SIDES = {"vendor": N_("Our side"), "customer": N_("The customer's side")}


def side(sheet: Sheet, which: str) -> None:
    """The rows of one side. Ours is there also when nobody is on it yet."""
    mine = [row for row in sheet.rows if row.side == which]
    if not mine and which != "vendor":
        return
    sheet.group(sheet.say.plain(SIDES[which]))
    top = sheet.y
    for row in mine:
        _person(sheet, row)
    if not mine:
        sheet.y += ROW
    if which == "vendor":
        _gaps(sheet, top)


def _person(sheet: Sheet, row: Row) -> None:
    _name(sheet, row)
    middle = sheet.y + ROW / 2
    for bar in row.bars:
        high = THICK if bar.key else THIN
        left, right = sheet.line.x(bar.first), sheet.line.x(bar.last + 1)
        fill = palette.ROLES[bar.kind]
        sheet.items.append(Box(left, middle - high / 2, max(right - left, 3), high, fill=fill, radius=4))
        sheet.shown.kinds.add(bar.kind)
    if row.side == "vendor":
        _bridges(sheet, row, middle)
    sheet.y += ROW
    sheet.behind.append(Line(MARGIN, sheet.y, WIDTH - MARGIN, sheet.y, palette.RULE))


def _name(sheet: Sheet, row: Row) -> None:
    room = NAMES - 14
    name = readable(row.who.name) or sheet.say.plain(N_("somebody ({n})"), n=sheet.rows.index(row) + 1)
    roles = fitted(", ".join(filter(None, map(readable, row.roles))), SMALL, room)
    at, star = sheet.y + (14 if roles else ROW / 2), 16 if row.key else 0
    if row.key:
        sheet.write(MARGIN, at, "★", 13)
        sheet.shown.key = True
    sheet.write(MARGIN + star, at, fitted(name, 16, room - star, bold=row.key), 16, bold=row.key)
    if roles:
        sheet.write(MARGIN, at + 18, roles, SMALL, palette.QUIET)


def _bridges(sheet: Sheet, row: Row, middle: float) -> None:
    """Where this person stays on over a handover, the bar carries a clasp that says so."""
    lines = {*map(sheet.at, sheet.between), sheet.line.left, sheet.line.right}
    for one in sheet.between:
        if one.vendor is None or row.who.id not in [who.id for who in one.vendor.carriers]:
            continue
        at = sheet.at(one)
        room = min(abs(other - at) for other in lines if other != at)
        own = [word.answer for word in one.words if word.needed and word.who.id == row.who.id]
        _clasp(sheet, at, middle, room, sure=all(answer == "yes" for answer in own))


def _clasp(sheet: Sheet, at: float, middle: float, room: float, *, sure: bool) -> None:
    """With its words where the phases on both sides leave room for them."""
    word, colour = sheet.say.plain(N_("stays on")), palette.STATES["holds"]
    wide = width(word, SMALL, bold=True) + 16
    told = wide + 4 <= room
    wide = wide if told else CLASP
    fill, ink = (colour, palette.PAPER) if sure else (palette.PAPER, colour)
    left, top = at - wide / 2, middle - 13
    sheet.items.append(Box(left, top, wide, 26, fill=fill, radius=6, outline=colour, thick=2, dashed=not sure))
    if told:
        sheet.items.append(Text(at, middle, word, SMALL, ink, bold=True, centred=True))
    sheet.shown.stays |= sure
    sheet.shown.unsure |= not sure


def _gaps(sheet: Sheet, top: float) -> None:
    """Hatched where nobody is on both sides, and all of a phase that nobody is on."""
    for one in sheet.between:
        high = sheet.y - top
        if one.vendor is not None and one.vendor.state == "breaks":
            wash = palette.WASHES["breaks"]
            sheet.behind.append(Box(sheet.at(one) - GAP, top, 2 * GAP, high, fill=wash, hatch=palette.HATCH))
            sheet.shown.gap = True
        elif one.state == "unstaffed":
            column = sheet.line.of(one.to_phase.uid)
            sheet.behind.append(Box(column.left, top, column.right - column.left, high, hatch=palette.EDGE))
            sheet.shown.empty = True
