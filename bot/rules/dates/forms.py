"""How dates are written: names of months and weekdays (CLDR: English, Swedish, Danish), and the forms they stand in."""

from __future__ import annotations

import re
from functools import cache, cached_property

from babel import Locale

from bot.rules.names import fold


def _names(kind: str, first: int, *, short: bool) -> dict[str, int]:
    """Folded names of months or weekdays with their number from `first`; `short`: abbreviations too."""
    found = {}
    for locale in (Locale.parse(name) for name in ("en", "en_GB", "sv", "da")):
        for width in ("abbreviated", "wide") if short else ("wide",):
            for number, name in getattr(locale, kind)["format"][width].items():
                whole = fold(name).rstrip(".")
                found[whole] = number + first
                if short:
                    found[whole[:3]] = number + first
    return found


@cache
def months() -> dict[str, int]:
    """Names and abbreviations, 1 = January."""
    return _names("months", 0, short=True)


@cache
def weekdays() -> dict[str, int]:
    """Names and abbreviations, 1 = Monday, as date.isoweekday()."""
    return _names("days", 1, short=True)


RELATIVE = dict.fromkeys(("today", "now", "idag", "i dag", "nu"), 0)
RELATIVE |= dict.fromkeys(("yesterday", "igar", "i gar"), -1)
RELATIVE |= dict.fromkeys(("tomorrow", "imorgon", "i morgon", "imorgen", "i morgen"), 1)
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _any(words: dict[str, int]) -> str:
    """The words as alternatives, the longest first; letters that fold away match as typed too (lördag, lørdag)."""
    longest_first = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(longest_first)})(?![^\\W_])".replace("o", "[oöø]").replace("a", "[aäå]")


class Form:
    """A form that ends where a word ends. Written with %MONTHS%, %WEEKDAYS%, %WHOLE% for names, and compiled when it is
    first looked for: four locales and twenty patterns are a twentieth of the start."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        pattern = self._pattern.replace("%MONTHS%", _any(months())).replace("%WEEKDAYS%", _any(weekdays()))
        pattern = pattern.replace("%WHOLE%", _any(_names("days", 1, short=False)))
        return re.compile(pattern + r"(?![^\W_])", re.IGNORECASE)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self._compiled.match(text, at)


_FOUR = r"(?:19|20|21)[0-9]{2}"
_MONTH = r"(?P<month>%MONTHS%)(?:\.(?!\.))?"
_WEEKDAY = r"(?:(?P<weekday>%WEEKDAYS%)\.?,?\s+)?"
_YEAR = rf"(?:,?\s*(?P<year>{_FOUR})(?![0-9\-]))?"
_NTH = r"(?:st|nd|rd|th|:e|\.(?!\.))?"
_TO = r"\s*(?:-|\.\.+|…)\s*"

DAY = (
    Form(_WEEKDAY + r"(?P<year>[0-9]{4})-(?P<figure>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    Form(_WEEKDAY + rf"(?:(?:the|den)\s+)?(?P<day>[0-9]{{1,2}}){_NTH}\s*(?:of\s+)?{_MONTH}{_YEAR}"),
    Form(_WEEKDAY + rf"{_MONTH}\s+(?P<day>[0-9]{{1,2}}){_NTH}(?!\s?%){_YEAR}"),
    Form(rf"(?P<day>[0-9]{{1,2}})\.(?P<figure>[0-9]{{1,2}})\.(?P<year>{_FOUR})"),
)
IN_ONE_MONTH = (
    Form(rf"(?P<first>[0-9]{{1,2}}){_NTH}{_TO}(?P<day>[0-9]{{1,2}}){_NTH}\s*(?:of\s+)?{_MONTH}{_YEAR}"),
    Form(rf"{_MONTH}\s+(?P<first>[0-9]{{1,2}}){_NTH}{_TO}(?P<day>[0-9]{{1,2}}){_NTH}{_YEAR}"),
)
SLASHED = Form(rf"(?P<one>[0-9]{{1,2}})/(?P<two>[0-9]{{1,2}})(?:/(?P<year>{_FOUR}))?")
NEAR = Form(rf"(?P<near>{_any(RELATIVE)})")
BARE_WEEKDAY = Form(r"(?:next\s+|this\s+)?(?:%WHOLE%)")
WEEKS = Form(
    rf"(?:weeks?|wk|w|vecka|veckor|v|uge|uger)\.?\s*(?P<first>[0-9]{{1,2}})(?:{_TO}(?P<last>[0-9]{{1,2}}))?{_YEAR}"
)
WHOLE_MONTH = Form(rf"{_MONTH}\s+(?P<year>{_FOUR})(?!-)")
DURATION = Form(rf"(?P<n>[0-9]{{1,3}}|{_any(NUMBERS)})\s*(?P<unit>days?|d|dagar|dage?|weeks?|w|veckor|vecka|uger|uge)")

TO = re.compile(_TO)
AROUND = re.compile(r"(?:~|(?:around|about|approx|circa|cirka|ca|omkring)(?![^\W_])\.?)\s*", re.IGNORECASE)
UNSURE = re.compile(r"\s?\?")
UNKNOWN = re.compile(r"\?|(?:tbd|unknown)(?![^\W_])", re.IGNORECASE)
