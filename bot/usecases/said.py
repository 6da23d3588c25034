"""A word as it was kept, with what it has put into the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.rules.projection import HandoverShown, Who
from bot.rules.projection.sought import Sought
from bot.usecases.projection import as_called
from bot.usecases.projection.drawing import Drawing
from bot.usecases.projection.sought import sought
from bot.usecases.proposals import Proposal


@dataclass(slots=True, kw_only=True)
class Said:
    """A word as it was kept; the handover is drawn when asked for, as a pressed button's question turns by itself."""

    drawing: Drawing
    handover_id: int
    answer: str
    by: Any
    """Row of the person whose word it is."""
    change_uid: str
    proposed: Proposal | None = None

    @property
    def handover(self) -> HandoverShown:
        return self.drawing.handover(self.handover_id)

    @property
    def who(self) -> Who:
        """As called among those of the journey."""
        return as_called(self.by, self.drawing.known.values())

    @property
    def person(self) -> str:
        return self.who.called

    @property
    def sought(self) -> Sought | None:
        """What the yes has put into the plan."""
        return sought(self.proposed, self.handover)
