"""The sheet an overlap picture is drawn on, from top to bottom: what it is about, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.i18n import Say
from bot.pictures import palette
from bot.pictures.axis import Axis
from bot.pictures.measuring import fitted, width, wrapped
from bot.pictures.rows import Row
from bot.pictures.scene import Item, Text
from bot.rules.projection import HandoverShown, JourneyShown, ScopeShown, Who
from bot.rules.texts import N_
from bot.views.phases import latest_day
from bot.views.standing import is_settled

WIDTH, MARGIN, NAMES = 660, 18, 172
"""Points: of the picture, around it, and for the names at the left."""
LABEL = NAMES - 14
"""Room for a name."""
GROUP = 26
"""Height of the words above a group of rows."""
SMALL = 13.5
"""The smallest letters: on a phone, at 390 pixels, they are 8 high."""
GAP = 15
"""How far a gap is hatched on either side of a handover that breaks."""
SOFT = 8
"""How far around a day that is not sure everything is drawn softer."""
WORDS = {
    "holds": N_("Holds"),
    "thin": N_("Thin"),
    "breaks": N_("Breaks"),
    "unstaffed": N_("Not staffed"),
}
IN_THE_LIST = N_("in the list below")
"""Where to read what no shipped font draws, or what there is no room for."""
NO_YES = N_("no yes yet")
"""What a broken edge says, and a ring around a smaller sign."""


def name_lines(name: str, size: float, *, bold: bool = False, x: float = 0) -> list[str]:
    """One, or two smaller ones where it is too long for one."""
    if width(name, size, bold=bold) <= LABEL - x:
        return [name]
    return wrapped(name, SMALL, LABEL - x, 2, bold=bold)


class Paper:
    """What every picture is written on."""

    y: float
    items: list[Item]

    def write(
        self, x: float, y: float, text: str, size: float, colour: str = palette.INK, *, bold: bool = False
    ) -> None:
        self.items.append(Text(x, y, text, size, colour, bold=bold))

    def lines(self, text: str, size: float, colour: str, *, bold: bool = False) -> None:
        """At most two lines over the whole width."""
        for line in wrapped(text, size, WIDTH - 2 * MARGIN, 2, bold=bold):
            self.write(MARGIN, self.y + size * 0.75, line, size, colour, bold=bold)
            self.y += size * 1.47

    def label(
        self, middle: float, name: str, size: float, below: str = "", *, bold: bool = False, x: float = 0
    ) -> float:
        """At the left of a row, around its middle: the name, on two lines where it is long, and what is told `below`.

        `x`: how far the name is moved in. Gives the middle of its first line.
        """
        lines = name_lines(name, size, bold=bold, x=x)
        apart = 18 if len(lines) == 1 else 16
        at = first = middle - apart * (len(lines) - 1 + bool(below)) / 2
        for line in lines:
            self.write(MARGIN + x, at, line, size if line == name else SMALL, bold=bold)
            at += apart
        if below:
            self.write(MARGIN, at, fitted(below, SMALL, LABEL), SMALL, palette.QUIET)
        return first

    def group(self, text: str) -> None:
        """The words above a group of rows."""
        self.write(MARGIN, self.y + GROUP / 2, text, SMALL, palette.QUIET, bold=True)
        self.y += GROUP


def is_open(one: HandoverShown) -> bool:
    """Whether it stands as it does by people of whom somebody has not said yes."""
    return one.state in ("holds", "thin") and not is_settled(one)


def state_word(one: HandoverShown, say: Say) -> str:
    """ "Breaks", "Holds"; and "Holds?" while a yes is missing."""
    state = say.plain(WORDS[one.state])
    return say.plain(N_("{state}?"), state=state) if is_open(one) else state


@dataclass
class Sheet(Paper):
    journey: JourneyShown
    today: date
    say: Say
    line: Axis
    rows: list[Row]
    folded: list[Row] = field(default_factory=list)
    """Who is only counted."""
    y: float = MARGIN
    """Where the next thing begins."""
    items: list[Item] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)
    """What is drawn before them."""
    shown: set[str] = field(default_factory=set)
    """What stands in the picture and is explained below it: kinds of roles, and signs of `legend`."""
    between: list[HandoverShown] = field(init=False)
    """The handovers on the lines between the phases."""
    within: list[HandoverShown] = field(init=False)
    """The changes of hands within a phase that are still to come."""
    soft: list[tuple[float, float]] = field(init=False)
    """From where to where a handover may fall whose day is not sure."""

    def __post_init__(self) -> None:
        open_ = [one for one in self.journey.handovers if not one.closed]
        self.between = [one for one in open_ if not one.within and one.from_phase is not None]
        self.within = [one for one in open_ if one.within and not one.has_come]
        self.soft = [span for one in self.between if (span := self._soft(one))]

    def _soft(self, one: HandoverShown) -> tuple[float, float] | None:
        at, latest = self.at(one), latest_day(one.to_phase)
        if latest is not None:
            return at, max(self.line.x(latest.toordinal()), at + SOFT)
        return (at - SOFT, at + SOFT) if one.tentative and one.start is not None else None

    def has_said_yes(self, one: HandoverShown, who: Who) -> bool:
        """Once the day has come nobody is asked any more."""
        return one.has_come or any(word.answer == "yes" and word.who.id == who.id for word in one.words)

    def settled(self, one: HandoverShown, scope: ScopeShown) -> bool:
        """Whether nobody's yes is missing for that answer."""
        return all(self.has_said_yes(one, who) for who in scope.rests_on)

    def at(self, one: HandoverShown) -> float:
        """Where the line of a handover stands."""
        return self.line.of(one.to_phase.uid).left
