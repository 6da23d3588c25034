"""Reads a column of dates whose order (day first, month first, year first) only the whole column tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

SHAPE = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CENTURY = 2000
"""A year of two digits is one of this century."""

Reader = Callable[[str], date]


def year_first(text: str) -> date:
    """`2026-03-01` and nothing else, weeks and days without dashes least of all."""
    if ISO.fullmatch(text) is None:
        raise ValueError(text)
    return date.fromisoformat(text)


def day_first(text: str) -> date:
    first, second, year = _parts(text)
    return date(year, second, first)


def month_first(text: str) -> date:
    first, second, year = _parts(text)
    return date(year, first, second)


def _parts(text: str) -> tuple[int, int, int]:
    found = SHAPE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year = int(found[4])
    return int(found[1]), int(found[3]), year + CENTURY if len(found[4]) == 2 else year


def order(texts: Iterable[str]) -> Reader | None:
    """How to read these: the order that fits most of them. None when it fits none, or two orders fit and differ."""
    different = sorted(set(texts))
    fitting = {
        reader: tuple((one, reader(one)) for one in different if _reads(reader, one))
        for reader in (year_first, day_first, month_first)
    }
    best = max(fitting, key=lambda reader: len(fitting[reader]))
    as_good = {found for found in fitting.values() if len(found) == len(fitting[best])}
    return best if len(as_good) == 1 and bool(fitting[best]) == bool(different) else None


def _reads(reader: Reader, text: str) -> bool:
    try:
        reader(text)
    except ValueError:
        return False
    return True
