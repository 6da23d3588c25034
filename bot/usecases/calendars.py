"""Public holidays of a country, looked up once a year and country, and which version of all this is installed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from zoneinfo import TZPATH

_KINDS = {"SE": ("public", "de_facto"), "DK": ("public", "optional")}
_PART = {"GB": "ENG"}


def days_off(country: str, years: Iterable[int]) -> frozenset[date]:
    """The country's holidays in those years; none for a country that is not known."""
    return frozenset().union(*(_year(country, year) for year in years))


def is_off(country: str, day: date) -> bool:
    """Whether it is a holiday of the country."""
    return day in _year(country, day.year)


@lru_cache(maxsize=1)
def installed() -> str:
    """The versions of the time zones and of the holidays that this process reckons by: `2026a 0.83`."""
    return f"{_zones()} {version('holidays')}"


def _zones() -> str:
    """The system's time zones go before those of the package; their file says in its first line which they are."""
    for folder in TZPATH:
        with suppress(OSError), (Path(folder) / "tzdata.zi").open(encoding="ascii", errors="replace") as file:
            return file.readline().removeprefix("# version ").strip()
    return version("tzdata")


@lru_cache(maxsize=512)
def _year(country: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - slow to import, and not needed to show a journey

    known = getattr(holidays, country, None) if len(country) == 2 else None
    if known is None:
        return frozenset()
    return frozenset(known(subdiv=_PART.get(country), years=year, categories=_KINDS.get(country, ("public",))))
