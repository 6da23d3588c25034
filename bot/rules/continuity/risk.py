"""The graded figure of a handover, for files and analysis (`continuity.md` D9)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rules.continuity.crossing import Crossing, Pair
from bot.rules.facts import Constants

LEVELS = ("low", "medium", "high")
UNKNOWN = "unknown"
"""Where a side has nobody."""


def risk(crossing: Crossing, carriers: Sequence[str], transfers: Sequence[Pair], constants: Constants) -> str:
    """low, medium, high."""
    evidence = [(not crossing.key(person)) + _unconfirmed(crossing, person, person) for person in carriers]
    evidence += [1 + _unconfirmed(crossing, pair.giver, pair.receiver) for pair in transfers]
    level = min([*evidence, 2])
    long_gap = crossing.gap is not None and crossing.gap > constants.long_gap
    return LEVELS[min(level + long_gap, 2)]


def _unconfirmed(crossing: Crossing, giver: str, receiver: str) -> bool:
    return not (crossing.givers[giver].confirmed and crossing.receivers[receiver].confirmed)
