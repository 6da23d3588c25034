"""Reads a question and finds the words that lead, by the patterns of each language."""

from __future__ import annotations

import re

from bot.rules.leading import danish, english, swedish
from bot.rules.leading.kinds import Hint, Instead, Reason

_PATTERNS = {"en": english.PATTERNS, "sv": swedish.PATTERNS, "da": danish.PATTERNS}
_QUOTES = str.maketrans("’‘´`", "''''")
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
    plain = text.translate(_QUOTES)
    for each in sorted(_PATTERNS, key=lambda one: one != language):
        for reason, pattern in _PATTERNS[each]:
            found = re.search(pattern, plain, re.IGNORECASE)
            if found is not None:
                words = text[found.start() : found.end()].strip(" ,.;:–-?!")
                return Hint(reason, _INSTEAD[reason], each, words)
    return None
