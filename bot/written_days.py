"""How each language writes a day: in full where it is said once, short where many stand together."""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

LANGUAGES = {"en": "en_GB", "sv": "sv_SE", "da": "da_DK"}
SHAPES = {
    "day": {"en": "EEE d MMM", "sv": "EEEE d MMMM", "da": "EEEE d. MMMM"},
    "whole": {"en": "EEEE d MMMM y", "sv": "EEEE d MMMM y", "da": "EEEE 'den' d. MMMM y"},
    "long": {"en": "EEEE d MMMM", "sv": "EEEE d MMMM", "da": "EEEE 'den' d. MMMM"},
    "short": {"en": "d MMM", "sv": "d MMM", "da": "d. MMM"},
    "dated": {"en": "d MMM y", "sv": "d MMM y", "da": "d. MMM y"},
    "number": {"en": "d", "sv": "d", "da": "d."},
    "month": dict.fromkeys(LANGUAGES, "MMMM"),
    "short month": {"en": "MMM", "sv": "MMMM", "da": "MMMM"},
    "dated month": {"en": "MMM y", "sv": "MMMM y", "da": "MMMM y"},
}
"""The names are CLDR's. Swedes and Danes write weekday and month in full to each other where there is room."""
SHORT_ENOUGH = {"da": (3, 6, 7)}
"""Months that nobody shortens, though CLDR does: marts, juni, juli."""
SHORTENED = re.compile(r"(?<=\w)\.(?= |$)")
whole_month = re.compile("M+").sub
MONTH = r"(?<=\b(?:jan|feb|apr|aug|sep|okt|nov|dec)\.)"
COMPANY = r"(?<=\.\w\.)|(?<=\b(?:Inc|Ltd)\.)|(?<=\bCo\.)|(?<=\bCorp\.)"
"""A.m.b.a., Inc."""
twice_stopped = re.compile(rf"(?:{MONTH}|{COMPANY})\.(?!\.)").sub


CLOCK = {"en": "%H:%M", "sv": "%H.%M", "da": "%H.%M"}
"""A time of day, as people write it to each other; Swedes and Danes say `kl.` before it."""


@lru_cache(maxsize=8)
def locale_of(language: str) -> Locale:
    return Locale.parse(LANGUAGES[language])


@lru_cache(maxsize=4096)
def written(shape: str, day: date, language: str) -> str:
    """The day in that shape. The same few days are said again and again, and each costs as much as a read."""
    pattern = SHAPES[shape][language]
    if day.month in SHORT_ENOUGH.get(language, ()):
        pattern = whole_month("MMMM", pattern)
    text = format_date(day, pattern, locale=locale_of(language))
    return SHORTENED.sub("", text) if language == "sv" else text


def one_stop(text: str) -> str:
    """Danish shortens a month with a stop ("1. dec."), and companies have one at the end of their name (A.m.b.a.); at
    the end of a sentence that stop is the sentence's own.
    """
    return twice_stopped("", text) if ".." in text else text


def clock(first: time, last: time | None, language: str) -> str:
    """13:00, or 13:00–14:30."""
    return "–".join(each.strftime(CLOCK[language]) for each in (first, last) if each is not None)


def city(tz: str, language: str) -> str:
    """What people call the zone: København for Europe/Copenhagen."""
    from babel.dates import get_timezone_location  # noqa: PLC0415 - few read of a time that is not their own

    return get_timezone_location(tz, locale=locale_of(language), return_city=True)
