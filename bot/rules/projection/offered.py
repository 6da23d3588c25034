"""Somebody who could carry a handover, as offered: who they are, and the names of whom and what speaks for them."""

from __future__ import annotations

from bot.rules.candidates import Candidate
from bot.rules.projection.journeys import Who
from bot.rules.values import fact


@fact
class Offered:
    who: Who
    candidate: Candidate
    partner: Who | None = None
    """With whom they would work side by side."""
    journey: str | None = None
    """Name of the other journey they know the customer from."""
