"""What is shown of the question whether the knowledge arrived, and of what was answered to it, by shape."""

from __future__ import annotations

from bot.rules.projection.journeys import HandoverShown, Who
from bot.rules.values import fact

FEWEST = 3
"""Answers, and people who gave them, from which on a shape's figures are told."""


@fact
class PulseShown:
    """To one receiver."""

    handover: HandoverShown
    answer: str | None
    """yes, some, repeat; None: they have not answered."""
    giver: Who | None
    """Whom what is missing is asked of; None: nobody who handed over can be asked."""


@fact
class Arrived:
    """How it came out over all handovers that went in one shape (`rules.continuity.Shape`)."""

    shape: str
    yes: int
    some: int
    repeat: int
    people: int
    """Who answered, each once."""

    @property
    def is_told(self) -> bool:
        """With one or two answers each would be known for whose it is."""
        return self.answers >= FEWEST and self.people >= FEWEST

    @property
    def answers(self) -> int:
        return self.yes + self.some + self.repeat
