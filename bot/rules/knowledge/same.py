"""The same pain at several customers: said in the same words, or linked by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.rules.values import value


@value
class Pain:
    """A pain as compared. `same_as` is the id of another, which need not be among those looked at."""

    id: int
    customer: int
    fold: str
    same_as: int | None = None


def customers_of(pains: Iterable[Pain]) -> dict[int, frozenset[int]]:
    """For each pain the customers that have it too, its own among them."""
    pains = list(pains)
    parent: dict[object, object] = {}

    def root(one: object) -> object:
        while (above := parent.setdefault(one, one)) != one:
            one = above
        return one

    for pain in pains:
        parent[root(pain.fold)] = root(pain.id)
        if pain.same_as is not None:
            parent[root(pain.same_as)] = root(pain.id)
    groups: dict[object, set[int]] = defaultdict(set)
    for pain in pains:
        groups[root(pain.id)].add(pain.customer)
    return {pain.id: frozenset(groups[root(pain.id)]) for pain in pains}
