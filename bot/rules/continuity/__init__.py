"""Does the customer's knowledge get over each handover? `continuity.md` as pure functions of facts."""

from bot.rules.continuity.handovers import Boundary, handovers
from bot.rules.continuity.phases import phase_days

__all__ = ["Boundary", "handovers", "phase_days"]
