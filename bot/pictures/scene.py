"""What a picture is made of, in points from the upper left corner; the painters draw it in this order."""

from __future__ import annotations

from bot.rules.values import value


@value
class Box:
    """A rectangle. `hatch` is the colour of slanting lines over it; `dashed` is about its outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    radius: float = 0
    outline: str | None = None
    thick: float = 1.5
    dashed: bool = False
    hatch: str | None = None

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@value
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    thick: float = 1
    dashed: bool = False


@value
class Text:
    """One line of text: `x` is its left end, or its middle when centred; `y` the middle of its letters."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    centred: bool = False

    @property
    def baseline(self) -> float:
        return self.y + self.size * 0.36


@value
class Sign:
    """The sign of a state: ● holds, ◐ thin, ○ breaks, and a question mark in a ring for not staffed yet.

    One that is not `settled`, as a yes is missing, is smaller within a ring.
    """

    x: float
    y: float
    radius: float
    state: str
    colour: str
    settled: bool = True

    @property
    def full(self) -> float:
        """The radius of what is filled in the ring."""
        return self.radius if self.settled else self.radius * 0.5

    @property
    def mark(self) -> Text:
        """What stands in the ring of what is not staffed."""
        return Text(self.x, self.y, "?", self.radius * 1.6, self.colour, bold=True, centred=True)


Item = Box | Line | Text | Sign


@value
class Scene:
    width: float
    height: float
    items: tuple[Item, ...]
    alt: str
    """What the picture says, for those who do not see it."""
