"""What a person means: which journey, which people."""

from bot.meant.customers import must_not_be_near
from bot.meant.lines import alone, journey, mendable, on_journey, stale, vocabulary
from bot.meant.mentions import by_name, spelled_out, typed
from bot.meant.people import (
    HERE,
    ME,
    NOT_IN_PLAN,
    SEVERAL_CALLED,
    ever,
    ids,
    in_plan,
    on_it,
    one,
    ref,
    seen,
    somebody,
    whoever,
)
from bot.meant.places import may_be_joined

__all__ = [
    "HERE",
    "ME",
    "NOT_IN_PLAN",
    "SEVERAL_CALLED",
    "alone",
    "by_name",
    "ever",
    "ids",
    "in_plan",
    "journey",
    "may_be_joined",
    "mendable",
    "must_not_be_near",
    "on_it",
    "on_journey",
    "one",
    "ref",
    "seen",
    "somebody",
    "spelled_out",
    "stale",
    "typed",
    "vocabulary",
    "whoever",
]
