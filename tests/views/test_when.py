"""When a handover comes, in the words of a card: a day, about a day, between two, come, or not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.i18n import Say
from bot.views.dates import whole_days
from bot.views.handover import when_line
from bot.views.standing import standing, state_line

RANGE = {"tentative": True, "start_latest": date(2026, 12, 20)}


@pytest.mark.parametrize(
    ("phase", "days_left", "card", "reply"),
    [
        pytest.param({}, 14, "on Tue 1 Dec, in 14 days.", "Tue 1 Dec.", id="firm"),
        pytest.param({}, 1, "on Tue 1 Dec, tomorrow.", "Tue 1 Dec.", id="tomorrow"),
        pytest.param({"begun": True}, -2, "since Tue 1 Dec.", "Tue 1 Dec.", id="begun"),
        pytest.param(
            {"tentative": True}, 14, "around Tue 1 Dec, in about 14 days.", "around Tue 1 Dec.", id="about a day"
        ),
        pytest.param({"tentative": True}, 0, "perhaps today, Tue 1 Dec.", "around Tue 1 Dec.", id="perhaps today"),
        pytest.param(
            {"tentative": True}, -2, "was planned for around Tue 1 Dec.", "around Tue 1 Dec.", id="passed unanswered"
        ),
        pytest.param(
            RANGE, 14, "between 1 and 20 Dec, in 14 days at the earliest.", "between 1 and 20 Dec.", id="a range"
        ),
        pytest.param(
            RANGE, 1, "between 1 and 20 Dec, perhaps tomorrow.", "between 1 and 20 Dec.", id="a range tomorrow"
        ),
    ],
)
def test_card_and_reply_say_when(make: Any, phase: dict[str, Any], days_left: int, card: str, reply: str) -> None:
    into = make.a_phase("project", start=make.START, **phase)
    shown = make.a_handover(to_phase=into, tentative=phase.get("tentative", False), days_left=days_left)

    assert when_line(shown, Say()) == f"Acme ERP: Sales → Project {card}"
    assert f"Sales → Project, {reply}" in state_line(shown, Say())
    assert reply.rstrip(".") in standing(shown, Say())


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        pytest.param(
            date(2026, 11, 23),
            date(2026, 11, 29),
            "Monday 23 November to Sunday 29 November 2026 (week 48)",
            id="one week",
        ),
        pytest.param(
            date(2026, 12, 1),
            date(2026, 12, 13),
            "Tuesday 1 December to Sunday 13 December 2026 (weeks 49 to 50)",
            id="two",
        ),
        pytest.param(None, date(2026, 12, 13), "until Sunday 13 December 2026 (week 50)", id="only an end"),
    ],
)
def test_somebodys_days_name_their_weeks(first: date | None, last: date | None, told: str) -> None:
    assert whole_days(Say("en"), first, last) == told
