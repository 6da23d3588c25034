"""Countries by what people call them."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from bot.rules.names import fold
from bot.rules.texts import N_, Refusal

COUNTRY = N_("Please give a country by its name or its two letters, for example Sweden.")


def read_country(text: str) -> str:
    """The two letters of a country named so, or by its name in one of our languages."""
    code = _countries().get(fold(text))
    if code is None:
        raise Refusal(COUNTRY, "country")
    return code


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """By their two letters and their names, folded."""
    known = [(str(code), str(name)) for lang in ("da", "sv", "en") for code, name in Locale(lang).territories.items()]
    countries = [(code, name) for code, name in known if len(code) == 2 and code.isalpha()]
    return {fold(name): code for code, name in countries} | {fold(code): code for code, _ in countries}
