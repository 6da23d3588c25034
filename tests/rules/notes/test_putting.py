"""An open question is put to the nearest who may know, one after the other, in good time before they leave."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.rules.facts import Span
from bot.rules.knowledge.putting import Circles, is_time, nearest, next_look, put_at, wanted_on
from bot.rules.reminders import WorkDays

TODAY, SOON, LATER, GONE = date(2026, 11, 20), date(2026, 11, 30), date(2027, 5, 31), date(2026, 11, 19)
STOCKHOLM = "Europe/Stockholm"


def few(*people: int) -> frozenset[int]:
    return frozenset(people)


@pytest.mark.parametrize(
    ("circles", "lasts", "order"),
    [
        pytest.param(
            Circles(
                heard=few(1),
                speaker=few(2),
                system=few(3),
                journey=few(4),
                customer=few(5),
                carriers=few(6),
                keys=few(7),
                there=few(8),
                owners=few(9),
            ),
            dict.fromkeys(range(1, 10), SOON),
            [1, 2, 3, 4, 5, 6, 7, 8, 9],
            id="circle by circle",
        ),
        pytest.param(Circles(heard=few(1), there=few(1, 2)), {1: SOON, 2: SOON}, [1, 2], id="each once"),
        pytest.param(Circles(heard=few(1, 2)), {1: SOON, 2: LATER}, [2, 1], id="the last to leave first"),
        pytest.param(Circles(heard=few(1, 2)), {1: LATER, 2: date.max}, [2, 1], id="no end is planned: still asked"),
        pytest.param(Circles(heard=few(1), there=few(2)), {2: SOON}, [1, 2], id="in no plan, but heard it"),
        pytest.param(
            Circles(heard=few(1), there=few(2), owners=few(3)),
            {1: GONE, 2: SOON, 3: SOON},
            [2, 1, 3],
            id="who heard it and left: after who is there, before who owns it",
        ),
        pytest.param(Circles(keys=few(1), owners=few(1)), {1: GONE}, [1], id="who owns it is asked though they left"),
        pytest.param(Circles(heard=few(99), there=few(1)), {1: SOON}, [1], id="who cannot be asked is passed over"),
        pytest.param(Circles(), {}, [], id="nobody"),
    ],
)
def test_who_is_asked(circles: Circles, lasts: dict[int, date], order: list[int]) -> None:
    assert list(nearest(circles, lasts, range(1, 10), TODAY)) == order


@pytest.mark.parametrize(
    ("last", "start", "day"),
    [
        pytest.param("2026-11-30", "2026-12-01", "2026-11-23", id="leaves with the phase: a week before the last day"),
        pytest.param("2026-11-30", None, "2026-11-23", id="leaves, and no handover is to come"),
        pytest.param(None, "2027-06-01", "2027-05-18", id="stays: two weeks before the next handover"),
        pytest.param("2027-08-31", "2027-06-01", "2027-05-18", id="leaves after it: the same"),
        pytest.param(None, None, "2026-11-27", id="stays, and no handover is to come: within a week"),
        pytest.param("2027-05-31", None, "2026-11-27", id="leaves far ahead, and no handover is to come"),
        pytest.param(None, "2026-11-25", "2026-11-11", id="late: that day is past"),
    ],
)
def test_when_it_is_to_be_asked(last: str | None, start: str | None, day: str) -> None:
    ends, starts = (date.fromisoformat(one) if one else None for one in (last, start))
    assert wanted_on(ends, starts, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        pytest.param("2026-11-22T05:00", None, id="eight days before"),
        pytest.param("2026-11-23T05:00", "2026-11-23T08:00", id="a week before, in the morning"),
        pytest.param("2026-11-23T10:00", "2026-11-24T08:00", id="noted later that day: the next morning"),
        pytest.param("2026-11-27T10:00", "2026-11-30T08:00", id="on Friday: on the last day itself"),
        pytest.param("2026-11-30T10:00", "2026-11-30T10:00", id="on the last day: at once"),
    ],
)
def test_when_somebody_is_asked_whose_last_day_is_monday_30_november(now: str, asked: str | None) -> None:
    moment, wanted = datetime.fromisoformat(now).replace(tzinfo=UTC), date(2026, 11, 23)
    assert is_time(wanted, moment, STOCKHOLM, WorkDays()) == (asked is not None)
    at = put_at(wanted, SOON, moment, at=time(9), tz=STOCKHOLM, days=WorkDays())
    assert at == datetime.fromisoformat(asked or "2026-11-23T08:00").replace(tzinfo=UTC)


def test_where_the_week_before_is_quiet_they_are_asked_before_it() -> None:
    quiet = WorkDays(quiet=(Span(date(2026, 11, 21), date(2026, 12, 31)),))
    now = datetime(2026, 11, 20, 5, tzinfo=UTC)
    at = put_at(date(2026, 11, 23), SOON, now, at=time(9), tz=STOCKHOLM, days=quiet)
    assert at == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_questions_are_looked_at_early_in_the_morning() -> None:
    assert next_look(datetime(2026, 11, 20, 4, tzinfo=UTC), STOCKHOLM) == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert next_look(datetime(2026, 11, 20, 5, tzinfo=UTC), STOCKHOLM) == datetime(2026, 11, 21, 5, tzinfo=UTC)
