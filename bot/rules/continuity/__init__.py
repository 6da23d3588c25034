"""Does the customer's knowledge get over each handover? `continuity.md` as pure functions of facts."""

from bot.rules.continuity.handovers import Boundary, handovers
from bot.rules.continuity.patterns import JourneyAnswer, journey_answers
from bot.rules.continuity.phases import first_and_last, phase_days
from bot.rules.continuity.shape import Shape, shape

__all__ = [
    "Boundary",
    "JourneyAnswer",
    "Shape",
    "first_and_last",
    "handovers",
    "journey_answers",
    "phase_days",
    "shape",
]
