"""The phases as columns: their names and days, the state on the line of each handover, and today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.pictures import palette
from bot.pictures.axis import Column
from bot.pictures.measuring import fitted, readable, width
from bot.pictures.pill import pill
from bot.pictures.scene import Box, Item, Line, Text
from bot.pictures.sheet import MARGIN, SMALL, WIDTH, WORDS, Sheet, is_open, state_word
from bot.rules.facts import Constants
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_
from bot.views.phases import latest_day, phase_name

HEAD, YEAR = 50, 17
"""Height of name and day; and of a year that has no room beside its day."""
PILL, BETWEEN = 24, 4
RESTS = {
    "transfer_long": N_("{state}, side by side"),
    "transfer_short": N_("{state}, side by side"),
    "key_returner": N_("{state}, back after a break"),
}
PURPOSE = N_("{state}, on purpose")
NOT_YET, SOME_YES = N_("{state}, no yes yet"), N_("{state}, yes {yes} of {all}")
"""While a yes is missing."""


def names(sheet: Sheet) -> None:
    """The name of each phase, and from when; with the year where it is not the one before it."""
    years = _years(sheet)
    dated = [" ".join(filter(None, (_start(column, sheet), years.get(column)))) for column in sheet.line.columns]
    apart = any(width(day, SMALL) > _room(column) for day, column in zip(dated, sheet.line.columns, strict=True))
    called = [readable(phase_name(column.phase, sheet.say)) for column in sheet.line.columns]
    fits = all(width(name, 15, bold=True) <= _room(one) for name, one in zip(called, sheet.line.columns, strict=True))
    size = 15 if fits else SMALL
    for column, name, day in zip(sheet.line.columns, called, dated, strict=True):
        room = _room(column)
        sheet.write(column.left + 6, sheet.y + 15, fitted(name, size, room, bold=True), size, bold=True)
        told = _start(column, sheet) if apart else day
        sheet.write(column.left + 6, sheet.y + 34, fitted(told, SMALL, room), SMALL, palette.QUIET)
        if apart and column in years:
            sheet.write(column.left + 6, sheet.y + 34 + YEAR, years[column], SMALL, palette.QUIET)
    sheet.y += HEAD + (YEAR if apart and years else 0)


def _years(sheet: Sheet) -> dict[Column, str]:
    """Of the first day and of those in another year than the one before; none where all of it is this year."""
    starts = [(column, column.phase.start.year) for column in sheet.line.columns if column.phase.start]
    if {year for _, year in starts} <= {sheet.today.year}:
        return {}
    before = [0, *(year for _, year in starts)]
    return {column: str(year) for (column, year), last in zip(starts, before, strict=False) if year != last}


def _room(column: Column) -> float:
    """For words at the head of it."""
    return column.right - column.left - 10


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
        words = (_word(one, sheet), state_word(one, sheet.say))
        lane, left, word = min((*_place(lanes, sheet.at(one), word), word) for word in words)
        wide = _wide(word)
        lanes[lane : lane + 1] = [left + wide]
        pill(sheet, Box(left, sheet.y + lane * (PILL + BETWEEN), wide, PILL, radius=PILL / 2), one, word, 14)
    sheet.y += len(lanes) * (PILL + BETWEEN) + 6


def _place(lanes: Sequence[float], at: float, word: str) -> tuple[int, float]:
    """The highest lane where it has room, and its left end; `lanes`: how far each is taken."""
    wide = _wide(word)
    left = min(max(at, MARGIN + wide / 2), WIDTH - MARGIN - wide / 2) - wide / 2
    return next((n for n, right in enumerate(lanes) if left > right + BETWEEN), len(lanes)), left


def _wide(word: str) -> float:
    return width(word, 14, bold=True) + 34


def _word(one: HandoverShown, sheet: Sheet) -> str:
    """The state, and what it rests on or why it may be so, where the phases on both sides leave room for it."""
    state = sheet.say.plain(WORDS[one.state])
    said = [word.answer for word in one.words if word.needed].count("yes")
    words = {"state": state, "yes": said, "all": said + len(one.missing_words)}
    why = _why(one, said)
    told = sheet.say.plain(why, **words) if why else state
    at = sheet.at(one)
    near = min(abs(other - at) for other in {*map(sheet.at, sheet.between), sheet.line.left, sheet.line.right} - {at})
    if _wide(told) + BETWEEN <= max(near, 2 * (sheet.line.right - at)):
        return told
    return state_word(one, sheet.say)


def _why(one: HandoverShown, said: int) -> str | None:
    """What is told beside the state: on purpose, that a yes is missing, or what it rests on."""
    if one.accepted_by and one.state != "holds":
        return PURPOSE
    if is_open(one):
        return SOME_YES if said else NOT_YET
    return RESTS.get(one.vendor.reason) if one.vendor else None


def frame(sheet: Sheet, top: float, below: float) -> None:
    """Behind everything: every second column shaded, and the line of each handover in its colour, down to here.

    `below`: where the heads of the columns end.
    """
    shades: list[Item] = [
        Box(column.left, top, column.right - column.left, sheet.y - top, fill=palette.SHADE)
        for column in sheet.line.columns[::2]
    ]
    below -= BETWEEN
    shades += [Box(left, below, right - left, sheet.y - below, fill=palette.UNSURE) for left, right in sheet.soft]
    for one in sheet.between:
        unsure = one.tentative or latest_day(one.to_phase) is not None
        at = sheet.at(one)
        sheet.behind.append(Line(at, below, at, sheet.y, palette.STATES[one.state], 2, dashed=unsure))
        if unsure:
            sheet.shown.add("tentative")
    sheet.behind[:0] = [*shades, *_pauses(sheet, below + BETWEEN)]


def _pauses(sheet: Sheet, below: float) -> Iterator[Item]:
    """Days between the end of a phase and the start of the next one."""
    for column in sheet.line.columns[:-1]:
        end = column.phase.end
        if end is not None and column.last - end.toordinal() > Constants().tolerance:
            left = sheet.line.x(end.toordinal() + 1)
            yield Box(left, below, column.right - left, sheet.y - below, fill=palette.PAUSE)
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
