"""The shape of a journey as people read it (`continuity.md` D10, last paragraph)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.patterns import throughout
from bot.rules.facts import Given, Journey, Side, State
from bot.rules.values import value


class Shape(StrEnum):
    ARCHITECT_OVERLAP = "architect_overlap"
    SUB_LEAD_SUCCESSION = "sub_lead_succession"
    STAYS_ON = "stays_on"
    CHAIN = "chain"
    CLASSIC_RELAY = "classic_relay"
    BROKEN_CHAIN = "broken_chain"


@value
class Shaped:
    """A journey's shape, and the people who give it: who stays on all the way, or takes over the lead. Ids, sorted."""

    shape: Shape
    people: tuple[str, ...] = ()


def shape(journey: Journey, boundaries: Sequence[Boundary]) -> Shape | None:
    """The first that holds, of the vendor's side and the whole delivery; None while a phase is not staffed yet."""
    found = shaped(journey, boundaries)
    return found.shape if found else None


def shaped(journey: Journey, boundaries: Sequence[Boundary]) -> Shaped | None:
    """The same with its people."""
    whole = [boundary for boundary in boundaries if boundary.side is Side.VENDOR and boundary.system is None]
    if not whole or any(boundary.state is State.UNSTAFFED for boundary in whole):
        return None
    carried = [boundary.state is not State.BREAKS for boundary in whole]
    through = throughout([boundary.stays_on for boundary in whole])
    if architects := _titled(journey, "architect", "consultant").intersection(through):
        return Shaped(Shape.ARCHITECT_OVERLAP, tuple(sorted(architects)))
    if all(carried) and (leads := _sub_leads(whole) & _titled(journey, "manager")):
        return Shaped(Shape.SUB_LEAD_SUCCESSION, tuple(sorted(leads)))
    if through:
        return Shaped(Shape.STAYS_ON, tuple(sorted(through)))
    if all(carried):
        return Shaped(Shape.CHAIN)
    return Shaped(Shape.BROKEN_CHAIN if any(carried) else Shape.CLASSIC_RELAY)


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
