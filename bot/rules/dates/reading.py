"""One reading of a text: its tokens, the day it is read on, and which way is taken where the words leave two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeVar

from bot.rules.dates import names
from bot.rules.dates.stretches import Stretch
from bot.rules.dates.tokens import Tokens

Way = TypeVar("Way")


class Reading:
    """`other` takes the second way at every fork; `forked` tells that there was one.

    `whole`: the text is nothing but a date, so that `to` joins two of them and a bare year is one. `month`: a month
    alone is one too, and nobody's name.
    """

    def __init__(
        self,
        tokens: Tokens,
        today: date,
        language: str,
        *,
        whole: bool = False,
        month: bool = False,
        other: bool = False,
    ) -> None:
        self.tokens = tokens
        self.today = today
        self.language = language
        self.whole = whole
        self.month = month or whole
        self.joints = names.THROUGH if whole else frozenset()
        """The words that join two dates, beside dashes and dots."""
        self.other = other
        self.forked = False
        self.tentative = False

    def fork(self, one: Way, other: Way) -> Way:
        """The way of this reading where two are as good."""
        self.forked = self.forked or one != other
        return other if self.other else one


class Found(NamedTuple):
    stretch: Stretch
    end: int
    """The place after its last token."""


Rule = Callable[[Reading, int], Found | None]
"""Reads one way of writing at a place."""


def first_of(rules: tuple[Rule, ...], reading: Reading, place: int) -> Found | None:
    """What the first of these that fits reads there; never one that ends inside a word."""
    for rule in rules:
        found = rule(reading, place)
        if found and not reading.tokens[found.end].goes_on:
            return found
    return None
