"""What a cell must hold, kind by kind: a text becomes a value, or Wrong says what it is not."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.files.date_order import year_first
from bot.files.problems import Wrong, quoted
from bot.rules.texts import N_

YES = frozenset({"1", "true", "yes", "y", "x", "ja", "j"})
NO = frozenset({"0", "false", "no", "n", "nej"})
FULL = 100
NO_DAY = N_("{column} is {cell}, not a day such as 2026-03-01.")
FAR_OFF = N_("{column} is {day}, a year that nobody plans for. Leave the cell blank when there is no such day.")
NO_NUMBER = N_("{column} is {cell}, not a number of 0 or more.")
MORE_THAN_ALL = N_("{column} is {cell}; a person has at most 100 percent.")
NOT_WHOLE = N_("{column} is {cell}, not a whole number.")
NO_FLAG = N_("{column} is {cell}, not 0 or 1.")
SEVERAL_PEOPLE = N_("{column} is {cell}; give every person a row of their own.")
NONE_OF_THESE = N_("{column} is {cell}, not one of {options}.")
YEARS = range(1900, 2200)
"""As for typed dates (`bot.rules.dates`, which takes its time to import)."""

Choice = TypeVar("Choice", bound=StrEnum)


def day(text: str) -> date:
    try:
        found = year_first(text)
    except ValueError:
        raise Wrong(NO_DAY, cell=quoted(text)) from None
    return near(found)


def near(found: date) -> date:
    """The day itself. Days far off stand for "open" in some systems, and what is counted from them is nonsense."""
    if found.year not in YEARS:
        raise Wrong(FAR_OFF, day=found.isoformat())
    return found


def number(text: str) -> float:
    """A figure of 0 or more; a percent sign after it is tolerated."""
    try:
        found = float(text.removesuffix("%").strip())
    except ValueError:
        found = math.nan
    if not 0 <= found < math.inf:
        raise Wrong(NO_NUMBER, cell=quoted(text))
    return found


def percent(text: str) -> float:
    found = number(text)
    if found > FULL:
        raise Wrong(MORE_THAN_ALL, cell=quoted(text))
    return found


def whole(text: str) -> int:
    """Kept as the tables of an analysis can show it."""
    if not text.removeprefix("-").isdecimal() or len(text) > 9:
        raise Wrong(NOT_WHOLE, cell=quoted(text))
    return int(text)


def flag(text: str) -> bool:
    found = text.casefold()
    if found not in YES | NO:
        raise Wrong(NO_FLAG, cell=quoted(text))
    return found in YES


def one_person(text: str) -> str:
    if ";" in text:
        raise Wrong(SEVERAL_PEOPLE, cell=quoted(text))
    return text


def choice(options: type[Choice]) -> Callable[[str], Choice]:
    """Reads one of an enumeration's values."""

    def read(text: str) -> Choice:
        try:
            return options(text.casefold())
        except ValueError:
            raise Wrong(NONE_OF_THESE, cell=quoted(text), options=", ".join(options)) from None

    return read


def systems(text: str) -> frozenset[str]:
    return frozenset(name for part in text.split(";") if (name := part.strip()))
