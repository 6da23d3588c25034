"""What is shown to somebody who takes over: from whom and when, and what waits for them in the brief."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import HandoverShown, Who
from bot.rules.values import fact


@fact
class ReceivesShown:
    handover: HandoverShown
    first: date | None
    """The day on which they take over; None: it has no date any more."""
    givers: tuple[Who, ...]
    """Who hands over, the leads first."""
    notes: int
    """Of the journey that they may read, and have neither heard nor read."""
    may_read: bool
    """They may open the brief."""
    read_on: date | None = None
    """When they read it."""
