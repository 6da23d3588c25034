"""A journey as it would be without somebody. Nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.rules.facts import Journey, Person, Span


def without(journey: Journey, person: str, from_day: date | None = None) -> Journey:
    """The person is not there from that day on; None: was never there."""
    if from_day is None:
        kept = tuple(one for one in journey.assignments if one.person != person)
        return replace(journey, assignments=kept)
    known = journey.people.get(person) or Person(id=person)
    last = from_day - timedelta(days=1)
    last = min(last, known.active.last or last)
    gone = replace(known, active=Span(known.active.first, last))
    return replace(journey, people={**journey.people, person: gone})
