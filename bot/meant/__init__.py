"""What a person means: which journey, which people."""

from bot.meant.customers import must_not_be_near
from bot.meant.lines import alone, journey, mendable, on_journey, stale, vocabulary
from bot.meant.people import ME, NOT_IN_PLAN, SEVERAL_CALLED, ids, in_plan, on_it, one, ref, seen, somebody, whoever

__all__ = [
    "ME",
    "NOT_IN_PLAN",
    "SEVERAL_CALLED",
    "alone",
    "ids",
    "in_plan",
    "journey",
    "mendable",
    "must_not_be_near",
    "on_it",
    "on_journey",
    "one",
    "ref",
    "seen",
    "somebody",
    "stale",
    "vocabulary",
    "whoever",
]
