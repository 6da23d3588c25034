"""Monday's digest: when it falls, across zones and summer time, and what of a handover stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.rules.projection import Advice, HandoverShown, PhaseShown, Who, WordShown
from bot.rules.reminders import WorkDays
from bot.rules.reminders.weekly import following, moved, need

NINE = time(9)
KINDS = ("sales", "project")
KIM, ANNA = Who(1, "Kim Lind", "U0KIM"), Who(2, "Anna Berg", "U0ANNA")
EASTER = WorkDays(free=frozenset({date(2027, 3, 26), date(2027, 3, 29)}))
CLOSED = WorkDays(free=frozenset(date(2026, 12, day) for day in range(21, 32)))
SALE, PROJECT = (
    PhaseShown(kind, kind, None, None, None, None, False, kind == "sales") for kind in ("sales", "project")
)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "tz", "expected"),
    [
        pytest.param("2026-10-12T06:59", "Europe/Stockholm", "2026-10-12T07:00", id="a minute before"),
        pytest.param("2026-10-12T07:00", "Europe/Stockholm", "2026-10-19T07:00", id="at it: the next"),
        pytest.param("2026-10-22T12:00", "Europe/Stockholm", "2026-10-26T08:00", id="over the end of summer time"),
        pytest.param("2027-03-26T12:00", "Europe/Stockholm", "2027-03-29T07:00", id="over its beginning"),
        pytest.param("2026-10-12T07:00", "America/New_York", "2026-10-12T13:00", id="where Monday is still to come"),
        pytest.param("2026-10-11T23:30", "Asia/Tokyo", "2026-10-12T00:00", id="where it is Monday already"),
        pytest.param("2026-10-11T23:30", "Pacific/Kiritimati", "2026-10-18T19:00", id="where Monday morning is past"),
    ],
)
def test_the_next_monday_at_nine_where_the_reader_lives(after: str, tz: str, expected: str) -> None:
    assert following(moment(after), NINE, tz) == moment(expected)


@pytest.mark.parametrize(
    ("now", "days", "expected"),
    [
        pytest.param("2026-10-12T07:00", EASTER, None, id="a working Monday"),
        pytest.param("2027-03-29T07:00", EASTER, "2027-03-30T07:00", id="Easter Monday: Tuesday"),
        pytest.param("2026-12-21T08:00", CLOSED, "2026-12-28T08:00", id="a week without work: the next Monday"),
        pytest.param("2026-12-28T08:00", CLOSED, "2027-01-01T08:00", id="that week works from Friday on"),
    ],
)
def test_a_monday_on_which_nobody_works_is_put_off_within_its_week(
    now: str, days: WorkDays, expected: str | None
) -> None:
    assert moved(moment(now), NINE, "Europe/Stockholm", days) == (expected and moment(expected))


def a_handover(state: str = "breaks", days_left: int | None = 20, **differs: Any) -> HandoverShown:
    plain = HandoverShown(
        uid="h",
        journey_uid="j",
        journey_key="acme",
        journey_name="Acme",
        customer="Acme AB",
        from_phase=SALE,
        to_phase=PROJECT,
        start=None if days_left is None else date(2026, 12, 1),
        days_left=days_left,
        tentative=False,
        state=state,
        owner=KIM,
        advice=Advice("ask", ANNA),
    )
    return replace(plain, **differs)


def asked(answer: str | None = None, needed: bool = False) -> tuple[WordShown, ...]:
    return (WordShown(ANNA, answer, date(2026, 11, 3), needed=needed),)


@pytest.mark.parametrize(
    ("shown", "weeks", "expected"),
    [
        pytest.param(a_handover(), 1, "state", id="it breaks"),
        pytest.param(a_handover(days_left=28), 1, "state", id="from the first step on"),
        pytest.param(a_handover(days_left=29), 1, None, id="not before"),
        pytest.param(a_handover(days_left=0), 1, None, id="the day itself is the day's note"),
        pytest.param(a_handover("unstaffed"), 1, "state", id="nobody is named"),
        pytest.param(a_handover("thin"), 1, "state", id="thin, and somebody could be asked"),
        pytest.param(a_handover("thin", advice=Advice("none")), 1, None, id="thin, and nothing to do"),
        pytest.param(a_handover("holds"), 1, None, id="it holds"),
        pytest.param(a_handover(words=asked()), 1, None, id="somebody is asked already"),
        pytest.param(a_handover(words=asked("no")), 1, "state", id="who was asked said no"),
        pytest.param(a_handover(words=asked(needed=True)), 1, "state", id="asked is only whom it rests on anyway"),
        pytest.param(a_handover(owner=ANNA), 1, None, id="another owns it"),
        pytest.param(a_handover(accepted_by=KIM), 1, None, id="on purpose"),
        pytest.param(a_handover(later_until=date(2026, 11, 12)), 1, None, id="put off until a day"),
        pytest.param(a_handover(later_for="signed"), 1, None, id="put off until the order is signed"),
        pytest.param(a_handover(paused=True), 1, None, id="paused"),
        pytest.param(a_handover(closed=True), 1, None, id="closed"),
        pytest.param(a_handover(tentative=True), 4, "sure", id="a date that is not sure is asked about first"),
        pytest.param(a_handover("holds", 56, tentative=True), 8, "sure", id="eight weeks ahead, though it holds"),
        pytest.param(a_handover("holds", 57, tentative=True), 4, None, id="not before"),
        pytest.param(a_handover("holds", 56, tentative=True), 3, None, id="and only every fourth week"),
        pytest.param(a_handover(days_left=14, tentative=True), 1, "state", id="two weeks before it is the state"),
        pytest.param(a_handover(days_left=None), 4, "date", id="no date, in the fourth week"),
        pytest.param(a_handover(days_left=None), 5, None, id="no date, in the fifth"),
        pytest.param(a_handover(days_left=None), 8, "date", id="no date, in the eighth"),
        pytest.param(a_handover(days_left=None), 0, None, id="no date, in the week it was made"),
        pytest.param(a_handover(days_left=None, from_phase=PROJECT), 4, None, id="what comes before has not begun"),
    ],
)
def test_what_a_handover_wants_of_its_owner(shown: HandoverShown, weeks: int, expected: str | None) -> None:
    assert need(shown, KIM.id, 28, weeks) == expected
