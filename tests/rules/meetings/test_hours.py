"""Times of day in three languages; what may be a date is left to the dates, and the other way round."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.rules.meetings.hours import Hours, find_hours
from bot.rules.meetings.reading import ReadMeeting, read_meeting
from bot.rules.straight import straight
from bot.rules.typed import Unclear

TODAY = date(2026, 10, 12)


def hours(told: str) -> Hours:
    """ "13:00" or "13:00 14:30"."""
    first, *last = told.split()
    return Hours(time.fromisoformat(first), time.fromisoformat(last[0]) if last else None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13:00", "13:00"),
        ("9:30", "09:30"),
        ("13:00-14:30", "13:00 14:30"),
        ("13:00 – 14:30", "13:00 14:30"),
        ("13.00-14.30", "13:00 14:30"),
        ("13.30", "13:30"),
        ("9-10:30", "09:00 10:30"),
        ("kl 13", "13:00"),
        ("kl. 13.00–14.30", "13:00 14:30"),
        ("klockan 10.11", "10:11"),
        ("klokken 9-10", "09:00 10:00"),
        ("kl. 930", "09:30"),
        ("kl 1330-1500", "13:30 15:00"),
        ("kl 13 till 15", "13:00 15:00"),
        ("mellan kl 13 och 15", "13:00 15:00"),
        ("from 13 to 14.30", "13:00 14:30"),
        ("at 9", "09:00"),
        ("1pm", "13:00"),
        ("12 am", "00:00"),
        ("12:15 p.m.", "12:15"),
        ("1-2:30pm", "13:00 14:30"),
        ("11-1pm", "11:00 13:00"),
        ("1pm-3", "13:00 15:00"),
    ],
)
def test_hours_are_read_as_each_language_writes_them(typed: str, meant: str) -> None:
    found = find_hours(straight(typed), 0)
    assert found == (hours(meant), len(typed))


@pytest.mark.parametrize(
    "typed",
    [
        *("10.11", "3.12", "10.11-11.12", "3/12", "13-15", "9", "3 dec", "3. dec", "from 3 dec", "fra 3. december"),
        *("fra 3.-5. dec", "between 3 and 5 dec", "2026-12-03", "3.12.2026", "1330", "50%", "25.00", "v49", "kl."),
    ],
)
def test_what_may_be_a_date_or_something_else_is_no_time(typed: str) -> None:
    assert find_hours(straight(typed), 0) is None


@pytest.mark.parametrize("typed", ["25:00", "13:75", "14:00-13:00", "kl 26", "13pm"])
def test_a_time_that_does_not_exist_is_told(typed: str) -> None:
    with pytest.raises(Unclear):
        find_hours(typed, 0)


@pytest.mark.parametrize("language", ["en", "sv", "da"])
@pytest.mark.parametrize(
    ("typed", "meant", "more"),
    [
        pytest.param("Acme 3 dec 13:00-14:30", "13:00 14:30", {}, id="as in the help"),
        pytest.param("Acme 3 dec kl. 13.00-14.30", "13:00 14:30", {}, id="kl"),
        pytest.param("Acme den 3 december kl 13 med @bo", "13:00", {}, id="Swedish"),
        pytest.param("3. december 9.30-10 hos Acme", "09:30 10:00", {}, id="Danish, the customer behind"),
        pytest.param("Acme 3 dec 10.11", "10:11", {}, id="the day is known: figures with a dot"),
        pytest.param("Acme 3 dec 10-11", "10:00 11:00", {}, id="the day is known: bare figures"),
        pytest.param("Acme 3 dec 13 about prices", "13:00", {"about": "prices"}, id="one bare figure"),
        pytest.param("Acme 3 dec 2026 13:00", "13:00", {}, id="a year between"),
        pytest.param("Acme 13:00 3 dec", "13:00", {}, id="the hours first"),
        pytest.param("Acme 10.11 3 dec", "10:11", {}, id="the hours first, as a date may be written"),
        pytest.param("Acme at 9 on 3 dec", "09:00", {}, id="at"),
        pytest.param("Acme 2026-12-03 at 1 pm", "13:00", {}, id="pm"),
        pytest.param("3 dec 13:00 Acme", "13:00", {}, id="the customer last"),
        pytest.param("Acme about order flow 3 dec 13:00-14", "13:00 14:00", {"about": "order flow"}, id="at the end"),
        pytest.param("Acme about order flow kl 13 den 3 dec", "13:00", {"about": "order flow"}, id="hours, then day"),
        pytest.param(
            "Acme 3 dec about order flow kl 13", "13:00", {"about": "order flow"}, id="hours alone at the end"
        ),
        pytest.param("Acme 3 dec about the 13:00 lorry", None, {"about": "the 13:00 lorry"}, id="in what it is about"),
        pytest.param("Acme 3 dec", None, {}, id="none"),
    ],
)
def test_a_line_has_a_day_and_hours_in_any_order(
    typed: str, meant: str | None, more: dict[str, str], language: str
) -> None:
    read = read_meeting(typed.replace("@bo", "<@U0BO>"), TODAY, language)
    assert (read.day, read.customer, read.about) == (date(2026, 12, 3), "Acme", more.get("about", ""))
    assert read.hours == (hours(meant) if meant else None)


@pytest.mark.parametrize("language", ["sv", "da"])
def test_a_date_in_figures_stays_a_date(language: str) -> None:
    assert read_meeting("Acme 10.11 13.12", TODAY, language) == ReadMeeting(
        day=date(2026, 11, 10), customer="Acme", hours=hours("13:12")
    )
    assert read_meeting("Acme d. 3/12 kl. 9", TODAY, language).day == date(2026, 12, 3)


def test_what_is_wrong_with_the_hours_leaves_the_rest() -> None:
    with pytest.raises(Unclear) as unclear:
        read_meeting("Acme 3 dec 14:00-13:00 about prices", TODAY, "en")
    assert unclear.value.understood == ReadMeeting(day=date(2026, 12, 3), customer="Acme", about="prices")
