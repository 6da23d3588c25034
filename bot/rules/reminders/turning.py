"""What became of handovers by one change, and which of it is told at once (`product.md` §4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.rules.reminders.accepting import as_it_stands, badness, is_worse
from bot.rules.values import value

HEARD_WITHIN = 7
"""Days before the start from which the channel hears at once that a handover breaks."""
_WORST = 2

Stands = tuple[str, Mapping[str, Any]]
"""State and answer."""


@value
class Turn:
    """One handover before and after a change, each as `as_it_stands` writes it."""

    handover: int
    then: str | None
    """None: it is there by this change, as when somebody leaves while a phase goes on."""
    now: str
    rested_on: frozenset[int]
    """Ids of the vendor's people in the plan of it before."""

    @property
    def breaks(self) -> bool:
        """Whether it, or one more of its systems, breaks or is not staffed any more by this change."""
        return self.is_bad and (self.then is None or is_worse(self.then, self.now))

    @property
    def is_bad(self) -> bool:
        return badness(self.now) == _WORST


def turn(handover: int, then: Stands | None, now: Stands) -> Turn:
    """Of a handover's states and answers as they are kept beside it."""
    before = _scopes(then[1]) if then else []
    people = frozenset(person for scope in before for person in (*scope["rests_on"], *scope["receivers"]))
    return Turn(handover, then and as_it_stands(then[0], before), as_it_stands(now[0], _scopes(now[1])), people)


def is_heard(days_left: int | None) -> bool:
    """Whether the channel hears of it; the day itself has its own note."""
    return days_left is not None and 1 <= days_left <= HEARD_WITHIN


def _scopes(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [scope for scope in answer.get("scopes", ()) if scope["side"] == "vendor"]
