"""A scene as PNG: drawn by Pillow at twice its size, in a palette, so that it is small and sharp."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from math import dist, hypot

from PIL import Image, ImageColor, ImageDraw

from bot.pictures import palette
from bot.pictures.measuring import face, font
from bot.pictures.scene import Box, Item, Line, Scene, Sign, Text

SCALE, FINE = 2, 2
"""Pixels of the picture for a point; and how much finer it is drawn, for smooth edges."""
STEPS, APART = (0.25, 0.5, 0.75), 20
"""How much of the paper is in an edge; and how far two colours are from each other."""
PACKED = 7
"""How hard zlib tries: two steps more make a tenth less of it, in five times the time."""
DASH, SPACE = 5, 3.5
"""Points."""
HATCHING = 7


def png(scene: Scene) -> bytes:
    """The picture, 2 pixels for each point. Texts come last, drawn at its own size: they are smoothed by themselves."""
    fine = Image.new("RGB", (round(scene.width * SCALE * FINE), round(scene.height * SCALE * FINE)), "white")
    brush = _Brush(fine, SCALE * FINE)
    for item in scene.items:
        if not isinstance(item, Text):
            brush.draw(item)
    drawn = fine.reduce(FINE)
    pen = ImageDraw.Draw(drawn)
    for text in _texts(scene):
        _write(pen, text)
    kept = BytesIO()
    drawn.quantize(palette=_colours(), dither=Image.Dither.NONE).save(kept, "PNG", compress_level=PACKED)
    return kept.getvalue()


@cache
def _colours() -> Image.Image:
    """A picture that holds the colours of all pictures, and steps between them and paper for smooth edges.

    Pillow looks at six bits of a colour: of two that are nearer it may take the wrong one.
    """
    kept: list[tuple[int, ...]] = [ImageColor.getrgb(colour) for colour in palette.DRAWN]
    paper = kept[0]
    for colour in kept[1:]:
        for share in STEPS:
            step = tuple(round(own + (ground - own) * share) for own, ground in zip(colour, paper, strict=True))
            if all(dist(step, one) >= APART for one in kept):
                kept.append(step)
    held = Image.new("P", (1, 1))
    held.putpalette([part for colour in kept for part in colour])
    return held


def _texts(scene: Scene) -> Iterator[Text]:
    for item in scene.items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Sign) and item.state == "unstaffed":
            yield item.mark


def _write(pen: ImageDraw.ImageDraw, text: Text) -> None:
    letters = font(face(text.text, bold=text.bold), text.size * SCALE)
    at = (text.x * SCALE, text.baseline * SCALE)
    pen.text(at, text.text, fill=text.colour, font=letters, anchor="ms" if text.centred else "ls")


class _Brush:
    def __init__(self, canvas: Image.Image, each: float) -> None:
        self.each = each
        self.pen = ImageDraw.Draw(canvas)

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
        corners = [box.x * each, box.y * each, box.right * each - 1, box.bottom * each - 1]
        if corners[2] < corners[0] or corners[3] < corners[1]:
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
        ends = [round(v * self.each) for v in (line.x1, line.y1, line.x2, line.y2)]
        self.pen.line(ends, fill=line.colour, width=max(1, round(line.thick * self.each)))

    def _dashes(self, way: list[tuple[float, float]], colour: str, thick: float) -> None:
        for x1, y1, x2, y2 in _dashed(way):
            self._stroke(Line(x1, y1, x2, y2, colour, thick))

    def _sign(self, sign: Sign) -> None:
        each = self.each
        ring, full = (
            [v * each for v in (sign.x - r, sign.y - r, sign.x + r, sign.y + r)] for r in (sign.radius, sign.full)
        )
        self.pen.ellipse(ring, fill="white", outline=sign.colour, width=round((2 if sign.settled else 1.5) * each))
        if sign.state == "holds":
            self.pen.ellipse(full, fill=sign.colour)
        elif sign.state == "thin":
            self.pen.pieslice(full, 90, 270, fill=sign.colour)


def _around(box: Box) -> Iterator[tuple[float, float]]:
    """The outline as a way, its corners cut a little."""
    cut = box.radius * 0.6
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    yield from ((left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut))
    yield from ((right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut), (left + cut, top))


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
