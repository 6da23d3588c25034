"""The tables of an analysis ask for the days of slack alone; they are those that people are told (D11)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.continuity import Booked, handovers, loads, slacks, slips
from bot.rules.facts import Constants, Journey

CONSTANTS = st.builds(
    Constants,
    tolerance=st.sampled_from((7, 7, 0, 30)),
    slip_horizon=st.sampled_from((60, 60, 5, 0)),
    blank_allocation=st.sampled_from((0, 0, 60, 100)),
)


@pytest.mark.parametrize("examples", [pytest.param(30, id="few"), pytest.param(300, id="many", marks=pytest.mark.ci)])
def test_slack_asked_for_alone_is_as_long_as_when_told_with_its_end(
    examples: int, together: st.SearchStrategy[tuple[Journey, ...]]
) -> None:
    @settings(settings.get_profile("ci" if examples == 300 else "fast"), max_examples=examples)
    @given(together, CONSTANTS)
    def equal(journeys: tuple[Journey, ...], constants: Constants) -> None:
        booked = Booked(loads(journeys), constants)
        for journey in journeys:
            found = handovers(journey, constants)
            told = slips(journey, found, booked)
            assert slacks(journey, found, booked) == tuple(one and one.days for one in told)

    equal()
