"""Does the customer's knowledge get over each handover? `continuity.md` as pure functions of facts."""

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.cover import Cover, covers, orphans
from bot.rules.continuity.handovers import Boundary, handovers
from bot.rules.continuity.hands import Change, changes_of_hands
from bot.rules.continuity.knowledge import Carried, carried
from bot.rules.continuity.load import Double, Free, Load, booked, double, free, loads
from bot.rules.continuity.patterns import JourneyAnswer, journey_answers
from bot.rules.continuity.phases import open_until, phase_days
from bot.rules.continuity.shape import Shape, shape
from bot.rules.continuity.slack import Slip, slacks, slip, slips

__all__ = [
    "Booked",
    "Boundary",
    "Carried",
    "Change",
    "Cover",
    "Double",
    "Free",
    "JourneyAnswer",
    "Load",
    "Shape",
    "Slip",
    "booked",
    "carried",
    "changes_of_hands",
    "covers",
    "double",
    "free",
    "handovers",
    "journey_answers",
    "loads",
    "open_until",
    "orphans",
    "phase_days",
    "shape",
    "slacks",
    "slip",
    "slips",
]
