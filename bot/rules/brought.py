"""What a file brings beside journeys: customers with their figures, and notes."""

from __future__ import annotations

from datetime import date

from bot.rules.values import fact


@fact
class CustomerRow:
    name: str
    segment: str = ""
    revenue: float | None = None
    service_hours: str = ""


@fact
class NoteRow:
    """`journey` is the file's id of it; without one it is about `customer`. `heard` are ids of people in the file, what
    it `relieves` and `answers` are ids of other notes there."""

    text: str
    id: str = ""
    journey: str = ""
    customer: str = ""
    kind: str | None = None
    system: str = ""
    said_by: str = ""
    heard: tuple[str, ...] = ()
    kept_on: date | None = None
    status: str | None = None
    audience: str = "internal"
    segment: str = ""
    link: str = ""
    relieves: tuple[str, ...] = ()
    answers: str = ""
