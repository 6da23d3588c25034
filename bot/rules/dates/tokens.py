"""A straight text as numbers, folded words and marks, taken from it one by one as they are looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from bot.rules.names import fold

LONGEST_PHRASE = 4
LONGEST_NUMBER = 8
_TOKEN = re.compile(r"(\s*)(?:([0-9]+)|((?:[^\W\d_][\u0300-\u036f]*)+)|(\.\.+|…|.))", re.DOTALL)

Meaning = TypeVar("Meaning")


class Token(NamedTuple):
    text: str
    """Figures, a folded word, or a mark; empty after the end."""
    value: int
    """Of a number with at most eight figures; -1 for everything else."""
    start: int
    end: int
    tight: bool
    """No space between it and what stands before it."""

    @property
    def figures(self) -> int:
        """How many figures a number has; 0 for what is none."""
        return len(self.text) if self.value >= 0 else 0

    @property
    def goes_on(self) -> bool:
        """Letters or figures right after something: that was not the end of a word."""
        return self.tight and self.text[:1].isalnum()


class Tokens:
    """The tokens of a text from a place on, by their number."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self._at = at
        self._found: list[Token] = []

    def __getitem__(self, place: int) -> Token:
        while place >= len(self._found):
            self._found.append(self._next())
        return self._found[place]

    def is_number(self, place: int, *figures: int) -> bool:
        """Whether a number with so many figures stands there; of any length when none is said."""
        found = self[place].figures
        return found in figures if figures else found > 0

    def is_mark(self, place: int, marks: str) -> bool:
        """Whether one of these marks stands there, right after what is before it."""
        token = self[place]
        return token.tight and len(token.text) == 1 and token.text in marks

    def phrase(self, place: int, table: Mapping[str, Meaning]) -> tuple[Meaning, int] | None:
        """What the longest run of words there means, and the place after it."""
        found = None
        words = ""
        for after in range(place, place + LONGEST_PHRASE):
            token = self[after]
            if not token.text.isalpha():
                break
            words = f"{words} {token.text}" if words else token.text
            if words in table:
                found = table[words], after + 1
        return found

    def skip(self, place: int, words: frozenset[str]) -> int:
        """The place after one of these words or marks, if one stands there."""
        return place + (self[place].text in words)

    def between(self, first: int, after: int) -> str:
        """As typed, from one token up to another."""
        return self.text[self[first].start : self[after - 1].end]

    def _next(self) -> Token:
        found = _TOKEN.match(self.text, self._at)
        if found is None:
            return Token("", -1, len(self.text), len(self.text), tight=False)
        space, number, word, mark = found.groups()
        self._at = found.end()
        start = found.start() + len(space)
        value = int(number) if number and len(number) <= LONGEST_NUMBER else -1
        return Token(fold(word) if word else number or mark, value, start, found.end(), tight=not space)
