"""A scene as SVG text, for files and for tests: the same boxes, lines and texts as in the PNG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape, quoteattr

from bot.pictures import palette
from bot.pictures.scene import Box, Item, Line, Scene, Sign, Text

DASH = "5 3.5"
FAMILY = "Inter, DejaVu Sans, sans-serif"
HATCH = (
    '<pattern id="{id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="1.4" height="7" fill="{colour}"/></pattern>'
)


def svg(scene: Scene) -> str:
    """The picture; what people typed stands in it as text only."""
    hatches = {item.hatch: f"hatch{n}" for n, item in enumerate(scene.items) if isinstance(item, Box) and item.hatch}
    patterns = "".join(HATCH.format(id=name, colour=colour) for colour, name in hatches.items())
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" '
        f'width="{_n(scene.width)}" height="{_n(scene.height)}" font-family="{FAMILY}" role="img">',
        f"<title>{escape(scene.alt)}</title>",
        f"<defs>{patterns}</defs>",
        *(each for item in scene.items for each in WAYS[type(item)](item, hatches)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _box(box: Box, hatches: Mapping[str | None, str]) -> list[str]:
    where = {"x": box.x, "y": box.y, "width": max(box.width, 0), "height": max(box.height, 0), "rx": box.radius or None}
    look: dict[str, object] = {"fill": box.fill or "none"}
    if box.outline:
        look |= {"stroke": box.outline, "stroke-width": box.thick, "stroke-dasharray": DASH if box.dashed else None}
    shapes = [_tag("rect", where | look)] if box.fill or box.outline else []
    return shapes + ([_tag("rect", where | {"fill": f"url(#{hatches[box.hatch]})"})] if box.hatch else [])


def _line(line: Line, hatches: Mapping[str | None, str]) -> list[str]:
    ends = {"x1": line.x1, "y1": line.y1, "x2": line.x2, "y2": line.y2}
    look = {"stroke": line.colour, "stroke-width": line.thick, "stroke-dasharray": DASH if line.dashed else None}
    return [_tag("line", ends | look)]


def _text(text: Text, hatches: Mapping[str | None, str]) -> list[str]:
    look = {"fill": text.colour, "font-size": text.size, "font-weight": 600 if text.bold else None}
    where = {"x": text.x, "y": text.baseline, "text-anchor": "middle" if text.centred else None}
    return [_tag("text", where | look, escape(text.text))]


def _sign(sign: Sign, hatches: Mapping[str | None, str]) -> list[str]:
    middle, thick = {"cx": sign.x, "cy": sign.y}, 2 if sign.settled else 1.5
    ring = {"r": sign.radius - thick / 2, "fill": palette.PAPER, "stroke": sign.colour, "stroke-width": thick}
    drawn = [_tag("circle", middle | ring)]
    if sign.state == "holds":
        drawn.append(_tag("circle", middle | {"r": sign.full, "fill": sign.colour}))
    elif sign.state == "thin":
        x, y, r = _n(sign.x), sign.y, _n(sign.full)
        half = f"M {x} {_n(y - sign.full)} A {r} {r} 0 0 0 {x} {_n(y + sign.full)} Z"
        drawn.append(_tag("path", {"d": half, "fill": sign.colour}))
    elif sign.state == "unstaffed":
        drawn += _text(sign.mark, hatches)
    return drawn


WAYS: dict[type[Item], Callable[..., list[str]]] = {Box: _box, Line: _line, Text: _text, Sign: _sign}


def _tag(name: str, values: Mapping[str, object], inside: str = "") -> str:
    given = " ".join(f"{key}={quoteattr(_n(value))}" for key, value in values.items() if value is not None)
    return f"<{name} {given}>{inside}</{name}>" if inside else f"<{name} {given}/>"


def _n(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else str(value)
