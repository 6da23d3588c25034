"""What a picture of many journeys shows."""

from __future__ import annotations

from collections.abc import Mapping

from bot.rules.projection.carrying import Portfolio
from bot.rules.projection.journeys import JourneyShown
from bot.rules.values import fact


@fact
class Overview:
    """The journeys that go on, the most urgent first; to those outside its channel one has its dates alone."""

    journeys: tuple[JourneyShown, ...]
    more: int
    """Further journeys, for which there is no room."""
    counts: Mapping[str, int]
    """As a list counts them (`listed.JourneyPage`): of all, those without room too."""
    carriers: Portfolio | None
    """On whom it all hangs; None where only some journeys are looked at."""
