"""Who is likelier to carry a handover: the one order for the best step and for the list."""

from __future__ import annotations

from datetime import date

from bot.rules.candidates.kinds import EVERYWHERE, Candidate

SHAPES = ("architect_through", "sub_lead")
Likeliness = tuple[bool, bool, bool, bool, date]


def likeliness(*, key: bool, carries: str, lead: bool, since: date | None, fits: bool = False) -> Likeliness:
    """Sorts key persons first, who carries the solution before the relation, who leads, who fits a known shape of a
    journey, then the longest with the customer.
    """
    return not key, carries != "solution", not lead, not fits, since or date.max


def rank(candidate: Candidate) -> tuple[bool, int, Likeliness, str]:
    """Who is booked on those days comes last; then by where they know the customer from; then the likelier."""
    fits = any(reason.code in SHAPES for reason in candidate.reasons)
    return (
        candidate.booked,
        EVERYWHERE.index(candidate.where),
        likeliness(key=candidate.key, carries=candidate.carries, lead=candidate.lead, since=candidate.since, fits=fits),
        candidate.person,
    )
