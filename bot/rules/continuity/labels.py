"""What kind of handover it is, in one word for files (`continuity.md` D10)."""

from __future__ import annotations

from collections.abc import Sequence, Sized

from bot.rules.continuity.crossing import Crossing, Pair
from bot.rules.continuity.presence import Presence

OF_CARRIERS = ("lead_continues", "key_overlap", "sub_lead_succession", "other_overlap")
"""Of several carriers the first of these is told."""


def label(crossing: Crossing, carriers: Sequence[str], pairs: Sequence[Pair], transfers: Sequence[Pair]) -> str:
    """The first that holds, in the order of D10; `unstaffed` comes before them."""
    if carriers:
        return _of_carriers(crossing, carriers)
    if transfers:
        return "transfer"
    if crossing.both:
        return "returner_only"
    return "brief_contact" if pairs else "relay"


def unstaffed(givers: Sized, receivers: Sized) -> str | None:
    """Which side of the handover has nobody: unstaffed_both, _from, _to; None when both have somebody."""
    if givers and receivers:
        return None
    if givers or receivers:
        return "unstaffed_to" if givers else "unstaffed_from"
    return "unstaffed_both"


def _of_carriers(crossing: Crossing, carriers: Sequence[str]) -> str:
    found = [_of_carrier(crossing.givers[person], crossing.receivers[person]) for person in carriers]
    return min(found, key=OF_CARRIERS.index)


def _of_carrier(before: Presence, after: Presence) -> str:
    if before.lead and after.lead:
        return "lead_continues"
    if before.key:
        return "key_overlap"
    return "sub_lead_succession" if after.key else "other_overlap"
