"""The profiles of those who meet a customer, and the words for them in three languages (product.md §1 and §7)."""

from __future__ import annotations

import re

from bot.rules.names import fold

PROFILES = ("cto", "cio", "partner", "architect", "expert", "other")
"""In the order in which they are offered; `partner`: business partner, `architect`: enterprise architect."""
REPRESENTATIVES = PROFILES[:4]
"""Who fits a customer meeting."""
NEED_IT = PROFILES[:2]
"""They need the meetings most; the other two can attend most of them."""

NAMES = {
    "cto": "cto, chief technology officer, teknikchef, teknisk chef, teknisk direktör, teknisk direktør",
    "cio": "cio, chief information officer, it-chef, it-direktör, it-direktør",
    "partner": "business partner, affärspartner, forretningspartner",
    "architect": "enterprise architect, enterprisearkitekt, verksamhetsarkitekt, virksomhedsarkitekt, "
    "forretningsarkitekt",
    "expert": "expert, ekspert, specialist",
    "other": "other, övrig, annan, anden, øvrig",
}
NAMED = {fold(word): profile for profile, words in NAMES.items() for word in words.split(",")}
_TITLES = {word: profile for word, profile in NAMED.items() if profile in REPRESENTATIVES}
_WORDS = re.compile(r"[\w-]+")


def profile_of(role: str) -> str | None:
    """The profile that a role in a plan tells ("CIO", "Lead enterprise architect"); None where it tells none."""
    told = f" {' '.join(_WORDS.findall(fold(role)))} "
    return next((profile for word, profile in _TITLES.items() if f" {word} " in told), None)


def profile_at(words: list[str]) -> tuple[str, int] | None:
    """The profile whose name the words begin with, and how many of them it takes."""
    return next(((NAMED[name], n) for n in (3, 2, 1) if (name := fold(" ".join(words[:n]))) in NAMED), None)
