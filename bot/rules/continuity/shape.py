"""The shape of a journey as people read it (`continuity.md` D10, last paragraph)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.patterns import throughout
from bot.rules.facts import Given, Journey, Side, State


class Shape(StrEnum):
    ARCHITECT_OVERLAP = "architect_overlap"
    SUB_LEAD_SUCCESSION = "sub_lead_succession"
    STAYS_ON = "stays_on"
    CHAIN = "chain"
    CLASSIC_RELAY = "classic_relay"
    BROKEN_CHAIN = "broken_chain"


def shape(journey: Journey, boundaries: Sequence[Boundary]) -> Shape | None:
    """The first that holds, of the vendor's side and the whole delivery; None while a phase is not staffed yet."""
    whole = [boundary for boundary in boundaries if boundary.side is Side.VENDOR and boundary.system is None]
    if not whole or any(boundary.state is State.UNSTAFFED for boundary in whole):
        return None
    carried = [boundary.state is not State.BREAKS for boundary in whole]
    through = throughout([boundary.stays_on for boundary in whole])
    if _titled(journey, "architect", "consultant").intersection(through):
        return Shape.ARCHITECT_OVERLAP
    if all(carried) and _sub_leads(whole) & _titled(journey, "manager"):
        return Shape.SUB_LEAD_SUCCESSION
    if through:
        return Shape.STAYS_ON
    if all(carried):
        return Shape.CHAIN
    return Shape.BROKEN_CHAIN if any(carried) else Shape.CLASSIC_RELAY


def _titled(journey: Journey, *kinds: str) -> set[str]:
    """The vendor's people with a title of one of these kinds."""
    return {
        one.person
        for one in journey.assignments
        if one.side is Side.VENDOR and one.given is not Given.DECLINED and one.title_kind in kinds
    }


def _sub_leads(whole: Sequence[Boundary]) -> set[str]:
    """Who leads a phase and was in the one before without leading it."""
    return {
        person
        for boundary in whole
        for person in boundary.leads_to
        if person in boundary.from_people and person not in boundary.leads_from
    }
