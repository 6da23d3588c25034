"""The systems, a row each: at every handover the state there, and who stays on with it."""

from __future__ import annotations

from bot.pictures import palette
from bot.pictures.measuring import fitted, readable
from bot.pictures.scene import Sign
from bot.pictures.sheet import MARGIN, NAMES, SMALL, WORDS, Sheet
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_

ROW = 32


def systems(sheet: Sheet) -> None:
    if not sheet.journey.systems:
        return
    sheet.group(sheet.say.plain(N_("Systems")))
    ends = [*map(sheet.at, sheet.between[1:]), sheet.line.right]
    for name, _ in sheet.journey.systems:
        sheet.write(MARGIN, sheet.y + ROW / 2, fitted(readable(name), 15, NAMES - 14), 15)
        for one, end in zip(sheet.between, ends, strict=False):
            _system(sheet, one, name, end)
        sheet.y += ROW


def _system(sheet: Sheet, one: HandoverShown, name: str, end: float) -> None:
    scope = next((each for each in one.scopes if each.side == "vendor" and each.system == name), None)
    if scope is None:
        return
    people = ", ".join(filter(None, (readable(who.called) for who in scope.carriers or scope.returners)))
    colour, at, middle = palette.STATES[scope.state], sheet.at(one), sheet.y + ROW / 2
    sheet.items.append(Sign(at, middle, 7, scope.state, colour))
    told = fitted(people or sheet.say.plain(WORDS[scope.state]), SMALL, end - at - 22)
    sheet.write(at + 12, middle, told, SMALL, colour)
