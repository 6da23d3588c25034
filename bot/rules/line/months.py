"""How many months a stretch is: `3 months`, `en månad`, `to måneder`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

NUMBERS = {
    **dict.fromkeys(("a", "one", "en", "ett", "et"), 1),
    **dict.fromkeys(("two", "två", "tva", "to", "a couple of", "couple of", "ett par", "et par"), 2),
    **dict.fromkeys(("three", "tre"), 3),
    **dict.fromkeys(("four", "fyra", "fire"), 4),
    **dict.fromkeys(("five", "fem"), 5),
    **dict.fromkeys(("six", "sex", "seks"), 6),
}
_MONTHS = re.compile(
    rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\s*"
    r"(?:months?|månad(?:er)?|manad(?:er)?|måned(?:er)?|maaned(?:er)?|mdr)(?![^\W_])\.?",
    re.IGNORECASE,
)


def find_months(text: str, at: int) -> tuple[int, int] | None:
    """How many months stand at `at`, and where that ends."""
    found = _MONTHS.match(text, at)
    if found is None:
        return None
    n = found["n"].lower()
    return int(n) if n.isdigit() else NUMBERS[n], found.end()


def months_later(day: date, months: int) -> date:
    """The same day so many months on; of a month that is too short its last."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))
