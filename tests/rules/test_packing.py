"""What was asked for goes into a button and comes back the same."""

import json
from datetime import date

import pytest

from bot.rules.packing import packed, unpacked
from bot.rules.titles import of_role
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement, Removal, Supposition

OWNER = of_role("system owner")
DAY, LATER = date(2027, 1, 15), date(2027, 3, 1)
ANNA, BO = PersonRef(slack_id="U1"), PersonRef(name="Bo Ek")


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(PhaseChange(phase="p", start=Period(DAY, DAY)), id="a start"),
        pytest.param(PhaseChange(phase="p", start=Period(DAY, LATER, True)), id="a range"),
        pytest.param(PhaseChange(phase="p", start=Period(None, None)), id="an unknown start"),
        pytest.param(PhaseChange(phase="p", end=DAY), id="an end"),
        pytest.param(PhaseChange(phase="p", shift_days=-14), id="earlier by two weeks"),
        pytest.param(PhaseChange(phase="p", start=Period(DAY, DAY), begun=True), id="begun"),
        pytest.param(Removal(people=(ANNA,), phases=("p",), since=DAY), id="somebody less"),
        pytest.param(Placement(people=(ANNA, BO)), id="two more"),
        pytest.param(Placement(people=(BO,), role="system owner", title=OWNER, customer=True), id="theirs"),
        pytest.param(
            Placement(
                people=(ANNA,), phases=("p",), throughout=True, lead=True, key=True, systems=("CRM",), all_systems=True,
                percent=50.0, first=DAY, last=LATER,
            ),
            id="all of it",
        ),
    ],
)  # fmt: skip
def test_it_comes_back_as_it_was(wanted: Supposition) -> None:
    carried = json.loads(json.dumps(packed([wanted])))

    assert unpacked(carried) == (wanted,)
