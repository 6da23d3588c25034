"""A supply chain as a picture: a box for each step from supplier to the customer's customer, and arrows between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.i18n import Say
from bot.pictures import palette
from bot.pictures.measuring import readable, wrapped
from bot.pictures.scene import Box, Item, Line, Scene, Text
from bot.pictures.sheet import IN_THE_LIST, MARGIN, SMALL, WIDTH
from bot.rules.names import fold
from bot.rules.projection.meetings import MeetingShown
from bot.rules.texts import N_

ABREAST = 3
"""Boxes in a row: more could not be read on a phone."""
GAP, BETWEEN = 42, 44
"""Points between two boxes, and between two rows."""
PAD, LINE, MOST = 12, 20, 4
"""Inside a box; height of a line in it; lines."""
HEAD = 44
NUMBER = 18
ARROW = 6
WIDE = (WIDTH - 2 * MARGIN - (ABREAST - 1) * GAP) / ABREAST


def chain(meeting: MeetingShown, say: Say) -> Scene:
    """Of a meeting with at least one step. The customer's own step is drawn apart."""
    steps = [readable(item.text) or say.plain(IN_THE_LIST) for item in meeting.of("step")]
    title = say.plain(N_("The supply chain of {customer}"), customer=meeting.customer)
    rows = [steps[at : at + ABREAST] for at in range(0, len(steps), ABREAST)]
    items: list[Item] = [Text(MARGIN, MARGIN + 12, _fitting(title), 18, palette.INK, bold=True)]
    boxes: list[Box] = []
    y = float(MARGIN + HEAD)
    for at, row in enumerate(rows):
        texts = [wrapped(step, SMALL + 1, WIDE - 2 * PAD, MOST) for step in row]
        tall = 2 * PAD + NUMBER + LINE * max(1, *(len(lines) for lines in texts))
        for n, lines in enumerate(texts):
            number = at * ABREAST + n
            boxes.append(_box(MARGIN + n * (WIDE + GAP), y, tall, own=_is_own(row[n], meeting.customer)))
            items += _words(boxes[-1], number + 1, lines)
        y += tall + BETWEEN
    height = y - BETWEEN + MARGIN
    paper = Box(0, 0, WIDTH, height, fill=palette.PAPER)
    alt = f"{title}: {' → '.join(item.text for item in meeting.of('step'))}"[:1000]
    return Scene(WIDTH, height, (paper, *_arrows(boxes), *boxes, *items), alt)


def _fitting(title: str) -> str:
    return " ".join(wrapped(readable(title), 18, WIDTH - 2 * MARGIN, 1, bold=True))


def _is_own(step: str, customer: str) -> bool:
    """Whether the step is the customer itself: it begins with their name, but for AB and the like."""
    return fold(step).startswith(fold(customer).partition(" ")[0])


def _box(x: float, y: float, tall: float, *, own: bool) -> Box:
    edge = palette.STATES["holds"] if own else palette.EDGE
    return Box(x, y, WIDE, tall, fill=palette.WASHES["holds"] if own else palette.SHADE, radius=8, outline=edge)


def _words(box: Box, number: int, lines: list[str]) -> Iterator[Item]:
    yield Text(box.x + PAD, box.y + PAD + NUMBER / 2 - 2, str(number), SMALL, palette.QUIET, bold=True)
    for n, line in enumerate(lines):
        yield Text(box.x + PAD, box.y + PAD + NUMBER + LINE * (n + 0.5), line, SMALL + 1, palette.INK)


def _arrows(boxes: list[Box]) -> Iterator[Line]:
    for one, other in pairwise(boxes):
        if other.y == one.y:
            middle = one.y + one.height / 2
            yield from _to_the_right(one.right, other.x, middle)
        else:
            yield from _around_the_corner(one, other)


def _to_the_right(x: float, end: float, y: float) -> Iterator[Line]:
    yield Line(x + 4, y, end - 5, y, palette.TODAY, 2)
    for side in (-ARROW, ARROW):
        yield Line(end - 5 - ARROW, y + side, end - 5, y, palette.TODAY, 2)


def _around_the_corner(one: Box, other: Box) -> Iterator[Line]:
    """From below the last box of a row to above the first of the next."""
    x, end = one.x + one.width / 2, other.x + other.width / 2
    turn, tip = (one.bottom + other.y) / 2, other.y - 5
    yield Line(x, one.bottom + 4, x, turn, palette.TODAY, 2)
    yield Line(x, turn, end, turn, palette.TODAY, 2)
    yield Line(end, turn, end, tip, palette.TODAY, 2)
    for side in (-ARROW, ARROW):
        yield Line(end + side, tip - ARROW, end, tip, palette.TODAY, 2)
