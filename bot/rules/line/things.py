"""What a typed line is made of: things, each known by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from bot.rules import titles
from bot.rules.typed import Title, Unclear
from bot.rules.values import value


@value
class PhaseWord:
    """A phase of the journey as a line may name it."""

    uid: str
    kind: str
    name: str | None = None


@value
class Vocabulary:
    """What a line may name: the journey's phases in their order, its systems, people's names, the title table."""

    phases: tuple[PhaseWord, ...] = ()
    systems: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    titles: tuple[Title, ...] = titles.DEFAULTS


class Kind(Enum):
    """A thing's kind, and what its value is."""

    PERSON = auto()
    """PersonRef."""
    PHASE = auto()
    """The folded word or name."""
    PERIOD = auto()
    """Period; None when the date cannot be (then the line has a problem)."""
    DAYS = auto()
    """How many."""
    MONTHS = auto()
    """How many."""
    PERCENT = auto()
    SYSTEM = auto()
    """Its name as the journey has it."""
    EVERYTHING = auto()
    TITLE = auto()
    """Title."""
    FLAG = auto()
    """lead, key, customer."""
    THROUGHOUT = auto()
    TO = auto()
    """True for until, to, through; False for `..`, `-`, `->`."""
    AND = auto()
    COMMA = auto()
    WORD = auto()
    """Folded: what is none of these."""


@value
class Thing:
    kind: Kind
    value: Any
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """A line taken apart; positions are those of `text`, which is as typed but opened."""

    text: str
    things: list[Thing] = field(default_factory=list)
    problems: list[Unclear] = field(default_factory=list)
    """Dates that cannot be, in the order they stand in."""

    def typed(self, things: Sequence[Thing]) -> str:
        """The text from the first to the last of these, as typed."""
        return self.text[things[0].start : things[-1].end].strip() if things else ""
