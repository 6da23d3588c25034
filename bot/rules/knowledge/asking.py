"""Until when somebody can be asked about a note: the last day on which one who heard it is on the journey."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from bot.rules.values import value

if TYPE_CHECKING:  # what is shown of a note names LastDay
    from bot.rules.projection.journeys import Who
    from bot.rules.projection.knowing import Stay


@value
class LastDay:
    """`day` None: no end is planned for them. No `people`: nobody who heard it is on the journey."""

    day: date | None
    people: tuple[Who, ...]

    def is_past(self, today: date) -> bool:
        return not self.people or (self.day is not None and self.day < today)


def last_day_to_ask(heard: Collection[int], stays: Iterable[Stay]) -> LastDay:
    """The last day of those who heard it (person ids), by their stays on the vendor's side, and who is there then."""
    days: dict[int, date] = {}
    people: dict[int, Who] = {}
    for stay in stays:
        if stay.side == "vendor" and stay.who.id in heard:
            last = stay.last or date.max
            days[stay.who.id] = max(days.get(stay.who.id, last), last)
            people[stay.who.id] = stay.who
    if not days:
        return LastDay(None, ())
    latest = max(days.values())
    there = tuple(people[person] for person, day in days.items() if day == latest)
    return LastDay(None if latest == date.max else latest, there)
