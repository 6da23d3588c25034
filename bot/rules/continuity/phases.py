"""When phases are, and how far they are apart (`continuity.md` D2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import zip_longest

from bot.rules.continuity.days import Days, WorkingDays
from bot.rules.facts import Given, Journey, Span

DAY = timedelta(days=1)
OPEN_DAYS = timedelta(days=30)


def phase_days(journey: Journey) -> Mapping[str, Span]:
    """Days of each phase by id, missing dates completed from the direct neighbours' given ones (D2).

    `Span(start, None)` is open, `Span(None, None)` undated, `Span(None, end)` has begun at an unknown time.
    """
    found, ended = {}, None
    for phase, later in zip_longest(journey.phases, journey.phases[1:]):
        found[phase.id] = completed(ended, phase.start, phase.end, later.start if later else None)
        ended = phase.end
    return found


def completed(ended: date | None, start: date | None, end: date | None, next_start: date | None) -> Span:
    """The days of one phase, of whose direct neighbours the one `ended` and the next one starts, as far as given."""
    first, last = start, end
    if first is None and ended is not None:
        first = ended + DAY
    if last is None and next_start is not None:
        last = next_start - DAY
    if first is not None and last is not None and last < first:
        # At least one of them is implied: the phase is the one day that is better known.
        return Span(last, last) if start is None and end is not None else Span(first, first)
    return Span(first, last)


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
    return working.count(Days(last + 1, first - 1)) if last < first else -working.count(Days(first, last))


def open_until(journeys: Iterable[Journey]) -> date | None:
    """The last day on which stays without an end count as time together: 30 days after the last given date (D2)."""
    last = max((day for journey in journeys for day in _given(journey)), default=None)
    return None if last is None else last + OPEN_DAYS


def window(journey: Journey, horizon: date | None) -> Span:
    """The days on which time together is counted: from the first given date, to `horizon` or `open_until`."""
    return Span(min(_given(journey), default=None), horizon or open_until([journey]))


def _given(journey: Journey) -> list[date]:
    """Every date given for phases and assignments; what was declined says nothing."""
    declined = Given.DECLINED
    given = [day for phase in journey.phases for day in (phase.start, phase.end) if day]
    given += [day for one in journey.assignments if one.given is not declined for day in (one.first, one.last) if day]
    return given
