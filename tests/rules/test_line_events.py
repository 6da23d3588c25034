"""What follows `signed`, `started` and `paused`, as people type it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.line import PhaseWord, Vocabulary, read_event, read_pause
from bot.rules.typed import Unclear

TODAY = date(2026, 10, 12)
PHASES = Vocabulary(phases=(PhaseWord("s", "sales"), PhaseWord("p", "project"), PhaseWord("m", "maintenance")))


@pytest.mark.parametrize(
    ("line", "phase", "first", "last"),
    [
        pytest.param("", None, None, None, id="nothing"),
        pytest.param("project", "p", None, None, id="a phase"),
        pytest.param("8 dec", None, "2026-12-08", "2026-12-08", id="a day"),
        pytest.param("project 8 dec", "p", "2026-12-08", "2026-12-08", id="both"),
        pytest.param("8 dec projekt", "p", "2026-12-08", "2026-12-08", id="the other way round"),
        pytest.param("project starts on 8 december", "p", "2026-12-08", "2026-12-08", id="in a sentence"),
        pytest.param("project 1-20 dec", "p", "2026-12-01", "2026-12-20", id="a range"),
        pytest.param("today", None, "2026-10-12", "2026-10-12", id="today"),
        pytest.param("yesterday", None, "2026-10-11", "2026-10-11", id="yesterday"),
        pytest.param("i går", None, "2026-10-11", "2026-10-11", id="i går"),
        pytest.param("igår", None, "2026-10-11", "2026-10-11", id="igår"),
    ],
)
def test_a_phase_and_a_day(line: str, phase: str | None, first: str | None, last: str | None) -> None:
    read = read_event(line, PHASES, TODAY)

    days = (read.start.first.isoformat(), read.start.last.isoformat()) if read.start else (None, None)
    assert (read.phase, *days) == (phase, first, last)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("project 2 weeks", "I did not understand"),
        ("project 1 dec until 5 dec", "Please give one day"),
        ("gladly", "I did not understand"),
        ("pilot", "I did not understand"),
        ("project maintenance", "two phases"),
        ("31 feb", "There is no"),
    ],
)
def test_what_is_no_phase_and_no_day_is_said(line: str, said: str) -> None:
    with pytest.raises(Unclear, match=said):
        read_event(line, PHASES, TODAY)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("until 1 feb", "2027-02-01", id="the coming first of February"),
        pytest.param("1 feb", "2027-02-01", id="without until"),
        pytest.param("til 1. februar", "2027-02-01", id="Danish"),
        pytest.param("until 15 sep", "2027-09-15", id="a day that has passed is next year's"),
        pytest.param("until week 50", "2026-12-07", id="until a week: its Monday"),
        pytest.param("6-20 jul", "2027-07-20", id="a stretch: its last day"),
        pytest.param("6 weeks", "2026-11-23", id="weeks"),
        pytest.param("for 10 days", "2026-10-22", id="days"),
    ],
)
def test_until_when(line: str, until: str | None) -> None:
    read: Any = read_pause(line, TODAY)

    assert (read and read.isoformat()) == until


@pytest.mark.parametrize("line", ["gladly", "until they call", "until 1 feb 3 mar", "until 31 feb"])
def test_what_is_no_day_is_said(line: str) -> None:
    with pytest.raises(Unclear):
        read_pause(line, TODAY)


@pytest.mark.parametrize(
    ("typed", "message", "said"),
    [
        pytest.param("förvaltning 1 feb", "no phase *{text}*", {"text": "förvaltning"}, id="a phase that is not there"),
        pytest.param("försäljnin 1 feb", "Did you mean *{guess}*?", {"guess": "försäljning"}, id="nearly a phase"),
    ],
)
def test_words_are_said_back_with_their_letters(typed: str, message: str, said: dict[str, str]) -> None:
    with pytest.raises(Unclear) as unclear:
        read_event(typed, Vocabulary(phases=PHASES.phases[1:2]), TODAY, "sv")
    assert message in unclear.value.message
    assert said.items() <= unclear.value.words.items()
