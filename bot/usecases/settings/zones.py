"""Time zones by what people call them."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from bot.rules.names import fold
from bot.rules.texts import N_, Refusal

ZONE = N_("Please give a time zone, for example Europe/Stockholm, or the city it is named after.")


def read_zone(text: str) -> str:
    """`Europe/Stockholm`, in whatever case, or `Stockholm`."""
    zone = _zones().get(fold(text.replace("_", " ")))
    if zone is None:
        raise Refusal(ZONE, "tz")
    return zone


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """By name and by city; where two zones have a city of that name, by neither."""
    zones = sorted(zone for zone in available_timezones() if zone == "UTC" or zone.partition("/")[0] in _PLACES)
    cities = [fold(zone.rpartition("/")[2].replace("_", " ")) for zone in zones]
    alone = {city: zone for city, zone in zip(cities, zones, strict=True) if cities.count(city) == 1}
    return alone | {fold(zone.replace("_", " ")): zone for zone in zones}


_PLACES = frozenset("Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split())  # noqa: SIM905
