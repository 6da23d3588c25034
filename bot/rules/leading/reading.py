"""Reads a question and finds the words that lead, by the patterns of each language."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.rules.leading.kinds import Hint, Instead, Reason

LONGEST = 500
"""Characters that are read of a question."""
_SPOKEN = ("en", "sv", "da")
_QUOTES = str.maketrans("’‘´`\n\t", "''''  ")
_INVITED = frozenset([Reason.EITHER_OR, Reason.CLOSED, Reason.SELLING])
"""What an invitation to tell is not: would you show us …"""
_EVEN = frozenset([Reason.EITHER_OR, Reason.CLOSED, Reason.LOADED, Reason.LIKING, Reason.PRESUMES, Reason.TWO_IN_ONE])
"""What a question with room for both answers is not: what do you like and dislike?"""
_INSTEAD = {
    Reason.TAG: Instead.HERE,
    Reason.AGREE: Instead.SEEN,
    Reason.PRESUMES: Instead.CHANGE,
    Reason.LOADED: Instead.LAST_TIME,
    Reason.EITHER_OR: Instead.MATTERS,
    Reason.CLOSED: Instead.TODAY,
    Reason.TWO_IN_ONE: Instead.ONE,
    Reason.SELLING: Instead.WISHED,
    Reason.LIKING: Instead.BOTH_SIDES,
}


def leading(text: str, language: str | None = None) -> Hint | None:
    """The first thing found that leads, None for an open question.

    People write questions in other languages than they read in, so `language` (en, sv, da or unknown) only says which
    is looked through first.
    """
    typed = text[:LONGEST].strip()
    for each in sorted(_SPOKEN, key=lambda one: one != language):
        hint = _first(typed, each)
        if hint is not None:
            return hint
    return None


def _first(typed: str, language: str) -> Hint | None:
    """The surest of what leads in one language, unless the rest of the question takes it back.

    Of two questions the first is what is offered instead, unless it leads by itself: then that is said.
    """
    invites, evenly, patterns = _compiled(language)
    plain = typed.translate(_QUOTES)
    spared = {*(_INVITED if invites.search(plain) else ()), *(_EVEN if evenly.search(plain) else ())}
    for reason, pattern in patterns:
        found = None if reason in spared else pattern.search(plain)
        if found is not None:
            hint = _hint(reason, language, typed[slice(*found.span(found.lastindex or 0))], found.lastindex)
            return (_first(hint.first, language) if hint.first else None) or hint
    return None


def _hint(reason: Reason, language: str, words: str, group: int | None) -> Hint:
    """The words are those of the pattern's group, which in two questions is the first; else all that it found."""
    said = words.strip(" ,.;:–-?!")
    first = f"{said}?" if reason is Reason.TWO_IN_ONE and group else ""
    return Hint(reason, _INSTEAD[reason], language, said, first)


@lru_cache(maxsize=8)
def _compiled(language: str) -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[Reason, re.Pattern[str]], ...]]:
    """The patterns of a language, compiled when its first question is read."""
    from bot.rules.leading import danish, english, swedish  # noqa: PLC0415 - few starts read a question

    words = {"en": english, "sv": swedish, "da": danish}[language]
    return (
        re.compile(words.INVITES, re.IGNORECASE),
        re.compile(words.EVENLY, re.IGNORECASE),
        tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in words.PATTERNS),
    )
