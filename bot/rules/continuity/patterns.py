"""What a whole journey's handovers amount to on one side, for files (`continuity.md` D9, D10, D14)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.phases import phase_days
from bot.rules.continuity.presence import stays
from bot.rules.continuity.risk import LEVELS, UNKNOWN
from bot.rules.continuity.roster import SIDES
from bot.rules.facts import Journey, Side, State
from bot.rules.values import fact


@fact
class JourneyAnswer:
    """One side of a journey in figures."""

    side: Side
    n_phases: int
    n_boundaries: int
    pattern: str
    risk: str
    """The worst known over handovers and scopes; unknown when none is known."""
    n_unknown: int
    """Handovers and scopes without a known risk."""
    bus_factor: int | None
    """The smallest over the handovers of the whole delivery; None without a handover."""
    through: tuple[str, ...]
    """Who carries every handover of the whole delivery."""


def journey_answers(journey: Journey, boundaries: Sequence[Boundary]) -> tuple[JourneyAnswer, ...]:
    """One per side that has a live assignment (D7); `boundaries` are the journey's `handovers`."""
    # Every side has an answer for every handover; a journey of one phase has none.
    there = {boundary.side for boundary in boundaries}
    if not there and journey.assignments:
        there = {stay.assignment.side for stay in stays(journey, phase_days(journey))}
    return tuple([_answer(journey, boundaries, side) for side in SIDES if side in there])


def _answer(journey: Journey, boundaries: Sequence[Boundary], side: Side) -> JourneyAnswer:
    ours = [boundary for boundary in boundaries if boundary.side is side]
    whole = [boundary for boundary in ours if boundary.system is None]
    known = [LEVELS.index(boundary.risk) for boundary in ours if boundary.risk != UNKNOWN]
    return JourneyAnswer(
        side=side,
        n_phases=len(journey.phases),
        n_boundaries=len(whole),
        pattern=pattern(whole),
        risk=LEVELS[max(known)] if known else UNKNOWN,
        n_unknown=len(ours) - len(known),
        bus_factor=min([boundary.bus_factor for boundary in whole], default=None),
        through=throughout([boundary.carriers for boundary in whole]),
    )


def throughout(people: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Who is in every one of these lists, sorted; nobody where there is no list."""
    return tuple(sorted(set(people[0]).intersection(*people[1:]))) if people else ()


def pattern(whole: Sequence[Boundary]) -> str:
    """The first that holds, in the order of D10; `whole` are one side's handovers of the whole delivery."""
    if not whole:
        return "single_phase"
    if State.UNSTAFFED in [boundary.state for boundary in whole]:
        return "incomplete"
    if all(boundary.carriers for boundary in whole):
        return _of_carriers(whole)
    carried = [bool(boundary.carriers or boundary.transfers) for boundary in whole]
    if all(carried):
        return "transfer_chain"
    return "broken_chain" if any(carried) else "classic_relay"


def _of_carriers(whole: Sequence[Boundary]) -> str:
    if throughout([boundary.key_carriers for boundary in whole]):
        return "architect_overlap"
    if any(boundary.label == "sub_lead_succession" for boundary in whole):
        return "sub_lead_succession"
    return "other_throughout" if throughout([boundary.carriers for boundary in whole]) else "overlap_chain"
