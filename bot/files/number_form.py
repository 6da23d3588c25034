"""Reads a column of figures whose marks (12.900,5 or 12,900.5) only the whole column tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.rules.values import value

FORMS = ("comma", "point")
"""What stands before the decimals."""
_MONEY = r"kr\.?|sek|dkk|nok|eur|usd|gbp|[€$£]"
_BEFORE = re.compile(rf"^(?:{_MONEY})\s*", re.IGNORECASE)
_BEHIND = {
    "comma": re.compile(rf"\s*(?:{_MONEY}|[:,]-)$", re.IGNORECASE),
    "point": re.compile(rf"\s*(?:{_MONEY}|[:.]-)$", re.IGNORECASE),
}


def _shape(group: str, decimal: str) -> re.Pattern[str]:
    grouped = rf"[1-9][0-9]{{0,2}}(?P<mark>[\s'’{group}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*"
    return re.compile(rf"(?P<whole>{grouped}|[0-9]+)(?:{decimal}(?P<decimals>[0-9]+))?")


SHAPES = {"comma": _shape(".", ","), "point": _shape(",", r"\.")}
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def plain(text: str, form: str) -> str | None:
    """The figure as a program writes it, `12900.5`; None where it is none in that form. Spaces, apostrophes and money
    around it are in both."""
    bare = _BEHIND[form].sub("", _BEFORE.sub("", text.strip(), count=1))
    found = SHAPES[form].fullmatch(bare)
    if found is None:
        return None
    whole = re.sub(r"[^0-9]", "", found["whole"])
    return f"{whole}.{found['decimals']}" if found["decimals"] else whole


@value
class Figures:
    """How the figures of a column are read. `form`: of those that can be read both ways; blank where nothing tells."""

    form: str
    either: tuple[str, ...]
    """Those that are another figure in the other form."""


def form_of(texts: Iterable[str], said: str = "", *, programs: bool = False) -> Figures:
    """`said`: by somebody. `programs`: plain figures tell nothing of the others, as a spreadsheet keeps numbers so."""
    only: set[str] = set()
    either = []
    for text in sorted(set(texts)):
        read = {form: plain(text, form) for form in FORMS}
        fits = {form for form in FORMS if read[form] is not None}
        if len(fits) == 1 and not (programs and PLAIN.fullmatch(text.strip())):
            only |= fits
        elif len(fits) == len(FORMS) and read["comma"] != read["point"]:
            either.append(text)
    form = said if said in FORMS else only.pop() if len(only) == 1 else ""
    return Figures(form, tuple(either))
