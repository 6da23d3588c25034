"""What is served as iCalendar keeps the form of RFC 5545, whatever people are called, and says what was meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.files.ical import written
from bot.rules.projection.calendars import Entry

AT = datetime(2026, 10, 12, 7, 30, tzinfo=UTC)
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.sampled_from(["a,b;c\\d\ne", "\r\nBEGIN:VALARM", "Æ" * 90, "👩🏽‍🚀" * 30, "\x00\x07", "ATTENDEE:mailto:x@y"]),
)


def an_entry(summary: str, description: str = "", days: int = 0, *, tentative: bool = False) -> Entry:
    first = date(2026, 12, 1)
    return Entry("abc", first, first + timedelta(days), summary, description, tentative, 7, AT)


def seen(text: str) -> str:
    """Without the characters that no text may hold there; the library breaks lines as LF."""
    return "".join(letter for letter in text if letter == "\n" or (ord(letter) >= 32 and ord(letter) != 127))


@given(texts, texts)
def test_any_name_comes_back_as_it_was_and_breaks_out_of_nothing(summary: str, description: str) -> None:
    content = written("Mine", [an_entry(summary, description)], "en")

    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (seen(summary), seen(description))
    assert [len(calendar.subcomponents) for calendar in (Calendar.from_ical(content), event)] == [1, 0]


@given(texts)
def test_lines_are_folded_after_75_octets_and_never_inside_a_letter(summary: str) -> None:
    content = written("Mine", [an_entry(summary)], "en")

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert all(line.decode() is not None for line in lines)
    assert b"".join(line[1:] if line[:1] == b" " else b"\n" + line for line in lines).decode()


def test_days_are_whole_the_end_is_the_day_after_and_nobody_is_booked() -> None:
    content = written("Mine", [an_entry("x", days=19, tentative=True)], "sv")

    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert calendar["PRODID"] == "-//Handover//Handover//SV"
    assert b"DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261221\r\n" in content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in content
    told = {name: event[name] for name in ("UID", "STATUS", "SEQUENCE", "TRANSP")}
    assert told == {"UID": "abc@handover", "STATUS": "TENTATIVE", "SEQUENCE": 7, "TRANSP": "TRANSPARENT"}
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == AT


def test_the_same_entries_are_written_alike() -> None:
    assert written("Mine", [an_entry("x")], "en") == written("Mine", [an_entry("x")], "en")


def test_what_has_hours_stands_at_them_in_its_own_zone() -> None:
    stockholm = ZoneInfo("Europe/Stockholm")
    hours = (datetime(2026, 12, 1, 13, tzinfo=stockholm), datetime(2026, 12, 1, 14, 30, tzinfo=stockholm))
    content = written("Mine", [replace(an_entry("x"), hours=hours)], "sv")

    calendar = Calendar.from_ical(content)
    (event,), (zone,) = calendar.walk("VEVENT"), calendar.walk("VTIMEZONE")
    assert b"DTSTART;TZID=Europe/Stockholm:20261201T130000\r\n" in content
    assert event.end.astimezone(UTC) == datetime(2026, 12, 1, 13, 30, tzinfo=UTC)
    assert zone["TZID"] == "Europe/Stockholm"
