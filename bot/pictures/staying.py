"""What a handover rests on, in the rows: who stays on, works side by side, is back or was asked; and who leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from bot.pictures import palette
from bot.pictures.folding import side_by_side
from bot.pictures.measuring import width
from bot.pictures.rows import Row
from bot.pictures.scene import Box, Line, Text
from bot.pictures.sheet import SMALL, Sheet
from bot.pictures.track import APART, Track
from bot.rules.projection import HandoverShown, ScopeShown, Who
from bot.rules.texts import N_
from bot.rules.values import value

HIGH, BARE = 26, 24
"""Of a mark; its width without its word."""
CARVED = 18
"""How wide a break is cut into a bar that shows none: who is away for long is in the plan all the same."""
Answers = Sequence[tuple[HandoverShown, ScopeShown]]
Tracks = Mapping[int, Track]


@value
class Look:
    word: str
    fill: str
    ink: str
    outline: str
    dashed: bool = False


GREEN = palette.STATES["holds"]
SURE = Look(N_("stays on"), GREEN, palette.PAPER, palette.PAPER)
UNSURE = Look(N_("stays on?"), palette.PAPER, GREEN, GREEN, dashed=True)
ASKED = Look(N_("asked"), palette.PAPER, palette.QUIET, palette.QUIET, dashed=True)


def marks(sheet: Sheet, answers: Answers, tracks: Tracks) -> None:
    """Of one side; what matters most takes its room first."""
    for draw in (_carried, _beside, _back, _asked):
        for one, scope in answers:
            draw(sheet, one, scope, tracks)


def _carried(sheet: Sheet, one: HandoverShown, scope: ScopeShown, tracks: Tracks) -> None:
    """Where somebody stays on over a handover, the bar carries a clasp that says so: solid once there is a yes."""
    for track in _tracks(scope.carriers, tracks):
        sure = sheet.has_said_yes(one, track.row.who)
        _mark(sheet, track, sheet.at(one), SURE if sure else UNSURE, _room(sheet, one))
        sheet.shown.add("stays" if sure else "unsure")


def _beside(sheet: Sheet, one: HandoverShown, scope: ScopeShown, tracks: Tracks) -> None:
    """Two marks on the days that giver and receiver have together, and a line between them."""
    marked: set[int] = set()
    for pair in side_by_side(scope):
        if not tracks.keys() >= set(pair):
            continue
        giver, receiver = (tracks[who] for who in pair)
        at = _together(sheet, giver.row, receiver.row, sheet.at(one))
        sheet.behind.append(Line(at, giver.middle, at, receiver.middle, palette.STATES[scope.state], 3))
        for track in [tracks[who] for who in pair if who not in marked]:
            look = _look(sheet, N_("side by side"), one, scope, track)
            _mark(sheet, track, at, look, _room(sheet, one))
        marked.update(pair)
        sheet.shown.add("beside")


def _together(sheet: Sheet, giver: Row, receiver: Row, at: float) -> float:
    """The middle of their days together that are nearest to the handover."""
    spans = [(max(a.first, b.first), min(a.last, b.last)) for a, b in product(giver.bars, receiver.bars)]
    middles = [(sheet.line.x(first) + sheet.line.x(last + 1)) / 2 for first, last in spans if first <= last]
    return min(middles, key=lambda middle: abs(middle - at), default=at)


def _back(sheet: Sheet, one: HandoverShown, scope: ScopeShown, tracks: Tracks) -> None:
    """The break is a dashed line between two bars; where the plan shows none, it is cut into the bar."""
    day = sheet.line.of(one.to_phase.uid).first
    for track in _tracks(scope.returners, tracks):
        bars = track.row.bars
        left = sheet.line.x(max((bar.last for bar in bars if bar.first < day), default=day) + 1)
        right = sheet.line.x(min((bar.first for bar in bars if bar.first >= day), default=day))
        if right - left < CARVED:
            left, right = sheet.at(one) - CARVED / 2, sheet.at(one) + CARVED / 2
            sheet.items.append(Box(left, track.middle - HIGH / 2, CARVED, HIGH, fill=palette.PAPER))
        sheet.items.append(Line(left, track.middle, right, track.middle, palette.QUIET, 2, dashed=True))
        track.take(left, right)
        _begin(sheet, track, right + APART, _look(sheet, N_("back"), one, scope, track))
        sheet.shown.add("back")


def _asked(sheet: Sheet, one: HandoverShown, scope: ScopeShown, tracks: Tracks) -> None:
    """Who was asked to come in and has not answered: not in the plan yet, so beyond the bar."""
    open_ = [word for word in one.words if word.answer in (None, "unsure") and not word.needed]
    asked = [word.who for word in open_ if word.asked_on or word.given_on]
    mine = {who.id for who in (*scope.givers, *scope.receivers)}
    for track in _tracks([who for who in asked if who.id in mine], tracks):
        if _begin(sheet, track, sheet.at(one), ASKED):
            sheet.shown.add("asked")


def leads(sheet: Sheet, tracks: Tracks) -> None:
    """Who leads a phase, in a word on the bar where there is room."""
    word = sheet.say.plain(N_("leads"))
    half = width(word, SMALL, bold=True) / 2
    for track in tracks.values():
        track.taken += sheet.soft
        for bar in track.row.bars:
            for first, last in bar.led:
                at = _place(track, sheet.line.x(first) + half + 6, sheet.line.x(last + 1) - half - 6, half)
                if at is not None:
                    ink = palette.INKS[bar.kind]
                    sheet.items.append(Text(at, track.middle, word, SMALL, ink, bold=True, centred=True))


def _place(track: Track, left: float, right: float, half: float) -> float | None:
    """Where the middle of a word so long may stand, from `left` to `right`: in the middle, else at an end."""
    places = ((left + right) / 2, left, right) if left <= right else ()
    return next((at for at in places if track.take(at - half, at + half)), None)


def _tracks(people: Sequence[Who], tracks: Tracks) -> list[Track]:
    return [tracks[who.id] for who in people if who.id in tracks]


def _room(sheet: Sheet, one: HandoverShown) -> float:
    """To the nearest other line."""
    at = sheet.at(one)
    return min(abs(other - at) for other in {*map(sheet.at, sheet.between), sheet.line.left, sheet.line.right} - {at})


def _look(sheet: Sheet, word: str, one: HandoverShown, scope: ScopeShown, track: Track) -> Look:
    """In the colour of the state; with a broken edge while this person's yes is missing."""
    colour = palette.STATES[scope.state]
    if sheet.has_said_yes(one, track.row.who):
        return Look(word, palette.WASHES[scope.state], colour, colour)
    sheet.shown.add("unsure")
    return Look(word, palette.PAPER, colour, colour, dashed=True)


def _mark(sheet: Sheet, track: Track, at: float, look: Look, room: float) -> None:
    """Around a place; with its word where there is room for it, else with a question mark while a yes is missing."""
    text = sheet.say.plain(look.word)
    half = width(text, SMALL, bold=True) / 2 + 8
    told = 2 * half + 4 <= room and track.take(at - half, at + half)
    if not told:
        half = BARE / 2
        text = "?" if track.take(at - half, at + half) and look.dashed else ""
    _draw(sheet, track, (at - half, at + half), text, look)


def _begin(sheet: Sheet, track: Track, left: float, look: Look) -> bool:
    """From a place on, if there is room for its word."""
    text = sheet.say.plain(look.word)
    right = left + width(text, SMALL, bold=True) + 16
    if right > sheet.line.right or not track.take(left, right):
        return False
    _draw(sheet, track, (left, right), text, look)
    return True


def _draw(sheet: Sheet, track: Track, span: tuple[float, float], text: str, look: Look) -> None:
    (left, right), top = span, track.middle - HIGH / 2
    outline, dashed = look.outline, look.dashed
    box = Box(left, top, right - left, HIGH, fill=look.fill, radius=6, outline=outline, thick=2, dashed=dashed)
    sheet.items.append(box)
    if text:
        middle = (left + right) / 2
        sheet.items.append(Text(middle, track.middle, text, SMALL, look.ink, bold=True, centred=True))
