"""Days as numbers: closed intervals, what absences leave of them, and working days counted without a loop over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.rules.facts import Span

# Days are ordinals of `date`; these two stand for "always" and stay far from every date in sums and differences.
PAST = -(10**9)
FUTURE = 10**9


class Days(NamedTuple):
    """From `first` to `last`, both included. Empty when last < first."""

    first: int
    last: int

    def meets(self, other: Days) -> bool:
        return self.first <= other.last >= other.first <= self.last >= self.first

    def cut(self, other: Days) -> Days:
        if other.first <= self.first and self.last <= other.last:
            return self
        return Days(max(self.first, other.first), min(self.last, other.last))


def days(span: Span) -> Days:
    return Days(
        PAST if span.first is None else span.first.toordinal(),
        FUTURE if span.last is None else span.last.toordinal(),
    )


def day(ordinal: int) -> date | None:
    """The date; None for always."""
    return date.fromordinal(ordinal) if PAST < ordinal < FUTURE else None


def united(stretches: Iterable[Days]) -> tuple[Days, ...]:
    """The same days as ordered stretches that neither overlap nor touch; empty ones are left out."""
    found: list[Days] = []
    for stretch in sorted(stretches):
        if stretch.last < stretch.first:
            continue
        if found and stretch.first <= found[-1].last + 1:
            found[-1] = Days(found[-1].first, max(found[-1].last, stretch.last))
        else:
            found.append(stretch)
    return tuple(found)


def without(whole: Days, absences: Sequence[Days]) -> tuple[Days, ...]:
    """What `absences` (as `united` gives them) leave of a stretch."""
    if not absences:
        return (whole,) if whole.first <= whole.last else ()
    left: list[Days] = []
    first = whole.first
    for away in absences:
        if away.last < first:
            continue
        if away.first > whole.last:
            break
        if away.first > first:
            left.append(Days(first, away.first - 1))
        first = away.last + 1
    if first <= whole.last:
        left.append(Days(first, whole.last))
    return tuple(left)


class WorkingDays:
    """Counts Mondays to Fridays that are no holidays, or every day when `calendar` (`handover analyse --calendar`)."""

    def __init__(self, holidays: Iterable[date] = (), *, calendar: bool = False) -> None:
        self.calendar = calendar
        self.holidays = sorted({day.toordinal() for day in holidays if day.weekday() < 5})

    def count(self, stretch: Days) -> int:
        if stretch.last < stretch.first:
            return 0
        if self.calendar:
            return stretch.last - stretch.first + 1
        # Day 1 of the calendar is a Monday: the sevens are Sundays, one before them the Saturdays.
        saturdays = (stretch.last + 1) // 7 - stretch.first // 7
        sundays = stretch.last // 7 - (stretch.first - 1) // 7
        weekdays = stretch.last - stretch.first + 1 - saturdays - sundays
        if not self.holidays:
            return weekdays
        return weekdays - bisect_right(self.holidays, stretch.last) + bisect_left(self.holidays, stretch.first)

    def on_or_after(self, day: int) -> int:
        """The first day that counts from `day` on."""
        while not self.count(Days(day, day)):
            day += 1
        return day


working_days = lru_cache(64)(WorkingDays)
"""The same few holidays count for thousands of journeys."""
