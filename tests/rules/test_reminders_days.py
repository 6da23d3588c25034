"""Working days, steps and instants: dates by tables, the rest by laws."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.facts import Span
from bot.rules.reminders import WorkDays, fallen, instant, midnight_after, settled, steps

DEFAULT = (28, 14, 7, 2, 0)
PLAIN = WorkDays()
CHRISTMAS = WorkDays(
    free=frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 6)})
)
STOCKHOLM = "Europe/Stockholm"
FIRSTS = [date(year, month, 1) for year in (2026, 2027, 2028) for month in range(1, 13)]


def days(start: str, distances: tuple[int, ...] = DEFAULT, calendar: WorkDays = PLAIN) -> dict[str, str]:
    return {step.name: step.day.isoformat() for step in steps(date.fromisoformat(start), distances, calendar)}


@pytest.mark.parametrize("start", FIRSTS, ids=str)
def test_the_five_steps_to_a_first_of_a_month_fall_on_five_days_in_order(start: date) -> None:
    falling = [step.day for step in steps(start, DEFAULT, PLAIN)]

    assert len(falling) == 5
    assert falling == sorted(set(falling))
    assert all(day.weekday() < 5 for day in falling)


@pytest.mark.parametrize(
    ("start", "calendar", "expected"),
    [
        pytest.param(
            "2026-12-01",
            PLAIN,
            {"28": "2026-11-03", "14": "2026-11-17", "7": "2026-11-24", "2": "2026-11-27", "0": "2026-12-01"},
            id="two days before is a Sunday: the Friday before",
        ),
        pytest.param(
            "2026-08-01",
            PLAIN,
            {"28": "2026-07-03", "14": "2026-07-17", "7": "2026-07-24", "2": "2026-07-30", "0": "2026-08-03"},
            id="a start on a Saturday: the day is the Monday after",
        ),
        pytest.param(
            "2027-01-01",
            CHRISTMAS,
            {"28": "2026-12-04", "14": "2026-12-18", "7": "2026-12-23", "2": "2026-12-30", "0": "2027-01-04"},
            id="holidays: before for the steps, after for the day",
        ),
    ],
)
def test_a_step_falls_on_a_working_day(start: str, calendar: WorkDays, expected: dict[str, str]) -> None:
    assert days(start, calendar=calendar) == expected


def test_steps_that_meet_in_quiet_weeks_are_one_the_later() -> None:
    summer = WorkDays(quiet=(Span(date(2026, 7, 6), date(2026, 8, 7)),))

    assert days("2026-08-10", calendar=summer) == {"2": "2026-07-03", "0": "2026-08-10"}


def test_of_steps_that_met_the_one_that_is_left_is_the_card() -> None:
    summer = WorkDays(quiet=(Span(date(2026, 7, 6), date(2026, 7, 31)),))
    left = steps(date(2026, 8, 10), DEFAULT, summer)

    assert [f"{step.name} {step.part}" for step in left] == ["14 card", "7 shown", "2 direct", "0 day"]


def test_a_workspace_that_is_always_quiet_gets_the_plain_days() -> None:
    assert days("2026-12-01", calendar=WorkDays(quiet=(Span(None, None),)))["28"] == "2026-11-03"


@pytest.mark.parametrize(
    ("distances", "parts"),
    [
        pytest.param(DEFAULT, "card thread shown direct day", id="default"),
        pytest.param((42, 21, 8, 3, 1, 0), "card thread thread shown direct day", id="by distance"),
        pytest.param((7, 2, 0), "card direct day", id="the first is the card, however near"),
        pytest.param((2,), "card", id="one step"),
        pytest.param((0,), "day", id="only the day"),
        pytest.param((), "", id="none"),
        pytest.param((0, 14, 28, 14), "card thread day", id="order and repetition do not matter"),
    ],
)
def test_other_steps_play_by_distance(distances: tuple[int, ...], parts: str) -> None:
    assert [step.part for step in steps(date(2026, 12, 1), distances, PLAIN)] == parts.split()


@given(
    start=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    distances=st.sets(st.integers(0, 90), max_size=8),
    free=st.frozensets(st.dates(date(2025, 11, 1), date(2030, 2, 1)), max_size=60),
)
def test_steps_stand_in_order_on_different_working_days(
    start: date, distances: set[int], free: frozenset[date]
) -> None:
    calendar = WorkDays(free=free)
    falling = steps(start, distances, calendar)

    assert [step.distance for step in falling] == sorted({step.distance for step in falling}, reverse=True)
    assert len({step.day for step in falling}) == len(falling)
    assert all(calendar.works(step.day) for step in falling)
    assert all((step.day >= start) == (step.distance == 0) for step in falling)


# -- instants -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "at", "tz", "utc"),
    [
        pytest.param("2026-03-28", "09:00", STOCKHOLM, "2026-03-28T08:00", id="the day before summer time"),
        pytest.param("2026-03-29", "09:00", STOCKHOLM, "2026-03-29T07:00", id="the day summer time begins"),
        pytest.param("2026-10-25", "09:00", STOCKHOLM, "2026-10-25T08:00", id="the day it ends"),
        pytest.param("2026-03-29", "02:30", STOCKHOLM, "2026-03-29T01:30", id="a missing time: forward by the gap"),
        pytest.param("2026-10-25", "02:30", STOCKHOLM, "2026-10-25T00:30", id="a doubled time: the first"),
        pytest.param("2027-03-27", "09:00", STOCKHOLM, "2027-03-27T08:00", id="Stockholm, the day before summer time"),
        pytest.param("2027-03-28", "09:00", STOCKHOLM, "2027-03-28T07:00", id="Stockholm, the day it begins"),
        pytest.param("2027-03-28", "02:30", STOCKHOLM, "2027-03-28T01:30", id="Stockholm, in the gap"),
        pytest.param("2027-10-31", "09:00", STOCKHOLM, "2027-10-31T08:00", id="Stockholm, the day it ends"),
        pytest.param("2027-10-31", "02:30", STOCKHOLM, "2027-10-31T00:30", id="Stockholm, the first of two"),
        pytest.param("2027-04-30", "00:00", "Africa/Cairo", "2027-04-29T22:00", id="Cairo, a day without a midnight"),
        pytest.param("2027-04-30", "09:00", "Africa/Cairo", "2027-04-30T06:00", id="Cairo, nine on that day"),
        pytest.param("2027-10-28", "23:30", "Africa/Cairo", "2027-10-28T20:30", id="Cairo, the first of two"),
        pytest.param("2027-03-28", "00:00", "Asia/Beirut", "2027-03-27T22:00", id="Beirut, a day without a midnight"),
        pytest.param("2027-10-30", "23:30", "Asia/Beirut", "2027-10-30T20:30", id="Beirut, the first of two"),
        pytest.param(
            "2027-04-04", "01:45", "Australia/Lord_Howe", "2027-04-03T14:45", id="Lord Howe, the first of two"
        ),
        pytest.param("2027-10-03", "02:15", "Australia/Lord_Howe", "2027-10-02T15:45", id="Lord Howe, in its gap"),
        pytest.param("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45", id="a gap of half an hour"),
    ],
)
def test_a_local_time_is_one_instant(day: str, at: str, tz: str, utc: str) -> None:
    expected = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert instant(date.fromisoformat(day), time.fromisoformat(at), tz) == expected


@pytest.mark.parametrize("tz", [STOCKHOLM, "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "America/New_York"])
def test_every_day_of_a_year_has_its_own_nine_o_clock(tz: str) -> None:
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    instants = [instant(day, time(9), tz) for day in year]
    assert instants == sorted(set(instants))


@pytest.mark.parametrize("tz", [STOCKHOLM, "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "America/New_York"])
@pytest.mark.parametrize("at", [time(0), time(0, 30), time(2, 15), time(2, 30), time(23, 30)], ids=str)
def test_no_day_of_a_year_is_missing_or_told_twice_at_an_hour_that_may_not_exist(tz: str, at: time) -> None:
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    instants = [instant(day, at, tz) for day in year]
    assert instants == sorted(set(instants))


def test_a_day_is_over_at_its_local_midnight() -> None:
    assert midnight_after(date(2026, 12, 1), STOCKHOLM) == datetime(2026, 12, 1, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "judged"),
    [
        pytest.param("2026-11-19 10:00", "2026-11-19 10:10", id="in working hours: ten minutes later"),
        pytest.param("2026-11-19 08:30", "2026-11-19 09:00", id="early: when they begin"),
        pytest.param("2026-11-19 08:55", "2026-11-19 09:05", id="just before they begin"),
        pytest.param("2026-11-19 16:49", "2026-11-19 16:59", id="just before they end"),
        pytest.param("2026-11-19 16:50", "2026-11-20 09:00", id="too late for today"),
        pytest.param("2026-11-20 18:00", "2026-11-23 09:00", id="Friday evening: Monday"),
        pytest.param("2026-11-21 03:00", "2026-11-23 09:00", id="Saturday: Monday"),
        pytest.param("2026-11-19 23:55", "2026-11-20 09:00", id="over midnight"),
    ],
)
def test_a_change_is_judged_ten_minutes_later_in_working_hours(changed: str, judged: str) -> None:
    moment, expected = (
        instant(date.fromisoformat(text[:10]), time.fromisoformat(text[11:]), STOCKHOLM) for text in (changed, judged)
    )
    assert settled(moment, STOCKHOLM, PLAIN) == expected


@pytest.mark.parametrize(
    ("now", "on"),
    [
        pytest.param("2026-11-03T07:59", None, id="not yet nine in Stockholm"),
        pytest.param("2026-11-03T08:00", "28", id="nine in Stockholm"),
        pytest.param("2026-11-17T07:59", "28", id="until the next"),
        pytest.param("2026-12-24T00:00", "0", id="the day is the last"),
    ],
)
def test_the_latest_step_that_has_fallen(now: str, on: str | None) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    falling = steps(date(2026, 12, 1), DEFAULT, PLAIN)
    gone = fallen(falling, moment, time(9), {STOCKHOLM})
    assert (falling[gone - 1].name if gone else None) == on


def test_a_step_has_fallen_when_its_first_reader_has_nine_o_clock() -> None:
    falling = steps(date(2026, 12, 1), DEFAULT, PLAIN)
    assert fallen(falling, datetime(2026, 11, 3, 0, tzinfo=UTC), time(9), {STOCKHOLM, "Asia/Tokyo"}) == 1
