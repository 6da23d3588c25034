"""The phases as columns: their names and days, the state on the line of each handover, and today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.pictures import palette
from bot.pictures.axis import Column
from bot.pictures.measuring import fitted, readable, width
from bot.pictures.scene import Box, Item, Line, Sign, Text
from bot.pictures.sheet import MARGIN, SMALL, WIDTH, WORDS, Sheet
from bot.rules.facts import Constants
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_
from bot.views.phases import latest_day, phase_name

HEAD = 50
"""Height of name and day."""
PILL, BETWEEN = 24, 4
RESTS = {
    "transfer_long": N_("{state}, side by side"),
    "transfer_short": N_("{state}, side by side"),
    "key_returner": N_("{state}, back after a break"),
}
PURPOSE = N_("{state}, on purpose")


def names(sheet: Sheet) -> None:
    """The name of each phase, and from when."""
    for column in sheet.line.columns:
        room = column.right - column.left - 10
        name = readable(phase_name(column.phase, sheet.say))
        size = 15 if width(name, 15, bold=True) <= room else SMALL
        sheet.write(column.left + 6, sheet.y + 15, fitted(name, size, room, bold=True), size, bold=True)
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
        word = _word(one, sheet)
        wide = width(word, 14, bold=True) + 34
        left = min(max(sheet.at(one), MARGIN + wide / 2), WIDTH - MARGIN - wide / 2) - wide / 2
        lane = next((n for n, right in enumerate(lanes) if left > right + BETWEEN), len(lanes))
        lanes[lane : lane + 1] = [left + wide]
        _pill(sheet, Box(left, sheet.y + lane * (PILL + BETWEEN), wide, PILL), one.state, word)
    sheet.y += max(1, len(lanes)) * (PILL + BETWEEN) + 6


def _word(one: HandoverShown, sheet: Sheet) -> str:
    """The state, and what it rests on or why it may be so, where the phases on both sides leave room for it."""
    state = sheet.say.plain(WORDS[one.state])
    reason = one.vendor.reason if one.vendor else ""
    why = PURPOSE if one.accepted_by and one.state != "holds" else RESTS.get(reason)
    told = sheet.say.plain(why, state=state) if why else state
    at = sheet.at(one)
    near = min(abs(other - at) for other in {*map(sheet.at, sheet.between), sheet.line.left, sheet.line.right} - {at})
    return told if width(told, 14, bold=True) + 38 <= max(near, 2 * (sheet.line.right - at)) else state


def _pill(sheet: Sheet, box: Box, state: str, word: str) -> None:
    colour, middle = palette.STATES[state], box.y + PILL / 2
    sheet.items.append(replace(box, fill=palette.WASHES[state], radius=PILL / 2, outline=colour))
    sheet.items.append(Sign(box.x + 14, middle, 6.5, state, colour))
    sheet.write(box.x + 25, middle, word, 14, colour, bold=True)


def frame(sheet: Sheet, top: float) -> None:
    """Behind everything: every second column shaded, and the line of each handover in its colour, down to here."""
    shades: list[Item] = [
        Box(column.left, top, column.right - column.left, sheet.y - top, fill=palette.SHADE)
        for column in sheet.line.columns[::2]
    ]
    below = top + HEAD - BETWEEN
    shades += [Box(left, below, right - left, sheet.y - below, fill=palette.UNSURE) for left, right in sheet.soft]
    for one in sheet.between:
        unsure = one.tentative or latest_day(one.to_phase) is not None
        at = sheet.at(one)
        sheet.behind.append(Line(at, below, at, sheet.y, palette.STATES[one.state], 2, dashed=unsure))
        if unsure:
            sheet.shown.add("tentative")
    sheet.behind[:0] = [*shades, *_pauses(sheet, top)]


def _pauses(sheet: Sheet, top: float) -> Iterator[Item]:
    """Days between the end of a phase and the start of the next one."""
    for column in sheet.line.columns[:-1]:
        end = column.phase.end
        if end is not None and column.last - end.toordinal() > Constants().tolerance:
            left = sheet.line.x(end.toordinal() + 1)
            yield Box(left, top + HEAD, column.right - left, sheet.y - top - HEAD, fill=palette.PAUSE)
            sheet.shown.add("pause")


def today(sheet: Sheet, below: float) -> None:
    """A line through the rows, behind what stands in them, and its word at the foot."""
    sheet.y += 10
    day = sheet.today.toordinal()
    here = next((column for column in sheet.line.columns if column.first <= day <= column.last), None)
    if here is None or not here.dated:
        return
    at, word = sheet.line.x(day), sheet.say.plain(N_("today"))
    half = width(word, SMALL, bold=True) / 2
    sheet.behind.append(Line(at, below, at, sheet.y, palette.TODAY, 1.5))
    middle = min(max(at, MARGIN + half), WIDTH - MARGIN - half)
    sheet.items.append(Text(middle, sheet.y + 9, word, SMALL, palette.TODAY, bold=True, centred=True))
    sheet.y += 22
