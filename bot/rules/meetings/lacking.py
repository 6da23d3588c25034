"""What a meeting lacks before it is held: an artefact, or somebody whom it fits (product.md §7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from bot.rules.meetings.kit import ARTEFACTS
from bot.rules.meetings.profiles import NEED_IT, REPRESENTATIVES
from bot.rules.values import value

LONG = timedelta(days=60)
"""Who met no customer for so long has a reason to come."""


@value
class Chair:
    """Somebody who could take part; `last`: the day they last met a customer, None: on no day that is known."""

    person_id: int
    profile: str
    last: date | None


@value
class Lacking:
    artefacts: tuple[str, ...] = ()
    profile: bool = False
    """Nobody takes part whom the meeting fits."""

    def __bool__(self) -> bool:
        return bool(self.artefacts) or self.profile


def lacking(kinds: Collection[str], profiles: Iterable[str | None]) -> Lacking:
    """By the kinds of lines that its kit has, and the profiles of those who take part."""
    fits = any(profile in REPRESENTATIVES for profile in profiles)
    return Lacking(artefacts=tuple(kind for kind in ARTEFACTS if kind not in kinds), profile=not fits)


def first_to_come(chairs: Iterable[Chair], day: date) -> Chair | None:
    """Whom to ask to a meeting on that day: who needs it most, and has met no customer the longest."""
    waiting = [one for one in chairs if one.last is None or day - one.last >= LONG]
    return min(waiting, key=lambda one: (one.profile not in NEED_IT, one.last or date.min, one.person_id), default=None)
