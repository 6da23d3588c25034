"""What speaks for somebody: how long with the customer, which system, and the shapes that carry a journey (D10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.rules.candidates.kinds import Candidate, Reason, Where
from bot.rules.facts import Assignment, Given, Journey, Side


def shapes(
    journey: Journey, candidate: Candidate, giver: str, system: str | None, main_system: str | None
) -> Iterator[Reason]:
    """Reasons from the journey's own plan, the most telling last.

    architect_through: an architect or consultant of every phase so far. sub_lead: who answers for the main system (else
    the largest: the most people) in the phase that hands over, without leading the phase.
    """
    if candidate.since is not None:
        yield Reason("knows_since", day=candidate.since)
    live = [one for one in journey.assignments if one.side is Side.VENDOR and one.given is not Given.DECLINED]
    theirs = [one for one in live if one.person == candidate.person]
    giving = [one for one in live if one.phase == giver]
    named = {name for one in theirs for name in one.systems}
    if system is not None and system in named:
        yield Reason("asked_system", system=system)
    most = main_system or _largest(giving)
    if most is not None and most in named and most != system:
        yield Reason("main_system" if main_system else "largest_system", system=most)
    if candidate.where is Where.GIVING:
        order = [phase.id for phase in journey.phases]
        if set(order[: order.index(giver) + 1]) <= {one.phase for one in theirs if _designs(one)}:
            yield Reason("architect_through")
        elif most is not None and _sub_lead([one for one in theirs if one.phase == giver], most):
            yield Reason("sub_lead", system=most)


def _largest(giving: list[Assignment]) -> str | None:
    """The system with the most people on the phase, the first by name of several."""
    people = Counter(name for one in giving for name in one.systems)
    return min(people, key=lambda name: (-people[name], name), default=None)


def _designs(one: Assignment) -> bool:
    return one.title_kind in {"architect", "consultant"}


def _sub_lead(theirs: list[Assignment], system: str) -> bool:
    leads_all = any(one.lead and not one.systems for one in theirs)
    return not leads_all and any(system in one.systems and (one.lead or one.title_kind == "manager") for one in theirs)
