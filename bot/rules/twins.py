"""Customers that are perhaps the same one, written twice."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from bot.rules.names import fold, slug

FORMS = ("ab", "as", "a", "s", "aps", "oy", "gmbh", "ag", "ltd", "inc", "llc", "group", "gruppen", "koncern", "publ")
"""Words that tell what kind of company it is, not which."""
CLOSE = 0.82
"""From here on two names are taken for a slip of the finger."""


def twins(name: str, known: Iterable[str]) -> list[str]:
    """Those of the known names that may mean the same customer, the likeliest first, at most three."""
    mine = _bare(name)
    alike = ((_likeness(mine, _bare(each)), each) for each in known)
    close = sorted((pair for pair in alike if pair[0] >= CLOSE), key=lambda pair: (-pair[0], pair[1]))
    return [each for _, each in close[:3]]


def is_same(name: str, other: str) -> bool:
    """Whether both are one name, however it is written."""
    return fold(name) == fold(other)


def _bare(name: str) -> str:
    """Without the words that only tell the kind of company, unless there are no others."""
    all_ = slug(name).split("-")
    return " ".join([word for word in all_ if word not in FORMS] or all_)


def _likeness(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()
