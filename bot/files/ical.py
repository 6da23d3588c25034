"""A calendar as iCalendar (RFC 5545), which Outlook, Google and Apple read from an address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from icalendar import Calendar, Event

from bot.rules.projection.calendars import Entry

OURS = "-//Handover//Handover//{language}"
AFRESH = timedelta(hours=1)
"""How often a program may well look again; each does as it likes."""
DAY = timedelta(days=1)
WRITTEN = {code: None for code in (*range(32), 127) if chr(code) != "\n"}
"""Characters that no text may hold there (RFC 5545, 3.1: CONTROL)."""


def written(title: str, entries: Sequence[Entry], language: str) -> bytes:
    """The same entries are written alike each time, to the byte."""
    calendar = Calendar()
    calendar.add("prodid", OURS.format(language=language.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _text(title))
    calendar.add("refresh-interval", AFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry))
    if years := {hour.year for entry in entries for hour in entry.hours or ()}:
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry) -> Event:
    """In nobody's way: who has it in their calendar is not booked."""
    event = Event()
    event.add("uid", f"{entry.uid}@handover")
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.version)
    begins, ends = entry.hours or (entry.first, entry.last + DAY)  # the day after (RFC 5545, 3.6.1)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", _text(entry.summary))
    event.add("description", _text(entry.description))
    event.add("status", "TENTATIVE" if entry.tentative else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _text(text: str) -> str:
    return text.translate(WRITTEN)
