"""A change that takes another back, or does it again, and the change that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

UNDONE = "change.undone"


def about(what: str, values: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Message id and values of the change itself, or of what it took back or did again."""
    while what == UNDONE:
        what, values = str(values.get("what", "")), values.get("values") or {}
    return what, values


def takes_back(what: str, values: Mapping[str, Any]) -> bool:
    """Whether it takes back a change; else it is one, or one done again."""
    return what == UNDONE and values.get("what") != UNDONE
