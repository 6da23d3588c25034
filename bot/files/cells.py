"""What a cell must hold, kind by kind: a text becomes a value, or a ValueError that ends the sentence about it."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.files.date_order import year_first
from bot.files.problems import quoted

YES = frozenset({"1", "true", "yes", "y", "x", "ja", "j"})
NO = frozenset({"0", "false", "no", "n", "nej"})
FULL = 100
YEARS = range(1900, 2200)
"""As for typed dates (`bot.rules.dates`, which takes its time to import)."""

Choice = TypeVar("Choice", bound=StrEnum)


def day(text: str) -> date:
    try:
        found = year_first(text)
    except ValueError:
        raise ValueError(f"is {quoted(text)}, not a day such as 2026-03-01.") from None
    return near(found)


def near(found: date) -> date:
    """The day itself. Days far off stand for "open" in some systems, and what is counted from them is nonsense."""
    if found.year not in YEARS:
        raise ValueError(f"is {found}, a year that nobody plans for. Leave the cell blank when there is no such day.")
    return found


def number(text: str) -> float:
    """A figure of 0 or more; a percent sign after it is tolerated."""
    try:
        found = float(text.removesuffix("%").strip())
    except ValueError:
        found = math.nan
    if not 0 <= found < math.inf:
        raise ValueError(f"is {quoted(text)}, not a number of 0 or more.")
    return found


def percent(text: str) -> float:
    found = number(text)
    if found > FULL:
        raise ValueError(f"is {quoted(text)}; a person has at most 100 percent.")
    return found


def whole(text: str) -> int:
    """Kept as the tables of an analysis can show it."""
    if not text.removeprefix("-").isdecimal() or len(text) > 9:
        raise ValueError(f"is {quoted(text)}, not a whole number.")
    return int(text)


def flag(text: str) -> bool:
    found = text.casefold()
    if found not in YES | NO:
        raise ValueError(f"is {quoted(text)}, not 0 or 1.")
    return found in YES


def one_person(text: str) -> str:
    if ";" in text:
        raise ValueError(f"is {quoted(text)}; give every person a row of their own.")
    return text


def choice(options: type[Choice]) -> Callable[[str], Choice]:
    """Reads one of an enumeration's values."""

    def read(text: str) -> Choice:
        try:
            return options(text.casefold())
        except ValueError:
            raise ValueError(f"is {quoted(text)}, not one of {', '.join(options)}.") from None

    return read


def systems(text: str) -> frozenset[str]:
    return frozenset(name for part in text.split(";") if (name := part.strip()))
