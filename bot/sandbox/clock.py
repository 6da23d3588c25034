"""The sandbox's clock: the machine's, shifted by as much as somebody moved it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """Runs on like any clock; `move_to` only changes the shift."""

    def __init__(self, shift: timedelta = timedelta(0)) -> None:
        self.shift = shift

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + self.shift

    def move_to(self, moment: datetime) -> None:
        self.shift = moment - datetime.now(UTC)
