"""Dates as people write them, on Saturday 21 November 2026."""

import time
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.dates import find_days, find_period, iso_day, read_period
from bot.rules.typed import Period, Unclear

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def firm(year: int, month: int, day: int) -> Period:
    return Period(date(year, month, day), date(year, month, day))


def around(first: date, last: date | None = None) -> Period:
    return Period(first, last or first, tentative=True)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026-12-01", firm(2026, 12, 1)),
        ("2026-2-5", firm(2026, 2, 5)),
        ("1 dec", firm(2026, 12, 1)),
        ("1 december 2026", firm(2026, 12, 1)),
        ("1. Dec. 2027", firm(2027, 12, 1)),
        ("Dec 1", firm(2026, 12, 1)),
        ("December 1st, 2026", firm(2026, 12, 1)),
        ("dec 1st 2026", firm(2026, 12, 1)),
        ("the 1st of December", firm(2026, 12, 1)),
        ("1dec", firm(2026, 12, 1)),
        ("tuesday 1 december", firm(2026, 12, 1)),
        ("Tue, 1 Dec 2026", firm(2026, 12, 1)),
        ("today", firm(2026, 11, 21)),
        ("now", firm(2026, 11, 21)),
        ("Tomorrow", firm(2026, 11, 22)),
        ("1.12.2026", firm(2026, 12, 1)),
        ("20/12", firm(2026, 12, 20)),
        ("12/20/2026", firm(2026, 12, 20)),
        ("3 sept", firm(2026, 9, 3)),
        ("1\u00a0dec", firm(2026, 12, 1)),
        ("2026–12–01", firm(2026, 12, 1)),
        ("29 feb 2028", firm(2028, 2, 29)),
        ("1 maj", firm(2027, 5, 1)),
        ("lørdag 5. december", firm(2026, 12, 5)),
        ("lördag 5 december", firm(2026, 12, 5)),
    ],
)
def test_one_day(typed: str, period: Period) -> None:
    assert read_period(typed, TODAY) == period


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        pytest.param("1 sep", date(2026, 9, 1), id="eleven weeks ago"),
        pytest.param("22 may", date(2026, 5, 22), id="half a year ago"),
        pytest.param("21 may", date(2027, 5, 21), id="more than half a year ago"),
        pytest.param("1 jan", date(2027, 1, 1), id="coming"),
    ],
)
def test_a_year_left_out_is_the_coming_one_or_half_a_year_back(typed: str, day: date) -> None:
    assert read_period(typed, TODAY).first == day


def test_a_date_after_another_lies_after_it() -> None:
    assert read_period("1 sep", TODAY, after=date(2026, 12, 1)).first == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("1 dec..6 jan", around(date(2026, 12, 1), date(2027, 1, 6))),
        ("dec 1..dec 5", around(date(2026, 12, 1), date(2026, 12, 5))),
        ("1-20 dec", around(date(2026, 12, 1), date(2026, 12, 20))),
        ("1–5 dec 2027", around(date(2027, 12, 1), date(2027, 12, 5))),
        ("Dec 1-5", around(date(2026, 12, 1), date(2026, 12, 5))),
        ("2026-12-01..2026-12-20", around(date(2026, 12, 1), date(2026, 12, 20))),
        ("2026-12-01…2026-12-20", around(date(2026, 12, 1), date(2026, 12, 20))),
        ("2026-12-01 - 2026-12-20", around(date(2026, 12, 1), date(2026, 12, 20))),
        ("20 dec - 10 jan", around(date(2026, 12, 20), date(2027, 1, 10))),
        ("20 dec .. 10 jan 2028", around(date(2027, 12, 20), date(2028, 1, 10))),
        ("~1 dec", around(date(2026, 12, 1))),
        ("~2026-12-01", around(date(2026, 12, 1))),
        ("around 1 dec", around(date(2026, 12, 1))),
        ("1 dec?", around(date(2026, 12, 1))),
        ("?", Period(None, None, tentative=True)),
        ("week 50", around(date(2026, 12, 7), date(2026, 12, 13))),
        ("~v50", around(date(2026, 12, 7), date(2026, 12, 13))),
        ("v2-5", around(date(2027, 1, 11), date(2027, 2, 7))),
        ("w52-1", around(date(2026, 12, 21), date(2027, 1, 10))),
        ("December 2026", around(date(2026, 12, 1), date(2026, 12, 31))),
        ("feb 2028", around(date(2028, 2, 1), date(2028, 2, 29))),
    ],
)
def test_what_is_not_one_firm_day_is_tentative(typed: str, period: Period) -> None:
    assert read_period(typed, TODAY) == period


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 feb", "There is no *{text}*"),
        ("2026-02-31", "There is no *{text}*"),
        ("2026-13-01", "There is no *{text}*"),
        ("0000-00-00", "There is no *{text}*"),
        ("0000-01-01", "There is no *{text}*"),
        ("0001-01-01", "lies too far"),
        ("9999-12-31", "lies too far"),
        ("1 dec..9999-12-31", "lies too far"),
        ("29 feb", "There is no *{text}*"),
        ("99 dec", "There is no *{text}*"),
        ("1-31 nov", "There is no *{text}*"),
        ("week 54", "There is no *{text}*"),
        ("monday 1 december", "does not fit together"),
        ("1/12", "can mean {one} or {other}"),
        ("1/12/2026", "can mean {one} or {other}"),
        ("saturday", "can mean {one} or {other}"),
        ("next sunday", "can mean {one} or {other}"),
        ("20-1 dec", "ends before it begins"),
        ("2026-12-20..2026-12-01", "ends before it begins"),
        ("soon", "can't read"),
        ("", "can't read"),
        ("1 decx", "can't read"),
        ("1 dec yes", "can't read"),
    ],
)
def test_what_is_no_date_is_said_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Unclear) as refused:
        read_period(typed, TODAY)
    assert sentence in refused.value.message


def test_a_period_is_found_where_it_stands_and_its_end_is_told() -> None:
    line = "project 1 dec 2026, 50%"
    assert find_period(line, 8, TODAY) == (firm(2026, 12, 1), 18)
    assert find_period(line, 0, TODAY) is None


@pytest.mark.parametrize("line", ["may berg", "jan 50%", "tor ek", "1 decimal", "50%", "10 days"])
def test_names_figures_and_durations_are_no_dates(line: str) -> None:
    assert find_period(line, 0, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "days"),
    [("2 weeks", 14), ("10 days", 10), ("a week", 7), ("1w", 7), ("two weeks", 14), ("3d", 3), ("två", None)],
)
def test_durations(typed: str, days: int | None) -> None:
    found = find_days(typed, 0)
    assert (found and found[0]) == days


@pytest.mark.parametrize("forged", ["2026-13-01", "9999-12-31", "soon", ["2026-12-01"]])
def test_a_forged_day_of_a_form_is_unclear(forged: Any) -> None:
    assert iso_day("2026-12-01") == date(2026, 12, 1)
    assert iso_day("") is None
    with pytest.raises(Unclear):
        iso_day(forged)


WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        pytest.param("friday", [27], id="the coming one"),
        pytest.param("på fredag", [27], id="the same in Swedish"),
        pytest.param("kommande fredag", [27], id="said so"),
        pytest.param("this friday", [27], id="of this week"),
        pytest.param("next friday", [27, 34], id="the coming one, or that of next week"),
        pytest.param("næste fredag", [27, 34], id="the same in Danish"),
        pytest.param("next tuesday", [31], id="past in this week"),
        pytest.param("wednesday", [25, 32], id="today, or in a week"),
        pytest.param("this monday", [23, 30], id="past, or coming"),
        pytest.param("i fredags", [20], id="the last one"),
        pytest.param("last tuesday", [24, 17], id="yesterday, or that of last week"),
        pytest.param("fredag nästa vecka", [34], id="told with its week"),
    ],
)
def test_a_weekday_with_two_readings_is_not_guessed(typed: str, days: list[int]) -> None:
    """Counted from the last day of October."""
    assert [reading.first for reading in read_or_choose(typed)] == [date(2026, 10, 31) + n * DAY for n in days]


def read_or_choose(typed: str) -> tuple[Period, ...]:
    try:
        return (read_period(typed, WEDNESDAY),)
    except Unclear as unclear:
        return unclear.readings


def test_a_range_with_two_readings_is_told_by_where_they_differ() -> None:
    with pytest.raises(Unclear) as unclear:
        read_period("1/12 - 5/12", TODAY)
    assert unclear.value.readings == (
        around(date(2027, 1, 12), date(2027, 5, 12)),
        around(date(2026, 12, 1), date(2026, 12, 5)),
    )
    assert (unclear.value.words["one"], unclear.value.words["other"]) == (date(2027, 1, 12), date(2026, 12, 1))


def test_a_weekday_tells_which_of_two_readings_is_meant() -> None:
    assert read_period("Thu 3/12", TODAY) == firm(2026, 12, 3)


def test_a_weekday_that_contradicts_its_date_is_refused_with_both() -> None:
    with pytest.raises(Unclear) as unclear:
        read_period("måndag 1 december", TODAY)
    assert unclear.value.words == {"text": "måndag 1 december", "day": date(2026, 12, 1)}
    assert unclear.value.readings == (firm(2026, 12, 1),)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("Q1", date(2027, 1, 1)), ("Q3", date(2026, 7, 1)), ("H1", date(2027, 1, 1)), ("H2", date(2026, 7, 1))],
)
def test_a_quarter_without_a_year_is_the_nearest(typed: str, first: date) -> None:
    assert read_period(typed, TODAY).first == first


def test_what_is_on_when_the_date_before_it_falls_is_meant() -> None:
    assert read_period("Q4", TODAY, after=date(2026, 11, 1)).first == date(2026, 10, 1)


@pytest.mark.parametrize(
    "line",
    [
        *("april project", "may", "mars erp", "June Lind", "to systems", "second project", "half time", "key person"),
        *(
            "2027",
            "12",
            "1.12",
            "10.5",
            "3",
            "u 12 x",
            "h",
            "q",
            "v",
            "the pilot",
            "in the project",
            "last",
            "one system",
        ),
        *("2 weeks", "a week", "en vecka", "to uger", "around noon", "1/12x", "kl 9", "first"),
    ],
)
def test_words_of_a_line_that_are_no_dates(line: str) -> None:
    assert find_period(line, 0, TODAY) is None


PIECES = st.sampled_from(
    [
        *(
            "0",
            "1",
            "7",
            "12",
            "31",
            "49",
            "53",
            "99",
            "2026",
            "27",
            "9999",
            "20261201",
            "-",
            ".",
            "/",
            "~",
            "?",
            ", ",
            ":",
        ),
        *(
            "'",
            "(",
            ")",
            "%",
            " ",
            " ",
            "..",
            "…",
            "dec",
            "feb",
            "mars",
            "maj",
            "week",
            "v.",
            "uge",
            "Q",
            "H",
            "kvartal",
        ),
        *(
            "today",
            "i ",
            "i dag",
            "fri",
            "fredag",
            "søndag",
            "the ",
            "den ",
            "nästa ",
            "next ",
            "last ",
            "this ",
            "om ",
        ),
        *("in ", "tre ", "to ", "veckor", "months", "år", "ago", "from now", "slutet av ", "mid", "early ", "första "),
        *("halvåret", "half of ", "of ", "ca", "around ", "or so", "st", ":a", "ø", "e\u0301", "²", "\ue000", "tbd"),
    ]
)
TYPED = st.lists(PIECES, max_size=8).map("".join)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
LANGUAGES = st.sampled_from(["en", "sv", "da"])


def is_a_period_or_unclear(typed: str, today: date, language: str) -> None:
    try:
        period = read_period(typed, today, language=language)
    except Unclear as unclear:
        assert unclear.message.format(**unclear.words)
        assert len(unclear.readings) in (0, 1, 2)
        return
    assert period.unknown or (period.first and period.last and period.first <= period.last)


@settings(max_examples=500, deadline=None)
@given(TYPED, DAYS, LANGUAGES)
def test_whatever_is_typed_is_a_period_or_unclear(typed: str, today: date, language: str) -> None:
    is_a_period_or_unclear(typed, today, language)


@pytest.mark.ci
@pytest.mark.timeout(240)
@settings(max_examples=10_000, deadline=None)
@given(TYPED | st.text(), DAYS, LANGUAGES)
def test_ten_thousand_lines_are_periods_or_unclear(typed: str, today: date, language: str) -> None:
    is_a_period_or_unclear(typed, today, language)


@pytest.mark.parametrize(
    "long",
    [
        "1 " * 1500,
        "om 1-" * 600,
        "fri " * 750,
        "1/1-" * 700,
        "in the " * 450,
        "~" * 3000,
        "dec " * 750,
        "." * 3000,
        " " * 3000,
        "1-" * 1500,
    ],
)
def test_three_thousand_characters_are_read_at_once(long: str) -> None:
    began = time.process_time()
    for at in range(len(long)):
        try:
            find_period(long, at, TODAY)
        except Unclear:
            continue
    assert time.process_time() - began < 2
