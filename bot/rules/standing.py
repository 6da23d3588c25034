"""Where a journey stands today: the phase that is on, and who owns the journey (`product.md` §2)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from bot.rules.projection import AssignmentShown, PhaseShown, Who


def present_phase(phases: Sequence[PhaseShown]) -> PhaseShown | None:
    """The last by order that has begun, else the first."""
    begun = [phase for phase in phases if phase.begun]
    return begun[-1] if begun else next(iter(phases), None)


def has_begun(start: date | None, begun_on: date | None, tentative: bool, today: date) -> bool:
    """A phase has begun when somebody said so, or when its firm start has come."""
    if begun_on is not None:
        return begun_on <= today
    return start is not None and start <= today and not tentative


def owner(
    phase: PhaseShown | None,
    assignments: Sequence[AssignmentShown],
    creator: Who,
    today: date,
    gone: Container[int] = (),
) -> Who:
    """The lead of the phase that is on; until there is one, the journey's creator.

    Of several leads the one without systems, then the one added first; whoever is outside Slack or has a closed account
    (`gone`, by id) is skipped. `assignments` stand in the order they were added in.
    """
    leads = [one for one in assignments if phase is not None and one.phase_uid == phase.uid and _leads(one, today)]
    leads = [one for one in leads if one.who.id not in gone]
    leads.sort(key=lambda one: (one.first is not None and one.first > today, bool(one.systems)))
    return leads[0].who if leads else creator


def known_since(phases: Sequence[PhaseShown], assignments: Sequence[AssignmentShown]) -> dict[int, date | None]:
    """When each person began with the customer, as far as dates are given."""
    starts = {phase.uid: phase.start for phase in phases}
    found: dict[int, date | None] = {}
    for one in assignments:
        begun = one.first or starts.get(one.phase_uid)
        known = found.get(one.who.id)
        found[one.who.id] = begun if known is None or (begun is not None and begun < known) else known
    return found


def _leads(one: AssignmentShown, today: date) -> bool:
    """Whether the assignment makes somebody answer for its phase, today or soon."""
    over = one.last is not None and one.last < today
    return one.lead and one.side == "vendor" and one.given != "declined" and one.who.slack_id is not None and not over
