"""Many journeys on one line of time: their phases as bands, and each handover to come by the sign of its state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.i18n import Plainly, Say
from bot.pictures import palette
from bot.pictures.measuring import readable, width
from bot.pictures.scene import Box, Item, Line, Scene, Sign, Text
from bot.pictures.sheet import MARGIN, NAMES, NO_YES, SMALL, WIDTH, WORDS, Paper, is_open, state_word
from bot.pictures.span import Span, span
from bot.rules.projection import HandoverShown, JourneyShown, PhaseShown
from bot.rules.projection.overview import Overview
from bot.rules.texts import N_
from bot.views.journey import URGENT, coming
from bot.views.lists import by_state
from bot.views.overview import head, more, told
from bot.views.phases import latest_day, phase_name

ROW, TOP, BAND = 50, 7, 18
"""Heights: of a row, above the band in it, and of that."""
APART = 6
"""Points between two words."""
RADIUS = 8.5
LEFT = MARGIN + NAMES
ALT = 1000
"""Characters that Slack takes (docs.slack.dev: files.getUploadURLExternal)."""


@dataclass
class Page(Paper):
    found: Overview
    today: date
    say: Plainly
    line: Span
    y: float = MARGIN
    items: list[Item] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)
    """What is drawn before them."""
    states: set[str] = field(default_factory=set)
    unsure: bool = False
    """Whether a date that is not sure stands in it."""
    open: bool = False
    """Whether a handover does that rests on somebody who has not said yes."""


def portfolio(found: Overview, today: date, say: Say) -> Scene:
    """The picture, of at least one journey."""
    page = Page(found, today, Plainly(say.language), span(found.journeys, today, LEFT, WIDTH - MARGIN))
    page.lines(head(found, page.say), 21, palette.INK, bold=True)
    page.lines(by_state(found.counts, page.say), 14.5, palette.QUIET)
    page.y += 8
    top = page.y
    _months(page)
    for journey in found.journeys:
        _row(page, journey)
    _today(page, top)
    _foot(page)
    paper = Box(0, 0, WIDTH, page.y + MARGIN, fill=palette.PAPER)
    return Scene(WIDTH, page.y + MARGIN, (paper, *page.behind, *page.items), _alt(page))


def _months(page: Page) -> None:
    """Their names, and a fine line down through the rows, drawn when it is known how far."""
    for month in page.line.months():
        name, at = page.say.short_month(month, dated=month.month == 1), page.line.x(month) + 3
        if at + width(name, SMALL) <= page.line.right:
            page.write(at, page.y + 11, name, SMALL, palette.QUIET)
    page.y += 24


def _today(page: Page, top: float) -> None:
    """Behind everything, with the lines of the months; its word stands at the foot."""
    for month in page.line.months():
        at = page.line.x(month)
        page.behind.insert(0, Line(at, top, at, page.y, palette.RULE))
    at, word = page.line.x(page.today), page.say.plain(N_("today"))
    page.behind.append(Line(at, top + 22, at, page.y + 4, palette.TODAY, 1.5))
    half = width(word, SMALL, bold=True) / 2
    middle = min(max(at, LEFT + half), WIDTH - MARGIN - half)
    page.items.append(Text(middle, page.y + 13, word, SMALL, palette.TODAY, bold=True, centred=True))
    page.y += 26


def _row(page: Page, journey: JourneyShown) -> None:
    number = page.found.journeys.index(journey) + 1
    name = readable(journey.name) or readable(journey.key) or page.say.plain(N_("journey {n}"), n=number)
    customer = readable(journey.customer)
    below = customer if customer != name else ""
    if journey.state == "paused":
        below = page.say.plain(N_("paused"))
    page.label(page.y + ROW / 2, name, 15.5, below, bold=True)
    _bands(page, journey)
    _signs(page, journey)
    page.y += ROW
    page.behind.append(Line(MARGIN, page.y, WIDTH - MARGIN, page.y, palette.RULE))


def _bands(page: Page, journey: JourneyShown) -> None:
    """A phase from its start to the next one; the last, without an end, to the edge."""
    dated = [(phase, phase.start) for phase in journey.phases if phase.start is not None]
    ends: list[date | None] = [start for _, start in dated[1:]]
    last = dated[-1][0].end if dated else None
    ends.append(last and last + timedelta(days=1))
    for (phase, start), end in zip(dated, ends, strict=True):
        left = page.line.x(start)
        right = page.line.x(end) if end else page.line.right
        if right - left < 1:
            continue
        page.behind.append(
            Box(left, page.y + TOP, right - left, BAND, fill=palette.BANDS.get(phase.kind, palette.BANDS["other"]))
        )
        _name(page, phase, left, right)


def _name(page: Page, phase: PhaseShown, left: float, right: float) -> None:
    """Where the whole of it fits beside the sign of its handover; on the far side of today's line if that is there."""
    name = readable(phase_name(phase, page.say))
    begins, wide, today = left + RADIUS + 5, width(name, SMALL), page.line.x(page.today)
    if begins - 3 < today < begins + wide + 3 and today + 5 + wide < right - RADIUS - 5:
        begins = today + 5
    if begins + wide <= right - RADIUS - 5:
        page.write(begins, page.y + TOP + BAND / 2, name, SMALL)


def _signs(page: Page, journey: JourneyShown) -> None:
    """The most urgent gets its words first; another that would cover them has its sign alone."""
    taken: list[tuple[float, float]] = []
    for one in sorted(coming(journey), key=lambda each: URGENT.index(each.state)):
        at = page.line.right - RADIUS if one.start is None else page.line.x(one.start)
        if one.tentative:
            _unsure(page, one, at)
        open_, colour = is_open(one), palette.STATES[one.state]
        page.open |= open_
        page.items.append(Sign(at, page.y + TOP + BAND / 2, RADIUS, one.state, colour, not open_))
        page.states.add(one.state)
        usual = at + 5 if one.tentative else max(at - RADIUS, LEFT)
        for word in _told(page, one):
            wide = width(word, SMALL, bold=True)
            places = (usual, page.line.right - wide, at - 5 - wide)
            fit = [left for left in places if LEFT <= left <= min(usual, page.line.right - wide)]
            left = next((each for each in fit if _is_free(each, each + wide, taken)), None)
            if left is not None:
                _written(page, left, page.y + 39, word, colour)
                taken.append((left, left + wide))
                break


def _is_free(left: float, right: float, taken: list[tuple[float, float]]) -> bool:
    return all(left > end + APART or right < begin - APART for begin, end in taken)


def _unsure(page: Page, one: HandoverShown, at: float) -> None:
    """A broken line; a wash over the days that it may be."""
    colour, page.unsure = palette.STATES[one.state], True
    if (latest := latest_day(one.to_phase)) and one.start is not None:
        soft = max(page.line.x(latest) - at, 4)
        page.behind.append(Box(at, page.y + TOP, soft, BAND, fill=palette.WASHES[one.state]))
    page.behind.append(Line(at, page.y + 2, at, page.y + ROW - 3, colour, 2, dashed=True))


def _written(page: Page, left: float, middle: float, word: str, colour: str) -> None:
    """Words under a band, which the lines behind them do not cross."""
    wide = width(word, SMALL, bold=True)
    page.items.append(Box(left - 2, middle - SMALL / 2 - 1, wide + 4, SMALL + 2, fill=palette.PAPER))
    page.write(left, middle, word, SMALL, colour, bold=True)


def _told(page: Page, one: HandoverShown) -> list[str]:
    """ "Breaks 1 Dec", "Thin ~ 1 Feb 2027", "Holds · no date yet", "Holds? 1 Dec"; then shorter, without the year."""
    word = state_word(one, page.say)
    if one.start is None:
        unknown = page.say.plain(N_("no date yet"))
        return [f"{word} · {unknown}"]
    this_year, sure = one.start.year == page.today.year, " ~ " if one.tentative else " "
    days = ([] if this_year else [page.say.dated(one.start)]) + [page.say.short_day(one.start)]
    return [f"{word}{sure}{day}" for day in days]


def _foot(page: Page) -> None:
    """What the signs mean, and how many more journeys there are."""
    x, y = float(MARGIN), page.y + 12
    for sign, text in _explained(page, y):
        page.items.append(replace(sign, x=x + 8) if isinstance(sign, Sign) else replace(sign, x1=x + 8, x2=x + 8))
        page.write(x + 22, y, page.say.plain(text), SMALL, palette.QUIET)
        x += 22 + width(page.say.plain(text), SMALL) + 18
    page.y += 28 if x > MARGIN else 0
    if page.found.more:
        page.lines(more(page.found, page.say).replace("`", ""), 14.5, palette.INK)


def _explained(page: Page, y: float) -> Iterator[tuple[Sign | Line, str]]:
    """Of the signs that stand in it."""
    for state in [each for each in URGENT[::-1] if each in page.states]:
        yield Sign(0, y, 7, state, palette.STATES[state]), WORDS[state]
    if page.open:
        yield Sign(0, y, 7, "holds", palette.STATES["holds"], settled=False), NO_YES
    if page.unsure:
        yield Line(0, y - 8, 0, y + 8, palette.QUIET, 2, dashed=True), N_("date not sure")


def _alt(page: Page) -> str:
    """The most urgent journeys, as many as there is room for."""
    parts = [head(page.found, page.say)]
    for journey in page.found.journeys:
        sentence = page.say(N_("{journey}: {told}"), journey=journey.name, told=" ".join(told(journey, page.say)))
        if sum(map(len, parts)) + len(parts) + len(sentence) > ALT:
            break
        parts.append(sentence)
    return " ".join(parts)
