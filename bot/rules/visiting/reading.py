"""Reads figures as people write them: hours of service a week, and money."""

from __future__ import annotations

import re

WEEK = 168
_DAYS = r"every ?day|all days|daily|alla dagar|varje dag|alle dage|hver dag|7 da"
_ROUND = r"(?:round|around) the clock|dygnet runt|døgnet rundt|always|alltid|altid"
_BY = r"(\d{1,2})\s*(?:/|x|×)\s*(\d)\b"
_SPAN = r"(\d{1,2})(?:[.:](\d\d))?\s*(?:-|–|to|till|til)\s*(\d{1,2})(?:[.:](\d\d))?"
_PLAIN = r"(\d{1,3}(?:[.,]\d+)?)\s*(?:h|hours?|tim(?:mar|er)?|t)?\b[^\d]*"
_MONEY = r"([\d .,'\u00a0\u202f]*\d)\s*([^\W\d]*)\.?\s*(?:kr|kronor|kroner|sek|dkk|nok|euro?|usd|gbp|€|\$|£)?\.?"
_GROUPED = r"\d{1,3}(?:([ .,'\u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?"
_TIMES = {
    **dict.fromkeys(("", "kr", "kronor", "kroner", "sek", "dkk", "nok", "eur", "euro", "usd", "gbp"), 1),
    **dict.fromkeys(("k", "t", "tkr", "tsek", "tdkk", "teur", "ksek", "keur", "tusen", "tusind", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "mnkr", "mio", "mkr", "msek", "mdkk", "meur", "mill", "million", "millions"), 10**6),
    **dict.fromkeys(("miljon", "miljoner", "millioner"), 10**6),
    **dict.fromkeys(("md", "mdr", "mia", "bn", "billion", "miljard", "miljarder", "milliard", "milliarder"), 10**9),
}


def hours_a_week(text: str) -> float | None:
    """The hours of a week: 24/7 is 168, 8x5 is 40, 8-17 is 45 (five days unless it says every day), 40 is 40.

    None for what cannot be read so, or is more than a week has.
    """
    typed = text.strip()
    if re.search(_ROUND, typed, re.IGNORECASE):
        return WEEK
    days = 7 if re.search(_DAYS, typed, re.IGNORECASE) else 5
    if found := re.search(_SPAN, typed, re.IGNORECASE):
        first, last = (int(found[n]) + int(found[n + 1] or 0) / 60 for n in (1, 3))
        hours = (last - first) * days if first < last <= 24 else None
    elif found := re.fullmatch(_BY, typed, re.IGNORECASE):
        hours = float(int(found[1]) * int(found[2])) if int(found[1]) <= 24 and int(found[2]) <= 7 else None
    elif found := re.fullmatch(_PLAIN, typed, re.IGNORECASE):
        hours = float(found[1].replace(",", "."))
    else:
        hours = None
    return hours if hours is not None and hours <= WEEK else None


def money(text: str) -> float | None:
    """An amount as typed: 1 200 000, 1.200.000, 12,5, 1,2 mkr, 500k. None for what cannot be read so."""
    found = re.fullmatch(_MONEY, text.strip(), re.IGNORECASE)
    times = _TIMES.get(found[2].casefold()) if found else None
    if found is None or times is None:
        return None
    figure = found[1].strip()
    if grouped := re.fullmatch(_GROUPED, figure):
        figure = figure.replace(grouped[1], "")
    try:
        return round(float(figure.replace(",", ".")) * times, 2)
    except ValueError:
        return None
