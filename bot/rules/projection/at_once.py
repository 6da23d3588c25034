"""What is shown of why something is told at once: who caused it, and all that it breaks."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import Who
from bot.rules.projection.supposed import TooMuch
from bot.rules.values import fact


@fact
class CauseShown:
    """`kind`: removed, replaced, declined, closed, away, moved, changed, booked."""

    kind: str
    who: Who | None = None
    """Whose leaving, absence or load it is."""
    by: Who | None = None
    """Who changed the plan; None: nobody of ours."""
    first: date | None = None
    """The day an account was closed on; the first day away."""
    last: date | None = None
    """The last day away."""
    broken: tuple[tuple[str, date | None], ...] = ()
    """Journey and start of each handover that breaks, the nearest first."""
    hold: int = 0
    """How many others that rested on that person hold all the same."""
    too_much: TooMuch | None = None
    """booked: the days, and whose they are."""
    reopened: bool = False
    """closed: the account is open again by now."""
