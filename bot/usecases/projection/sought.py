"""What a question proposes, as shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.rules.projection import HandoverShown, Who
from bot.rules.projection.sought import Sought


def sought(proposed: Mapping[str, Any] | None, shown: HandoverShown) -> Sought | None:
    """The proposal as shown; None: a yes writes nothing into the plan."""
    if proposed is None:
        return None
    return Sought(
        role=proposed["role"],
        first=_day(proposed["first"]),
        last=_day(proposed["last"]),
        percent=proposed["percent"],
        system=proposed.get("called") or proposed.get("for", ""),
        more=bool(proposed.get("part") and not proposed.get("takes_over")),
        beside=beside(proposed, shown),
    )


def beside(proposed: Mapping[str, Any], shown: HandoverShown) -> Who | None:
    """Of the giving side: with whom they would work, while the journey knows them."""
    return next((who for who in shown.people if who.id == proposed.get("beside")), None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
