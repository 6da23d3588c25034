"""What is shown of a journey: one projection for reply, card, list, question, picture."""

from bot.rules.projection.journeys import (
    Advice,
    AssignmentShown,
    HandoverShown,
    JourneyShown,
    PhaseShown,
    ScopeShown,
    Who,
    WordShown,
)
from bot.rules.projection.posts import ItemShown, PostShown

__all__ = [
    "Advice",
    "AssignmentShown",
    "HandoverShown",
    "ItemShown",
    "JourneyShown",
    "PhaseShown",
    "PostShown",
    "ScopeShown",
    "Who",
    "WordShown",
]
