"""The systems, a row each: at every handover the state there, and who stays on with it."""

from __future__ import annotations

from html import unescape

from bot.i18n import Raw
from bot.pictures import palette
from bot.pictures.folding import side_by_side
from bot.pictures.measuring import fitted, readable, width
from bot.pictures.scene import Box, Sign
from bot.pictures.sheet import GAP, MARGIN, NAMES, SMALL, WORDS, Sheet
from bot.rules.projection import HandoverShown, ScopeShown
from bot.rules.texts import N_
from bot.views.handover import reason_line

ROW, MOST = 32, 8
"""Height of a row, and how many there are."""
WORST = ("breaks", "thin", "unstaffed", "holds")


def systems(sheet: Sheet) -> None:
    """The main one first; of many, those that break or are thin somewhere before the others."""
    names = [name for name, _ in sorted(sheet.journey.systems, key=lambda system: not system[1])]
    if not names:
        return
    sheet.group(sheet.say.plain(N_("Systems")))
    ranked = sorted(names, key=lambda name: min((WORST.index(one.state) for one in _answers(sheet, name)), default=9))
    drawn = names if len(names) <= MOST + 1 else [name for name in names if name in ranked[:MOST]]
    for name in drawn:
        _row(sheet, name)
    if left := len(names) - len(drawn):
        sheet.group(sheet.say.number(N_("and one more"), N_("and {n} more"), left))


def _answers(sheet: Sheet, name: str) -> list[ScopeShown]:
    """Of our side, at the handovers of this picture that have one."""
    scopes = (scope for one in sheet.between for scope in one.scopes)
    return [scope for scope in scopes if (scope.side, scope.system) == ("vendor", name)]


def _row(sheet: Sheet, name: str) -> None:
    middle = sheet.y + ROW / 2
    sheet.write(MARGIN, middle, fitted(readable(name), 15, NAMES - 14), 15)
    if not _answers(sheet, name):
        left = sheet.line.left
        text = fitted(_whose(sheet, name), SMALL, sheet.line.right - left - 16)
        wide = width(text, SMALL) + 12
        sheet.items.append(Box(left + 2, middle - 11, wide, 22, fill=palette.PAPER, radius=6))
        sheet.write(left + 8, middle, text, SMALL, palette.QUIET)
    for one, end in zip(
        sheet.between, [*(sheet.at(one) - GAP for one in sheet.between[1:]), sheet.line.right], strict=False
    ):
        _system(sheet, one, name, end)
    sheet.y += ROW


def _whose(sheet: Sheet, name: str) -> str:
    """Of a system by which no handover is judged, as nobody is named for it: who takes them all."""
    ours = [one for one in sheet.journey.assignments if one.side == "vendor" and one.given != "declined"]
    takes = {one.who.id: readable(one.who.called) for one in ours if one.all_systems or name in one.systems}
    if not takes:
        return sheet.say.plain(N_("nobody yet"))
    return sheet.say.plain(N_("all systems: {people}"), people=Raw(", ".join(takes.values())))


def _system(sheet: Sheet, one: HandoverShown, name: str, end: float) -> None:
    scope = next((each for each in one.scopes if each.side == "vendor" and each.system == name), None)
    if scope is None:
        return
    colour, at, middle = palette.STATES[scope.state], sheet.at(one), sheet.y + ROW / 2
    if scope.state == "breaks":
        wash = palette.WASHES["breaks"]
        sheet.behind.append(Box(at - GAP, sheet.y + 2, 2 * GAP, ROW - 4, fill=wash, hatch=palette.HATCH))
        sheet.shown.add("gap")
    sheet.items.append(Sign(at, middle, 7, scope.state, colour, sheet.settled(one, scope)))
    room = end - at - GAP - 8
    sentence = readable(unescape(reason_line(one, sheet.say, scope)))
    told = sentence if width(sentence, SMALL) <= room else fitted(_briefly(scope, sheet), SMALL, room)
    sheet.write(at + GAP + 4, middle, told, SMALL, colour)


def _briefly(scope: ScopeShown, sheet: Sheet) -> str:
    """By name who stays, comes back or hands it over side by side; else the state."""
    if pairs := side_by_side(scope):
        called = {who.id: readable(who.called) for who in (*scope.givers, *scope.receivers)}
        giver, receiver = (called.get(who, "") for who in pairs[0])
        return sheet.say.plain(N_("{giver} → {receiver}"), giver=giver, receiver=receiver)
    people = filter(None, (readable(who.called) for who in scope.carriers or scope.returners))
    return ", ".join(people) or sheet.say.plain(WORDS[scope.state])
