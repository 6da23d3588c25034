"""Column values as JSON holds them, and back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Date, Time

from storage.columns import Instant


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, time)) else value


def as_column(kind: Any, value: Any) -> Any:
    """What a column of that type holds."""
    if value is None:
        return None
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
