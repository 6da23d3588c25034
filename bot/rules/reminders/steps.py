"""The steps before a handover: which days they fall on and what part each plays (`product.md` §4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.rules.reminders.days import WorkDays, instant
from bot.rules.values import value


class Part(StrEnum):
    """What a step does when the plan breaks; the names of the other track follow the same parts."""

    CARD = "card"
    THREAD = "thread"
    SHOWN = "shown"
    """A reply that is also shown in the channel."""
    DIRECT = "direct"
    DAY = "day"


@value
class Step:
    distance: int
    """Days before the start, as the workspace names the step; the day it falls on may be another."""
    day: date
    part: Part

    @property
    def name(self) -> str:
        return str(self.distance)


def steps(start: date, distances: Iterable[int], days: WorkDays) -> tuple[Step, ...]:
    """The steps to a start, by day. Each falls on a working day; those that meet are one, the later."""
    falls: dict[date, int] = {}
    for distance in sorted(set(distances), reverse=True):
        falls[_day(start, distance, days)] = distance
    first = next(iter(falls.values()), None)
    return tuple(Step(distance, day, _part(distance, distance == first)) for day, distance in falls.items())


def _day(start: date, distance: int, days: WorkDays) -> date:
    """The working day on or before; the day itself moves forward, so that "today" is true."""
    return days.on_or_before(start - timedelta(days=distance)) if distance else days.on_or_after(start)


def _part(distance: int, first: bool) -> Part:
    if distance == 0:
        return Part.DAY
    if first:
        return Part.CARD
    if distance >= 8:
        return Part.THREAD
    return Part.SHOWN if distance >= 3 else Part.DIRECT


def falls(step: Step, at: time, zones: Iterable[str]) -> datetime:
    """When a step falls: at the local time of the zone that comes first, of those its readers live in."""
    return min(instant(step.day, at, tz) for tz in zones)


def fallen(steps: Sequence[Step], now: datetime, at: time, zones: Collection[str]) -> int:
    """How many of the steps have fallen by `now`; they fall in their order."""
    return next((n for n, step in enumerate(steps) if falls(step, at, zones) > now), len(steps))
