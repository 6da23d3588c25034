"""What people are called: by their first name, or by the whole one where two of a journey share the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.rules.names import fold

LONGEST = 40
"""Characters of a name inside a sentence or on a button; a longer one is cut there, never in a list of people."""


def called(people: Mapping[int, str]) -> dict[int, str]:
    """What each person is called among the others, by id."""
    return dict(zip(people, _called(tuple(people.values())), strict=True))


@lru_cache(maxsize=1024)
def _called(names: tuple[str, ...]) -> tuple[str, ...]:
    """The same for names in a row. Whoever is on a journey is named with the same others again and again."""
    firsts = [first(name) for name in names]
    alike = Counter(map(fold, firsts))
    each = zip(names, firsts, strict=True)
    return tuple(_short(alone if alike[fold(alone)] == 1 else whole.strip()) for whole, alone in each)


def among(name: str, others: Iterable[str]) -> str:
    """What somebody is called who is not one of the `others`."""
    mine = fold(first(name))
    return _short(name.strip() if any(fold(first(other)) == mine for other in others) else first(name))


def first(name: str) -> str:
    """The first name. An initial or abbreviation ("K Berg", "Dr. Berg") and a surname first ("Berg, Anna") are none."""
    words = name.split()
    if not words or len(words[0]) == 1 or not words[0][-1].isalnum():
        return name.strip()
    return words[0]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
