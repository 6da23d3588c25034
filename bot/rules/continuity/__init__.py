"""Does the customer's knowledge get over each handover? `continuity.md` as pure functions of facts."""

from bot.rules.continuity.handovers import Boundary, handovers
from bot.rules.continuity.patterns import JourneyAnswer, journey_answers
from bot.rules.continuity.phases import open_until, phase_days
from bot.rules.continuity.shape import Shape, shape

__all__ = [
    "Boundary",
    "JourneyAnswer",
    "Shape",
    "handovers",
    "journey_answers",
    "open_until",
    "phase_days",
    "shape",
]
