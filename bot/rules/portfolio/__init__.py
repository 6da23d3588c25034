"""Many journeys at once: every answer about each of them, and how much hangs on one person over all of them."""

from bot.rules.portfolio.answers import Answered, Judged, answered, takes_time
from bot.rules.portfolio.hanging import Carried, CarrierLoad, Step, breaks_without, carrier_load, fewest

__all__ = [
    "Answered",
    "Carried",
    "CarrierLoad",
    "Judged",
    "Step",
    "answered",
    "breaks_without",
    "carrier_load",
    "fewest",
    "takes_time",
]
