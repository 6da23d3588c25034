"""Until when nothing is said of a journey (`product.md` §3: `remind off`)."""

from __future__ import annotations

from datetime import UTC, date, datetime

FOREVER = date.max
"""Kept as the day where reminders are off until somebody switches them on again."""
NEVER = datetime.max.replace(tzinfo=UTC)
"""The instant at which that day comes."""


def is_quiet(until: date | None, today: date) -> bool:
    """Whether silence until that day still lasts; on the day itself it is over."""
    return until is not None and today < until
