"""A journey without somebody: each handover is judged as if they were not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.rules.continuity import handovers
from bot.rules.continuity.whatif import without
from bot.rules.facts import Journey

THREE = "sale 01-05..03-31, project 04-01..06-30, care 07-01.."
PEOPLE = "anna sale lead; anna project key; anna care; bo project; bo care CRM; bo project CRM"


def told(journey: Journey) -> list[str]:
    """Of the delivery as a whole: `holds key_carrier anna`."""
    return [" ".join((one.state, one.reason, *one.rests_on)) for one in handovers(journey) if one.system is None]


@pytest.mark.parametrize(
    ("from_day", "expected"),
    [
        pytest.param(None, ["unstaffed unstaffed_from", "thin carrier_not_key bo"], id="as if never there"),
        pytest.param(date(2026, 7, 4), ["holds key_carrier anna", "thin carrier_short anna bo"], id="from a day on"),
    ],
)
def test_somebody_is_lost(a_journey: Callable[..., Journey], from_day: date | None, expected: list[str]) -> None:
    assert told(without(a_journey(THREE, PEOPLE), "anna", from_day)) == expected


def test_who_leaves_earlier_anyhow_stays_lost(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, PEOPLE, active={"anna": "..05-01"})
    assert told(without(journey, "anna", date(2026, 7, 10))) == told(journey)
