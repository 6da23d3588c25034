"""The days of a journey on a line: each phase as wide as it is long, but never too narrow for its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.rules.projection import PhaseShown
from bot.rules.values import value

UNKNOWN = 60
"""Days that a phase is drawn long when nobody knows how long it is."""
TAIL = 0.3
"""Of all that is before it a last phase without an end is drawn long; and until after today, once it is on."""


@value
class Column:
    """A phase on the line: its days (the first; the last is the day before the next one), and from where to where."""

    phase: PhaseShown
    first: int
    last: int
    left: float
    right: float
    dated: bool


@value
class Axis:
    columns: tuple[Column, ...]

    def x(self, day: int) -> float:
        """Where a day begins (as an ordinal), at most at the edges."""
        for column in self.columns:
            if day <= column.last:
                share = (max(day, column.first) - column.first) / (column.last + 1 - column.first)
                return column.left + share * (column.right - column.left)
        return self.right

    @property
    def left(self) -> float:
        return self.columns[0].left

    @property
    def right(self) -> float:
        return self.columns[-1].right

    def of(self, uid: str) -> Column:
        return next(column for column in self.columns if column.phase.uid == uid)


def axis(phases: Sequence[PhaseShown], room: tuple[float, float], narrowest: float, today: int) -> Axis:
    """The line of these phases (at least one), in their order, from left to right; `today` as an ordinal."""
    left, right = room
    starts = _starts(phases, today)
    lengths = [later - first for first, later in pairwise(starts)]
    edges = [left]
    for width in _widths(lengths, right - left, narrowest):
        edges.append(edges[-1] + width)
    columns = [
        Column(phase, starts[n], starts[n + 1] - 1, edges[n], edges[n + 1], phase.start is not None)
        for n, phase in enumerate(phases)
    ]
    return Axis(tuple(columns))


def _starts(phases: Sequence[PhaseShown], today: int) -> list[int]:
    """The first day of each phase, and the day after the last; where none is given, one to come, in order."""
    given = [phase.start or _after(before) for before, phase in zip([None, *phases], phases, strict=False)]
    known = next((n for n, day in enumerate(given) if day is not None), None)
    first = given[known].toordinal() - known * UNKNOWN if known is not None else 1  # type: ignore[union-attr]
    starts: list[int] = []
    for n, day in enumerate(given):
        least = starts[-1] + 1 if starts else first
        usual = first if n == 0 else _unknown(starts[-1], today, given[n + 1 :])
        starts.append(max(least, day.toordinal() if day is not None else usual))
    end = phases[-1].end
    tail = max(UNKNOWN, round((starts[-1] - starts[0]) * TAIL))
    if end is None and phases[-1].start is not None:
        tail = max(tail, today + UNKNOWN // 2 - starts[-1])
    return [*starts, max(starts[-1] + 1, end.toordinal() + 1 if end else starts[-1] + tail)]


def _unknown(before: int, today: int, later: Sequence[date | None]) -> int:
    """A start that nobody knows: not past, and before the next one that is known."""
    usual = max(before + UNKNOWN, today + UNKNOWN // 2)
    known = next((day.toordinal() for day in later if day is not None), None)
    return usual if known is None or usual < known else (before + known) // 2


def _after(before: PhaseShown | None) -> date | None:
    return before.end + timedelta(days=1) if before is not None and before.end is not None else None


def _widths(lengths: Sequence[int], room: float, narrowest: float) -> list[float]:
    """Shares of the room by length, none below the narrowest (nor its fair share, where there is less)."""
    least = min(narrowest, room / len(lengths))
    widths = [room * length / sum(lengths) for length in lengths]
    narrow = {n for n, width in enumerate(widths) if width < least}
    while narrow:
        wide = [n for n in range(len(lengths)) if n not in narrow]
        left = room - least * len(narrow)
        total = sum(lengths[n] for n in wide)
        widths = [least if n in narrow else left * lengths[n] / total for n in range(len(lengths))]
        more = {n for n in wide if widths[n] < least - 1e-9}
        if not more:
            break
        narrow |= more
    return widths
