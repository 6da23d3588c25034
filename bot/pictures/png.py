"""A scene as PNG: drawn by Pillow at twice its size, in a palette, so that it is small and sharp.

What is upright is drawn on whole pixels at once; what is round or slanting finer and on a piece of its own, for smooth
edges.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from math import dist

from PIL import Image, ImageColor, ImageDraw

from bot.pictures import palette
from bot.pictures.brush import Brush
from bot.pictures.measuring import face, font
from bot.pictures.scene import Box, Item, Line, Scene, Sign, Text

SCALE, FINE = 2, 2
"""Pixels of the picture for a point; and how much finer what is round or slanting is drawn."""
AROUND = 4
"""Pixels around an item that may be touched too, by half the width of its edge."""
STEPS, APART = (0.25, 0.5, 0.75), 20
"""How much of the paper is in an edge; and how far two colours are from each other."""
PACKED = 8
"""How hard zlib tries: the last step makes a hundredth less of it, in twice the time."""


def png(scene: Scene) -> bytes:
    """The picture, 2 pixels for each point. Texts come last, drawn at its own size: they are smoothed by themselves."""
    drawn = Image.new("RGB", (round(scene.width * SCALE), round(scene.height * SCALE)), "white")
    brush = Brush(drawn, SCALE)
    for item in scene.items:
        if _is_upright(item):
            brush.draw(item)
        elif not isinstance(item, Text):
            _smoothly(drawn, item)
    pen = ImageDraw.Draw(drawn)
    for text in _texts(scene):
        _write(pen, text)
    kept = BytesIO()
    drawn.quantize(palette=_colours(), dither=Image.Dither.NONE).save(kept, "PNG", compress_level=PACKED)
    return kept.getvalue()


def _is_upright(item: Item) -> bool:
    """Whether all its edges lie along the pixels."""
    if isinstance(item, Box):
        return not (item.radius or item.hatch)
    return isinstance(item, Line) and (item.x1 == item.x2 or item.y1 == item.y2)


def _smoothly(drawn: Image.Image, item: Item) -> None:
    """On the piece of the picture that it takes."""
    left, top, right, bottom = (v * SCALE for v in _taken(item))
    frame = (
        max(int(left) - AROUND, 0),
        max(int(top) - AROUND, 0),
        min(int(right) + AROUND, drawn.width),
        min(int(bottom) + AROUND, drawn.height),
    )
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    if wide > 0 and high > 0:
        piece = drawn.crop(frame).resize((wide * FINE, high * FINE), Image.Resampling.NEAREST)
        Brush(piece, SCALE * FINE, (frame[0] / SCALE, frame[1] / SCALE)).draw(item)
        drawn.paste(piece.reduce(FINE), frame[:2])


def _taken(item: Item) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    if isinstance(item, Box):
        return item.x, item.y, item.right, item.bottom
    if isinstance(item, Line):
        return min(item.x1, item.x2), min(item.y1, item.y2), max(item.x1, item.x2), max(item.y1, item.y2)
    r = item.radius if isinstance(item, Sign) else 0
    return item.x - r, item.y - r, item.x + r, item.y + r


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
