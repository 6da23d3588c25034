"""Public holidays of a country, looked up once a year and country."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

_KINDS = {"SE": ("public", "de_facto"), "DK": ("public", "optional")}
_PART = {"GB": "ENG"}


def days_off(country: str, years: Iterable[int]) -> frozenset[date]:
    """The country's holidays in those years; none for a country that is not known."""
    return frozenset().union(*(_year(country, year) for year in years))


def is_off(country: str, day: date) -> bool:
    """Whether it is a holiday of the country."""
    return day in _year(country, day.year)


@lru_cache(maxsize=512)
def _year(country: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - slow to import, and not needed to show a journey

    known = getattr(holidays, country, None) if len(country) == 2 else None
    if known is None:
        return frozenset()
    return frozenset(known(subdiv=_PART.get(country), years=year, categories=_KINDS.get(country, ("public",))))
