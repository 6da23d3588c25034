"""How many people must be missing until nothing carries a handover (`continuity.md` D14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Edge = tuple[str, str]


def bus_factor(carriers: Sequence[str], transfers: Sequence[Edge]) -> int:
    """Carriers, and the fewest others who are in every transfer (giver, receiver) without a carrier."""
    if not transfers:
        return len(carriers)
    kept = set(carriers)
    rest = frozenset(edge for edge in transfers if kept.isdisjoint(edge))
    return len(kept) + (smallest_cover(rest) if rest else 0)


def smallest_cover(edges: frozenset[Edge]) -> int:
    """Size of the smallest set of people that touches every pair.

    1. Where nobody both gives and receives it is the largest matching (König).
    2. Who does both is in the cover, or everybody they meet is: the better of the two.
    """
    both = {giver for giver, _ in edges} & {receiver for _, receiver in edges}
    if not both:
        return largest_matching(edges)
    person = max(sorted(both), key=lambda one: len(met(one, edges)))
    others = met(person, edges)
    with_them = 1 + smallest_cover(frozenset(edge for edge in edges if person not in edge))
    if len(others) >= with_them:
        return with_them
    return min(with_them, len(others) + smallest_cover(frozenset(edge for edge in edges if others.isdisjoint(edge))))


def met(person: str, edges: Iterable[Edge]) -> set[str]:
    return {one for edge in edges if person in edge for one in edge if one != person}


def largest_matching(edges: Iterable[Edge]) -> int:
    """Size of the largest set of pairs without a person in common; givers and receivers are different people."""
    receivers: dict[str, list[str]] = {}
    for giver, receiver in sorted(edges):
        receivers.setdefault(giver, []).append(receiver)
    giver_of: dict[str, str] = {}

    def place(giver: str, tried: set[str]) -> bool:
        for receiver in receivers[giver]:
            if receiver in tried:
                continue
            tried.add(receiver)
            if receiver not in giver_of or place(giver_of[receiver], tried):
                giver_of[receiver] = giver
                return True
        return False

    return sum(place(giver, set()) for giver in receivers)
