"""Dates in typed lines, as people speak, on Saturday 21 November 2026."""

from datetime import date

import pytest

from bot.rules.line import PhaseWord, Vocabulary, read_away, read_new, read_pause, read_phase_change, read_placement
from bot.rules.line.readings import with_reading
from bot.rules.typed import Period, Unclear

TODAY = date(2026, 11, 21)
ACME = Vocabulary(
    phases=(PhaseWord("s", "sales"), PhaseWord("p", "project"), PhaseWord("m", "maintenance")),
    systems=("CRM", "Q1"),
    people=("May Lind", "Tor Ek"),
)


def days(first: str, last: str = "") -> Period:
    begins, ends = date.fromisoformat(first), date.fromisoformat(last or first)
    return Period(begins, ends, tentative=begins != ends)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("project v49-51", days("2026-11-30", "2026-12-20")),
        ("project om tre veckor", days("2026-12-12")),
        ("projekt uge 49", days("2026-11-30", "2026-12-06")),
        ("project is on monday", days("2026-11-23")),
        ("projektet på fredag", days("2026-11-27")),
        ("project in december", days("2026-12-01", "2026-12-31")),
        ("project may", days("2027-05-01", "2027-05-31")),
        ("project start of december", days("2026-12-01", "2026-12-10")),
        ("project mellan 1 och 5 dec", days("2026-12-01", "2026-12-05")),
        ("project torsdag v 50", days("2026-12-10")),
        ("project Q1 2027", days("2027-01-01", "2027-03-31")),
        ("drift första halvåret 2027", days("2027-01-01", "2027-06-30")),
    ],
)
def test_a_phase_starts_when_people_say(line: str, start: Period) -> None:
    assert read_phase_change(line, ACME, TODAY, "sv").start == start


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        pytest.param("project week 10 to 20", date(2027, 3, 8), date(2027, 5, 23), id="two weeks, one called so"),
        pytest.param("project v 10 till 20", date(2027, 3, 8), date(2027, 5, 23), id="the same in Swedish"),
        pytest.param("project 1 to 5 dec", date(2026, 12, 1), date(2026, 12, 5), id="one month for both"),
        pytest.param("project week 49 to 1. juni", date(2026, 11, 30), date(2027, 6, 1), id="a week to a day"),
        pytest.param(
            "project 1 dec until end of march", date(2026, 12, 1), date(2027, 3, 31), id="to a part of a month"
        ),
    ],
)
def test_to_stands_before_the_last_day(line: str, first: date, last: date) -> None:
    change = read_phase_change(line, ACME, TODAY)
    assert change.start
    assert (change.start.first, change.end) == (first, last)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("v28-31", date(2027, 7, 12), date(2027, 8, 8)),
        ("week 28 to 31", date(2027, 7, 12), date(2027, 8, 8)),
        ("hela juli", date(2027, 7, 1), date(2027, 7, 31)),
        ("från imorgon till fredag", date(2026, 11, 22), date(2026, 11, 27)),
        ("tre dagar från måndag", date(2026, 11, 23), date(2026, 11, 25)),
        ("mån-fre v 50", date(2026, 12, 7), date(2026, 12, 11)),
        ("1-3/12", date(2026, 12, 1), date(2026, 12, 3)),
    ],
)
def test_somebody_is_away_when_they_say(line: str, first: date, last: date) -> None:
    absence = read_away(line, ACME, TODAY, "sv")
    assert (absence.first, absence.last) == (first, last)


def test_a_pause_ends_when_people_say() -> None:
    assert read_pause("om två veckor", TODAY) == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        pytest.param("@anna project week 28 to 31", date(2026, 7, 6), date(2026, 8, 2), id="weeks"),
        pytest.param("@anna från v 2 till v 10", date(2027, 1, 11), date(2027, 3, 14), id="weeks, each called so"),
        pytest.param("May Lind architect, project", None, None, id="a person called as a month"),
        pytest.param("Tor Ek project May Lind", None, None, id="behind a phase, but with a family name"),
        pytest.param("@anna Q1", None, None, id="a system called as a quarter"),
    ],
)
def test_people_are_there_when_they_are_said_to_be(line: str, first: date | None, last: date | None) -> None:
    placed = read_placement(line, ACME, TODAY)
    assert (placed.first, placed.last) == (first, last)


def test_a_number_after_a_week_and_a_comma_is_no_week() -> None:
    journey = read_new("Acme: salg 1. sep, projekt uge 49, drift 1. juni 2027", TODAY, "da")
    assert [phase.start for phase in journey.phases] == [
        days("2026-09-01"),
        days("2026-11-30", "2026-12-06"),
        days("2027-06-01"),
    ]


def test_the_language_of_the_reader_decides_what_figures_mean() -> None:
    assert read_phase_change("project 1/12", ACME, TODAY, "da").start == days("2026-12-01")
    with pytest.raises(Unclear):
        read_phase_change("project 1/12", ACME, TODAY)


@pytest.mark.parametrize(
    ("line", "anew"),
    [
        ("project 1/12, 50%", "project 2027-01-12, 50%"),
        ("project 1/12?", "project ~2027-01-12"),
        ("11/12: project 1/12", "11/12: project 2027-01-12"),
        ("project 1/12-5/12", "project 2027-01-12..2027-05-12"),
    ],
)
def test_a_line_is_typed_anew_with_the_reading_chosen(line: str, anew: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_phase_change(line.partition(":")[2] or line, ACME, TODAY)
    assert with_reading(line, unclear.value, unclear.value.readings[0]) == anew


def test_a_line_too_long_for_a_button_is_not_offered() -> None:
    unclear = Unclear("", readings=(days("2026-12-01"),), text="1/12")
    assert with_reading(f"{'x ' * 800}1/12", unclear, unclear.readings[0]) is None
