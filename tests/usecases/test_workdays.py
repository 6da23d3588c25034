"""Which days people work: the country's calendar and the workspace's quiet periods."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.usecases.workdays import work_days
from storage.engine import Store
from storage.tables import QuietPeriod


@pytest.mark.parametrize(
    ("country", "day", "works"),
    [
        pytest.param("SE", "2026-12-24", False, id="Swedish Christmas Eve, de facto"),
        pytest.param("SE", "2026-06-19", False, id="Swedish Midsummer Eve, de facto"),
        pytest.param("SE", "2026-12-23", True, id="a plain day"),
        pytest.param("SE", "2026-12-26", False, id="a Saturday too"),
        pytest.param("DK", "2026-06-05", False, id="Danish Constitution Day, optional"),
        pytest.param("DK", "2026-04-02", False, id="Danish Maundy Thursday"),
        pytest.param("GB", "2026-08-31", False, id="English summer bank holiday"),
        pytest.param("GB", "2026-08-03", True, id="the Scottish one is none"),
        pytest.param("??", "2026-12-25", True, id="a country nobody knows: weekends only"),
    ],
)
def test_a_countrys_calendar(workspace: Any, store: Store, country: str, day: str, works: bool) -> None:
    with store.read() as session:
        assert work_days(session, workspace.id, country).works(date.fromisoformat(day)) is works


def test_a_workspaces_quiet_period_is_no_working_time(workspace: Any, store: Store, make_place: Any) -> None:
    with store.write() as session:
        session.add(QuietPeriod(workspace_id=workspace.id, first=date(2026, 7, 6), last=date(2026, 7, 31)))
    with store.read() as session:
        here, elsewhere = (work_days(session, place, "SE") for place in (workspace.id, make_place(store, "T2").id))
        days = [date(2026, 7, 3), date(2026, 7, 6), date(2026, 7, 31), date(2026, 8, 3)]
        assert [here.works(day) for day in days] == [True, False, False, True]
        assert all(elsewhere.works(day) for day in days)
