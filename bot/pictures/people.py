"""The people: a row each with its bars, what is hatched where nobody stays on, and who is only counted."""

from __future__ import annotations

from bot.pictures import leaving, palette, staying
from bot.pictures.measuring import fitted, readable
from bot.pictures.rows import Bar, Row
from bot.pictures.scene import Box, Line, Sign, Text
from bot.pictures.sheet import GAP, GROUP, IN_THE_LIST, MARGIN, NAMES, SMALL, WIDTH, Sheet, name_lines
from bot.pictures.track import Track
from bot.rules.projection import HandoverShown, ScopeShown
from bot.rules.texts import N_

ROW, THICK, THIN = 44, 22, 12
"""Heights: of a row, of a key person's bar, of the others'."""
LONGER = 12
"""How much higher a row is with a name on two lines."""
SIDES = {"vendor": N_("Our side"), "customer": N_("The customer's side")}


def side(sheet: Sheet, which: str) -> None:
    """The rows of one side. Ours is there also when nobody is on it yet."""
    mine = [row for row in sheet.rows if row.side == which]
    if not mine and which != "vendor":
        return
    answers = [(one, scope) for one in sheet.between if (scope := _whole(one, which))]
    if which == "customer":
        _signs(sheet, answers)
    sheet.group(sheet.say.plain(SIDES[which]))
    top = sheet.y
    tracks = {row.who.id: _person(sheet, row) for row in mine}
    if not mine:
        sheet.write(MARGIN, sheet.y + ROW / 2, sheet.say.plain(N_("nobody yet")), 16, palette.QUIET)
        sheet.y += ROW
    _gaps(sheet, top, which, answers)
    _count(sheet, [row for row in sheet.folded if row.side == which])
    staying.marks(sheet, answers, tracks)
    if which == "vendor":
        leaving.marks(sheet, tracks)
    staying.leads(sheet, tracks)


def _whole(one: HandoverShown, side: str) -> ScopeShown | None:
    """The answer of a side for the whole delivery."""
    return next((scope for scope in one.scopes if (scope.side, scope.system) == (side, None)), None)


def _signs(sheet: Sheet, answers: list[tuple[HandoverShown, ScopeShown]]) -> None:
    """How each handover stands on the customer's own side."""
    for one, scope in answers:
        at, colour = sheet.at(one), palette.STATES[scope.state]
        sheet.items.append(Sign(at, sheet.y + GROUP / 2, 7, scope.state, colour, sheet.settled(one, scope)))


def _person(sheet: Sheet, row: Row) -> Track:
    high = _name(sheet, row)
    track = Track(row, sheet.y + high / 2)
    for bar in row.bars:
        _bar(sheet, bar, track.middle)
    sheet.y += high
    sheet.behind.append(Line(MARGIN, sheet.y, WIDTH - MARGIN, sheet.y, palette.RULE))
    return track


def _bar(sheet: Sheet, bar: Bar, middle: float) -> None:
    """Half as strong where a handover may still move."""
    high = THICK if bar.key else THIN
    left = sheet.line.x(bar.first)
    right = max(sheet.line.x(bar.last + 1), left + 3)
    spans = [(left, right, palette.ROLES[bar.kind])]
    spans += [
        (max(begins, left), min(ends, right), palette.SOFT[bar.kind])
        for begins, ends in sheet.soft
        if begins < right and left < ends
    ]
    for begins, ends, fill in spans:
        sheet.items.append(Box(begins, middle - high / 2, ends - begins, high, fill=fill, radius=4))
    sheet.shown.add(bar.kind)


def _name(sheet: Sheet, row: Row) -> float:
    """Gives how high the row is."""
    known = readable(row.who.name)
    name = known or sheet.say.plain(N_("somebody ({n})"), n=sheet.rows.index(row) + 1)
    roles = ", ".join(filter(None, map(readable, row.roles))) or ("" if known else sheet.say.plain(IN_THE_LIST))
    star = 16 if row.key else 0
    high = ROW + (LONGER if roles and len(name_lines(name, 16, bold=row.key, x=star)) > 1 else 0)
    at = sheet.label(sheet.y + high / 2, name, 16, roles, bold=row.key, x=star)
    if row.key:
        sheet.write(MARGIN, at, "★", 13)
        sheet.shown.add("key")
    return high


def _gaps(sheet: Sheet, top: float, which: str, answers: list[tuple[HandoverShown, ScopeShown]]) -> None:
    """Hatched where nobody is on both sides, and all of a phase that nobody of ours is on."""
    high = sheet.y - top
    for one, scope in answers:
        if scope.state == "breaks":
            wash = palette.WASHES["breaks"]
            sheet.behind.append(Box(sheet.at(one) - GAP, top, 2 * GAP, high, fill=wash, hatch=palette.HATCH))
            sheet.shown.add("gap")
    if which == "vendor":
        _empty(sheet, top, high)


def _empty(sheet: Sheet, top: float, high: float) -> None:
    staffed = {one.phase_uid for one in sheet.journey.assignments if one.side == "vendor" and one.given != "declined"}
    for column in sheet.line.columns:
        if column.phase.uid not in staffed:
            sheet.behind.append(Box(column.left, top, column.right - column.left, high, hatch=palette.EDGE))
            sheet.shown.add("empty")


def _count(sheet: Sheet, rows: list[Row]) -> None:
    """Who is left out: how many in all, where to read of them, and how many in each phase."""
    if not rows:
        return
    more = sheet.say.number(N_("and one more"), N_("and {n} more"), len(rows))
    sheet.write(MARGIN, sheet.y + 14, fitted(more, 16, NAMES - 14), 16)
    where = fitted(sheet.say.plain(IN_THE_LIST), SMALL, NAMES - 14)
    sheet.write(MARGIN, sheet.y + 32, where, SMALL, palette.QUIET)
    for column in sheet.line.columns:
        here = sum(any(bar.first <= column.last and column.first <= bar.last for bar in row.bars) for row in rows)
        if here:
            at, middle = (column.left + column.right) / 2, sheet.y + ROW / 2
            sheet.items.append(Box(at - 20, middle - 12, 40, 24, fill=palette.PAPER, radius=12, outline=palette.EDGE))
            sheet.items.append(Text(at, middle, f"+{here}", SMALL, palette.QUIET, bold=True, centred=True))
    sheet.y += ROW
