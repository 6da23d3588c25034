"""The phases as columns: their names and days, the state on the line of each handover, and today."""

from __future__ import annotations

from bot.pictures import palette
from bot.pictures.axis import Column
from bot.pictures.measuring import fitted, readable, width
from bot.pictures.scene import Box, Item, Line, Sign, Text
from bot.pictures.sheet import MARGIN, SMALL, WIDTH, WORDS, Sheet
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_
from bot.views.phases import latest_day, phase_name

HEAD = 50
"""Height of name and day."""
PILL, BETWEEN = 24, 4


def names(sheet: Sheet) -> None:
    """The name of each phase, and from when."""
    for column in sheet.line.columns:
        room = column.right - column.left - 10
        name = fitted(readable(phase_name(column.phase, sheet.say)), 15, room, bold=True)
        sheet.write(column.left + 6, sheet.y + 15, name, 15, bold=True)
        day = fitted(_start(column, sheet), SMALL, room)
        sheet.write(column.left + 6, sheet.y + 34, day, SMALL, palette.QUIET)
    sheet.y += HEAD


def _start(column: Column, sheet: Sheet) -> str:
    phase, say = column.phase, sheet.say
    if phase.start is None:
        return say.plain(N_("no date yet"))
    day = str(say.short_day(phase.start))
    return f"~ {day}" if phase.tentative or latest_day(phase) else day


def states(sheet: Sheet) -> None:
    """A pill on the line of each handover; where two would meet, the second stands lower."""
    lanes: list[float] = []
    for one in sheet.between:
        wide = width(sheet.say.plain(WORDS[one.state]), 14, bold=True) + 34
        left = min(max(sheet.at(one), MARGIN + wide / 2), WIDTH - MARGIN - wide / 2) - wide / 2
        lane = next((n for n, right in enumerate(lanes) if left > right + BETWEEN), len(lanes))
        lanes[lane : lane + 1] = [left + wide]
        _pill(sheet, left, sheet.y + lane * (PILL + BETWEEN), wide, one)
    sheet.y += max(1, len(lanes)) * (PILL + BETWEEN) + 6


def _pill(sheet: Sheet, left: float, top: float, wide: float, one: HandoverShown) -> None:
    colour, middle = palette.STATES[one.state], top + PILL / 2
    sheet.items.append(Box(left, top, wide, PILL, fill=palette.WASHES[one.state], radius=PILL / 2, outline=colour))
    sheet.items.append(Sign(left + 14, middle, 6.5, one.state, colour))
    sheet.write(left + 25, middle, sheet.say.plain(WORDS[one.state]), 14, colour, bold=True)


def frame(sheet: Sheet, top: float) -> None:
    """Behind everything: every second column shaded, and the line of each handover in its colour, down to here."""
    shades: list[Item] = [
        Box(column.left, top, column.right - column.left, sheet.y - top, fill=palette.SHADE)
        for column in sheet.line.columns[::2]
    ]
    below = top + HEAD - BETWEEN
    for one in sheet.between:
        at, latest = sheet.at(one), latest_day(one.to_phase)
        if latest is not None:
            soft = max(sheet.line.x(latest.toordinal()) - at, 4)
            shades.append(Box(at, below, soft, sheet.y - below, fill=palette.WASHES[one.state]))
        unsure = one.tentative or latest is not None
        sheet.behind.append(Line(at, below, at, sheet.y, palette.STATES[one.state], 2, dashed=unsure))
        sheet.shown.tentative |= unsure
    sheet.behind[:0] = shades


def today(sheet: Sheet, below: float) -> None:
    """A line through the rows, behind what stands in them, and its word at the foot."""
    sheet.y += 10
    day = sheet.today.toordinal()
    if not sheet.line.columns[0].first <= day <= sheet.line.columns[-1].last:
        return
    at, word = sheet.line.x(day), sheet.say.plain(N_("today"))
    half = width(word, SMALL, bold=True) / 2
    sheet.behind.append(Line(at, below, at, sheet.y, palette.TODAY, 1.5))
    middle = min(max(at, MARGIN + half), WIDTH - MARGIN - half)
    sheet.items.append(Text(middle, sheet.y + 9, word, SMALL, palette.TODAY, bold=True, centred=True))
    sheet.y += 22
