"""Does the customer's knowledge get over each handover? `continuity.md` as pure functions of facts."""

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.handovers import Boundary, handovers
from bot.rules.continuity.hands import Change, changes_of_hands
from bot.rules.continuity.load import Double, Free, Load, double, free, loads
from bot.rules.continuity.patterns import JourneyAnswer, journey_answers
from bot.rules.continuity.phases import open_until, phase_days
from bot.rules.continuity.shape import Shape, shape
from bot.rules.continuity.slack import Slip, slip, slips

__all__ = [
    "Booked",
    "Boundary",
    "Change",
    "Double",
    "Free",
    "JourneyAnswer",
    "Load",
    "Shape",
    "Slip",
    "changes_of_hands",
    "double",
    "free",
    "handovers",
    "journey_answers",
    "loads",
    "open_until",
    "phase_days",
    "shape",
    "slip",
    "slips",
]
