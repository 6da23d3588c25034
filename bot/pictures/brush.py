"""What draws boxes, lines and signs on a canvas of Pillow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, pi, sin

from PIL import Image, ImageDraw

from bot.pictures.scene import Box, Item, Line, Sign

DASH, SPACE = 5, 3.5
"""Points."""
HATCHING = 7
ROUND = 4
"""Straight pieces of a dashed corner."""


class Brush:
    """Draws on a canvas that has `each` pixels for a point, and whose upper left corner is at `corner`."""

    def __init__(self, canvas: Image.Image, each: int, corner: tuple[float, float] = (0, 0)) -> None:
        self.each, self.corner = each, corner
        self.pen = ImageDraw.Draw(canvas)

    def _at(self, *points: float) -> list[int]:
        """Pixels of points, x and y in turn."""
        return [round((v - self.corner[n % 2]) * self.each) for n, v in enumerate(points)]

    def draw(self, item: Item) -> None:
        """Each kind in its way. A table of methods would hold the brush, and its canvas, until the next collection."""
        if isinstance(item, Box):
            self._box(item)
        elif isinstance(item, Line):
            self._line(item)
        elif isinstance(item, Sign):
            self._sign(item)

    def _box(self, box: Box) -> None:
        each = self.each
        left, top, right, bottom = self._at(box.x, box.y, box.right, box.bottom)
        corners = (left, top, right - 1, bottom - 1)
        if right <= left or bottom <= top:
            return
        if box.fill or (box.outline and not box.dashed):
            self.pen.rounded_rectangle(
                corners,
                box.radius * each,
                fill=box.fill,
                outline=None if box.dashed else box.outline,
                width=round(box.thick * each) if box.outline and not box.dashed else 0,
            )
        if box.hatch:
            self._hatch(box, box.hatch)
        if box.dashed and box.outline:
            self._dashes(list(_around(box)), box.outline, box.thick)

    def _hatch(self, box: Box, colour: str) -> None:
        """Lines from lower left to upper right, cut to the box."""
        at = box.x - box.height
        while at < box.right:
            low, high = max(at, box.x), min(at + box.height, box.right)
            if low < high:
                self._stroke(Line(low, box.bottom - (low - at), high, box.bottom - (high - at), colour, 1.4))
            at += HATCHING

    def _line(self, line: Line) -> None:
        if line.dashed:
            self._dashes([(line.x1, line.y1), (line.x2, line.y2)], line.colour, line.thick)
        else:
            self._stroke(line)

    def _stroke(self, line: Line) -> None:
        ends = self._at(line.x1, line.y1, line.x2, line.y2)
        self.pen.line(ends, fill=line.colour, width=max(1, round(line.thick * self.each)))

    def _dashes(self, way: list[tuple[float, float]], colour: str, thick: float) -> None:
        for x1, y1, x2, y2 in _dashed(way):
            self._stroke(Line(x1, y1, x2, y2, colour, thick))

    def _sign(self, sign: Sign) -> None:
        each = self.each
        ring, full = (self._at(sign.x - r, sign.y - r, sign.x + r, sign.y + r) for r in (sign.radius, sign.full))
        self.pen.ellipse(ring, fill="white", outline=sign.colour, width=round((2 if sign.settled else 1.5) * each))
        if sign.state == "holds":
            self.pen.ellipse(full, fill=sign.colour)
        elif sign.state == "thin":
            self.pen.pieslice(full, 90, 270, fill=sign.colour)


def _around(box: Box) -> Iterator[tuple[float, float]]:
    """The outline as a way, clockwise from its upper left corner, its corners as round as they are."""
    r = min(box.radius, box.width / 2, box.height / 2)
    middles = (
        (box.x + r, box.y + r),
        (box.right - r, box.y + r),
        (box.right - r, box.bottom - r),
        (box.x + r, box.bottom - r),
    )
    for quarter, (x, y) in enumerate(middles):
        for turned in range(ROUND + 1):
            angle = pi * (1 + quarter / 2 + turned / ROUND / 2)
            yield x + r * cos(angle), y + r * sin(angle)
    yield box.x, box.y + r


def _dashed(way: list[tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    """The dashes along a way, going on around its corners."""
    left, on = float(DASH), True
    for (x, y), (to_x, to_y) in pairwise(way):
        length = hypot(to_x - x, to_y - y)
        gone = 0.0
        while length - gone > 1e-9:
            step = min(left, length - gone)
            if on:
                one, two = gone / length, (gone + step) / length
                yield x + (to_x - x) * one, y + (to_y - y) * one, x + (to_x - x) * two, y + (to_y - y) * two
            gone, left = gone + step, left - step
            if left <= 1e-9:
                on = not on
                left = float(DASH if on else SPACE)
