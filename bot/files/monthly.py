"""Service hours that a column gives by the month, made hours a week, as they are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.rules.names import fold

MONTHLY = re.compile(r"(?:/|\b(?:per|pr\.?|a|i|om)) ?(?:md|mdr|man|manad|manaden|maned|maneden|month|mo)\b")
HOURS = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
MONTHS_BY_WEEKS = 12 / 52


def told(rows: Sequence[list[str]], place: int, heading: str) -> tuple[str, float] | None:
    """Rewrite the plain figures of a column in place, if its heading says so. Returns one of them as it stood, with
    the hours a week."""
    if MONTHLY.search(fold(heading)) is None:
        return None
    example = None
    for row in rows:
        bare = row[place].strip()
        if HOURS.fullmatch(bare):
            weekly = round(float(bare.replace(",", ".")) * MONTHS_BY_WEEKS, 1)
            example = example or (bare, weekly)
            row[place] = f"{weekly:g}"
    return example
