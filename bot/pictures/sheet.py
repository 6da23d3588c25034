"""The sheet an overlap picture is drawn on, from top to bottom: what it is about, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.i18n import Say
from bot.pictures import palette
from bot.pictures.axis import Axis
from bot.pictures.measuring import wrapped
from bot.pictures.rows import Row
from bot.pictures.scene import Item, Text
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_

WIDTH, MARGIN, NAMES = 660, 18, 172
"""Points: of the picture, around it, and for the names at the left."""
GROUP = 26
"""Height of the words above a group of rows."""
SMALL = 13.5
"""The smallest letters: on a phone, at 390 pixels, they are 8 high."""
WORDS = {
    "holds": N_("Holds"),
    "thin": N_("Thin"),
    "breaks": N_("Breaks"),
    "unstaffed": N_("Not staffed"),
}


@dataclass
class Shown:
    """What stands in the picture and wants to be explained."""

    kinds: set[str] = field(default_factory=set)
    key: bool = False
    stays: bool = False
    unsure: bool = False
    gap: bool = False
    empty: bool = False
    tentative: bool = False


@dataclass
class Sheet:
    journey: JourneyShown
    today: date
    say: Say
    line: Axis
    rows: list[Row]
    y: float = MARGIN
    """Where the next thing begins."""
    items: list[Item] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)
    """What is drawn before them."""
    shown: Shown = field(default_factory=Shown)
    between: list[HandoverShown] = field(init=False)
    """The handovers on the lines between the phases; changes of hands within a phase are not drawn."""

    def __post_init__(self) -> None:
        whole = [one for one in self.journey.handovers if not one.closed and not one.within]
        self.between = [one for one in whole if one.from_phase is not None]

    def at(self, one: HandoverShown) -> float:
        """Where the line of a handover stands."""
        return self.line.of(one.to_phase.uid).left

    def write(
        self, x: float, y: float, text: str, size: float, colour: str = palette.INK, *, bold: bool = False
    ) -> None:
        self.items.append(Text(x, y, text, size, colour, bold=bold))

    def lines(self, text: str, size: float, colour: str, *, bold: bool = False) -> None:
        """At most two lines over the whole width."""
        for line in wrapped(text, size, WIDTH - 2 * MARGIN, 2, bold=bold):
            self.write(MARGIN, self.y + size * 0.75, line, size, colour, bold=bold)
            self.y += size * 1.47

    def group(self, text: str) -> None:
        """The words above a group of rows."""
        self.write(MARGIN, self.y + GROUP / 2, text, SMALL, palette.QUIET, bold=True)
        self.y += GROUP
