"""How long a handover holds when its start slips (`continuity.md` D11): only values."""

from __future__ import annotations

from bot.rules.projection.journeys import Who
from bot.rules.values import value


@value
class SlipShown:
    """The vendor's answer for a date that is not sure, for one reader."""

    days: int
    """Calendar days that the start may slip, at most the horizon; 0: not even one."""
    whatever: bool = False
    """It holds on every day that the start may still become, or, of a plain date, as far as anybody looks."""
    who: Who | None = None
    """Who cannot hold it a day later."""
    because: str | None = None
    """booked, leaves, inactive, away, later, not_key or nobody (`rules.continuity.slack`)."""
    journeys: tuple[str, ...] = ()
    """Names of the journeys that take their day then, as far as this reader may know of them."""
    system: str | None = None
    """The system that is lost first, when the delivery as a whole holds longer."""
