"""An open question is put to the last of the nearest who know, on a morning of the week before their last day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.rules.facts import Span
from bot.rules.knowledge.leaving import asked_at, next_look, whom_to_ask
from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Stay
from bot.rules.reminders import WorkDays

TODAY, SOON, LATER = date(2026, 11, 20), date(2026, 11, 30), date(2027, 5, 31)
STOCKHOLM = "Europe/Stockholm"


def stay(person: int, last: date | None) -> Stay:
    who = Who(person, f"P{person}")
    named = ("j", "j", "J")
    return Stay(
        who=who, side="vendor", role="", key=False, systems=(), journey=named, customer="A", first=None, last=last
    )


@pytest.mark.parametrize(
    ("circles", "stays", "askable", "day", "person"),
    [
        pytest.param([{1}], [stay(1, SOON)], {1}, SOON, 1, id="who heard it"),
        pytest.param([{1, 2}], [stay(1, SOON), stay(2, LATER)], {1, 2}, LATER, 2, id="the last of them"),
        pytest.param([{1, 2}], [stay(1, SOON), stay(2, LATER)], {1}, SOON, 1, id="but who asks is not asked"),
        pytest.param([{1}, {2}], [stay(2, SOON)], {1, 2}, SOON, 2, id="who heard it is not there: the next circle"),
        pytest.param([{1}, {2}], [stay(1, date(2026, 11, 19)), stay(2, SOON)], {1, 2}, SOON, 2, id="is gone already"),
        pytest.param([{1}], [stay(1, None)], {1}, None, 1, id="no end is planned: nobody is in a hurry"),
        pytest.param([set(), {1}], [stay(1, SOON)], set(), None, None, id="nobody can be asked"),
    ],
)
def test_whom_to_ask(
    circles: list[set[int]], stays: list[Stay], askable: set[int], day: date | None, person: int | None
) -> None:
    found = whom_to_ask(circles, stays, askable, TODAY)
    assert found.day == day
    assert [who.id for who in found.people] == ([] if person is None else [person])


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        pytest.param("2026-11-22T05:00", None, id="eight days before"),
        pytest.param("2026-11-23T05:00", "2026-11-23T08:00", id="a week before, in the morning"),
        pytest.param("2026-11-23T10:00", "2026-11-24T08:00", id="noted later that day: the next morning"),
        pytest.param("2026-11-27T10:00", "2026-11-30T08:00", id="on Friday: on the last day itself"),
        pytest.param("2026-11-30T10:00", "2026-11-30T10:00", id="on the last day: at once"),
        pytest.param("2026-12-01T05:00", None, id="too late"),
    ],
)
def test_when_somebody_is_asked_whose_last_day_is_monday_30_november(now: str, asked: str | None) -> None:
    at = asked_at(SOON, datetime.fromisoformat(now).replace(tzinfo=UTC), time(9), STOCKHOLM, WorkDays())
    assert at == (datetime.fromisoformat(asked).replace(tzinfo=UTC) if asked else None)


def test_where_the_week_before_is_quiet_they_are_asked_before_it() -> None:
    quiet = WorkDays(quiet=(Span(date(2026, 11, 21), date(2026, 12, 31)),))
    at = asked_at(SOON, datetime(2026, 11, 20, 5, tzinfo=UTC), time(9), STOCKHOLM, quiet)
    assert at == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_questions_are_looked_at_early_in_the_morning() -> None:
    assert next_look(datetime(2026, 11, 20, 4, tzinfo=UTC), STOCKHOLM) == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert next_look(datetime(2026, 11, 20, 5, tzinfo=UTC), STOCKHOLM) == datetime(2026, 11, 21, 5, tzinfo=UTC)
