"""The room in a row: marks and words stand beside each other in it, never on each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.pictures.rows import Row

APART = 2
"""Points between two marks."""


@dataclass
class Track:
    """A row that was drawn, with the middle of its bars, and what of its line is taken."""

    row: Row
    middle: float
    taken: list[tuple[float, float]] = field(default_factory=list)

    def take(self, left: float, right: float) -> bool:
        """Whether there is room from here to there; then it is taken."""
        free = all(right + APART <= begins or left - APART >= ends for begins, ends in self.taken)
        if free:
            self.taken.append((left, right))
        return free

    def gap_after(self, left: float, edge: float) -> tuple[float, float]:
        """The first place from there on where nothing stands, and how far it is to the next mark or to the edge."""
        for begins, ends in sorted(self.taken):
            if begins - APART < left < ends + APART:
                left = ends + APART
        return left, min([edge, *(begins - APART for begins, _ in self.taken if begins >= left)]) - left
