"""What somebody let go without overlap on purpose, and when that is over (`product.md` §3 and §4)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from bot.rules.facts import State

ACCEPTED_MOVE = timedelta(days=14)
"""An accepted break is accepted until the start moves by more."""
_BADNESS = {State.HOLDS: 0, State.THIN: 1, State.UNSTAFFED: 2, State.BREAKS: 2}
_WORST = 2


def as_it_stands(state: str, scopes: Iterable[Mapping[str, Any]]) -> str:
    """A handover's state as it is kept with a decision: `breaks`, or `breaks ["CRM"]` where only systems are bad.

    `scopes` are those of an answer that is kept beside a handover: each with side, system and state.
    """
    bad = {one["system"] for one in scopes if one["side"] == "vendor" and _BADNESS[State(one["state"])] == _WORST}
    if _BADNESS[State(state)] < _WORST or not bad or None in bad:
        return state
    return f"{state} {json.dumps(sorted(bad), ensure_ascii=False)}"


def is_accepted(then: str, start_then: date | None, now: str, start: date | None) -> bool:
    """Whether a handover accepted as it stood `then` is still accepted: no worse, nothing more, and moved little."""
    if is_worse(then, now):
        return False
    if start_then is None or start is None:
        return start_then == start
    return abs(start - start_then) <= ACCEPTED_MOVE


def is_worse(then: str, now: str) -> bool:
    """Whether the state is worse, or more breaks: another system, or the whole where it was systems."""
    if badness(now) > badness(then):
        return True
    if badness(now) < _WORST or is_whole(then):
        return False
    return is_whole(now) or not _systems(now) <= _systems(then)


def badness(stands: str) -> int:
    """0 holds, 1 thin, 2 breaks or is not staffed."""
    return _BADNESS[State(stands.partition(" ")[0])]


def is_whole(stands: str) -> bool:
    """Whether the delivery as a whole is what breaks: then no more of it can."""
    return badness(stands) == _WORST and " " not in stands


def _systems(stands: str) -> set[str]:
    return set(json.loads(stands.partition(" ")[2]))
