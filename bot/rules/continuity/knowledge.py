"""How much of what is recorded is known on the other side of a handover (`continuity.md` D12, recorded)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.phases import phase_days
from bot.rules.continuity.presence import stays
from bot.rules.facts import Journey


class Carried(NamedTuple):
    """Of `items` pieces of knowledge `safe` are known to somebody of the next phase; `lost` are the others' ids."""

    safe: int
    items: int
    lost: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """0 to 1; None where nothing is recorded."""
        return self.safe / self.items if self.items else None


def carried(known_by: Mapping[str, Collection[str]], journey: Journey, boundary: Boundary) -> Carried:
    """What gets over the handover: by the id of each item the people who heard it or have read it.

    Counts who is on the receiving phase on the boundary's side and in its scope; who left before it began is not.
    Memory does not decay, so a returner counts.
    """
    receiving = {
        stay.assignment.person
        for stay in stays(journey, phase_days(journey))
        if stay.effective
        and stay.assignment.phase == boundary.to_phase
        and stay.assignment.side is boundary.side
        and stay.assignment.covers(boundary.system)
    }
    lost = tuple(item for item, people in known_by.items() if receiving.isdisjoint(people))
    return Carried(len(known_by) - len(lost), len(known_by), lost)
