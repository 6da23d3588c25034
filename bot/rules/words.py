"""A person's word about a handover: what it was said to, and therefore when it no longer counts (product.md §4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from bot.rules.facts import Given, Journey

MOVED = 7
"""Calendar days by which a start may move before a word lapses."""


def basis(journey: Journey, person: str, *phases: str | None) -> str:
    """A short hash of the person's dates and roles on the handover's two phases; another one lapses the word."""
    return hashed(
        (each.phase, each.role, each.first, each.last)
        for each in journey.assignments
        if each.person == person and each.phase in phases and each.given is not Given.DECLINED
    )


def hashed(parts: Iterable[tuple[str, str, date | None, date | None]]) -> str:
    """The same of somebody's parts: phase, role, own first and last day."""
    plain = sorted((phase, role.casefold(), str(first), str(last)) for phase, role, first, last in parts)
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]


def moved_too_far(said_to: date | None, start: date | None) -> bool:
    """Whether a word given to one start does not hold for another."""
    if said_to is None or start is None:
        return said_to != start
    return abs((start - said_to).days) > MOVED
