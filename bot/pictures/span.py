"""The days that a picture of many journeys covers, on a line with one scale, and the months above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.rules.projection import JourneyShown
from bot.rules.values import value

BEFORE, AFTER = timedelta(days=75), timedelta(days=60)
"""At most so much of what is past, and so much after the last start."""
SHORTEST, LONGEST = timedelta(days=180), timedelta(days=3 * 366)
APART = 90
"""Points between the names of two months."""
STEPS = (1, 2, 3, 6, 12)


@value
class Span:
    """From the first day to the last, between two edges in points."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins, at most at the edges."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def months(self) -> Iterator[date]:
        """The first days of as many months as there is room for."""
        each = (self.right - self.left) / ((self.last - self.first).days / 30.4)
        step = next((one for one in STEPS if one * each >= APART), STEPS[-1])
        month = self.first.replace(day=1)
        while month <= self.last:
            if month >= self.first and (month.month - 1) % step == 0:
                yield month
            month = (month + timedelta(days=32)).replace(day=1)


def span(journeys: Iterable[JourneyShown], today: date, left: float, right: float) -> Span:
    """So much of the past that one sees where things stand, and on to the last start, if that is within three years."""
    starts = [day for one in journeys for day in _days(one)]
    first = max(min([*starts, today]), today - BEFORE)
    last = min(max([*starts, today]) + AFTER, today + LONGEST)
    return Span(first, max(last, first + SHORTEST), left, right)


def _days(journey: JourneyShown) -> Iterator[date]:
    for phase in journey.phases:
        yield from filter(None, (phase.start, phase.start_latest))
    for one in journey.handovers:
        yield from filter(None, (one.start,))
