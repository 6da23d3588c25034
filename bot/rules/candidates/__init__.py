"""Who could carry a handover that needs attention, the likeliest first, each with reasons and proposed days.

One ranking for the one best step (`rules.advice`) and for everything behind "Someone else": nothing acts by itself.
"""

from bot.rules.candidates.found import candidates
from bot.rules.candidates.kinds import EVERYWHERE, Around, Candidate, Known, Reason, Way, Where
from bot.rules.candidates.proposing import stay_until
from bot.rules.candidates.ranking import likeliness

__all__ = [
    "EVERYWHERE",
    "Around",
    "Candidate",
    "Known",
    "Reason",
    "Way",
    "Where",
    "candidates",
    "likeliness",
    "stay_until",
]
