"""What is shown of a weekly digest beside its items: only values."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import Who
from bot.rules.values import fact


@fact
class DigestShown:
    awaited: tuple[tuple[Who, str, date | None], ...] = ()
    """Whose answer the reader waits for, about which journey, and since when."""
    quiet: tuple[tuple[str, date], ...] = ()
    """Journeys whose reminders are off, and until when."""
    holds: int = 0
    thin: int = 0
    more: int = 0
    """Things to do that found no room."""
    wanted: bool = True
    """The reader has not switched it off."""
