"""What somebody is asked for, or has taken on with a yes: a part in the plan, with its days."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import Who
from bot.rules.values import fact


@fact
class Sought:
    """A proposal as shown. Days are closed; None: as the phase has them, or not known yet."""

    role: str = ""
    first: date | None = None
    last: date | None = None
    percent: float | None = None
    system: str = ""
    """The one it is about, or one system more of who is in the plan for the next phase already."""
    more: bool = False
    """It is about what they have in the plan already: that system, or to be there earlier."""
    beside: Who | None = None
    """Of the giving side: with whom they would work."""
