"""How long a handover holds when its start slips, in one sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.i18n import Say
from bot.rules.continuity.slack import REASONS
from bot.rules.projection.slip import SlipShown
from bot.views.slip import AFTER, slip_line

UNTIL_20 = {"start_latest": date(2026, 12, 20)}


@pytest.mark.parametrize(
    ("slip", "range_", "said"),
    [
        pytest.param(
            {"days": 19, "because": "booked", "journeys": ("Beta",)},
            {},
            "It holds if the start slips up to 19 days; after that Anna is with Beta.",
            id="with another customer",
        ),
        pytest.param(
            {"days": 1, "because": "booked", "journeys": ("Beta", "Gamma")},
            {},
            "It holds if the start slips by one day; after that Anna is with Beta and Gamma.",
            id="with two, one day",
        ),
        pytest.param(
            {"days": 0, "because": "booked", "journeys": ("Beta",)},
            {},
            "It does not hold a day later: Anna is with Beta then.",
            id="not even a day",
        ),
        pytest.param(
            {"days": 19, "because": "booked"},
            {},
            "It holds if the start slips up to 19 days; after that Anna is booked elsewhere.",
            id="with whom is not for this reader",
        ),
        pytest.param(
            {"days": 5, "because": "leaves"},
            UNTIL_20,
            "It holds if the start slips up to 5 days; Anna is in the plan no longer than that.",
            id="own plan ends",
        ),
        pytest.param(
            {"days": 5, "because": "inactive"},
            {},
            "It holds if the start slips up to 5 days; after that Anna is no longer here.",
            id="leaves the house",
        ),
        pytest.param(
            {"days": 5, "because": "away"},
            {},
            "It holds if the start slips up to 5 days; after that Anna would be away too long in between.",
            id="too long between",
        ),
        pytest.param(
            {"days": 5, "because": "nobody", "who": None},
            {},
            "It holds if the start slips up to 5 days, no longer.",
            id="nobody to name",
        ),
        pytest.param(
            {"days": 30, "whatever": True, "because": "leaves"},
            UNTIL_20,
            "It holds whichever day it becomes, also on Sun 20 Dec.",
            id="the whole range",
        ),
        pytest.param(
            {"days": 60, "whatever": True, "who": None},
            {},
            "It holds even if the start slips by 60 days or more.",
            id="as far as anybody looks",
        ),
        pytest.param(
            {"days": 5, "because": "leaves", "system": "CRM"},
            {},
            "CRM: It holds if the start slips up to 5 days; Anna is in the plan no longer than that.",
            id="a system first",
        ),
    ],
)
def test_how_long_it_holds_and_what_comes_then(
    make: Any, slip: dict[str, Any], range_: dict[str, Any], said: str
) -> None:
    shown = SlipShown(**{"who": make.ANNA, **slip})

    assert slip_line(shown, make.a_phase("project", start=make.START, tentative=True, **range_), Say()) == said


def test_nothing_is_said_where_nothing_is_known(make: Any) -> None:
    assert slip_line(None, make.a_phase("project"), Say()) is None


def test_every_reason_of_the_rule_has_its_words() -> None:
    assert set(REASONS) - set(AFTER) == {"later", "not_key"}, "those two never come of a later start"
