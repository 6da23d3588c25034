"""When phases are, and how far they are apart (`continuity.md` D2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from bot.rules.continuity.days import Days, WorkingDays
from bot.rules.facts import Journey, Phase, Span

DAY = timedelta(days=1)


def phase_days(journey: Journey) -> Mapping[str, Span]:
    """Days of each phase by id, missing dates completed from the direct neighbours' given ones (D2).

    `Span(start, None)` is open, `Span(None, None)` undated, `Span(None, end)` has begun at an unknown time.
    """
    around: tuple[Phase | None, ...] = (None, *journey.phases, None)
    return {
        phase.id: _completed(before, phase, after)
        for before, phase, after in zip(around, journey.phases, around[2:], strict=False)
    }


def _completed(before: Phase | None, phase: Phase, after: Phase | None) -> Span:
    start, end = phase.start, phase.end
    if start is None and before is not None and before.end is not None:
        start = before.end + DAY
    if end is None and after is not None and after.start is not None:
        end = after.start - DAY
    if start is not None and end is not None and end < start:
        # At least one of them is implied: the phase is the one day that is better known.
        return Span(end, end) if phase.start is None and phase.end is not None else Span(start, start)
    return Span(start, end)


def gap_days(before: Span, after: Span) -> int | None:
    """Calendar days between two phases; 0 is adjacent, negative an overlap, None unknown (D2)."""
    if before.last is None or after.first is None:
        return None
    return (after.first - before.last).days - 1


def gap_workdays(before: Span, after: Span, working: WorkingDays) -> int | None:
    """The gap in working days, negative where the phases overlap."""
    if before.last is None or after.first is None:
        return None
    last, first = before.last.toordinal(), after.first.toordinal()
    return working.count(Days(last + 1, first - 1)) - working.count(Days(first, last))


def first_and_last(journey: Journey) -> tuple[date, date] | None:
    """The first and the last date given for phases and assignments; what was declined says nothing."""
    given = [
        day
        for stretch in (
            *((phase.start, phase.end) for phase in journey.phases),
            *((one.first, one.last) for one in journey.assignments if one.given != "declined"),
        )
        for day in stretch
        if day is not None
    ]
    return (min(given), max(given)) if given else None
