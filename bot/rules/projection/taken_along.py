"""What somebody takes along from a brief, and what is said to that."""

from __future__ import annotations

from bot.rules.projection.journeys import Who
from bot.rules.values import fact


@fact
class TakenShown:
    """What somebody takes along, as who hands over reads it, and they themselves what is said to it."""

    who: Who
    line: str
    said: str
    said_by: Who | None
    seen: bool
    """A giver has looked at it."""
