"""What is shown of a supposition: the journey as it is and as it would be, and what it would mean elsewhere."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import HandoverShown, JourneyShown, Who
from bot.rules.typed import Supposition
from bot.rules.values import fact


@fact
class Tried:
    """One thing that was supposed, with the people it is about."""

    wanted: Supposition
    people: tuple[Who, ...] = ()
    since: date | None = None
    """From which day they are not there."""
    phases: tuple[str, ...] = ()
    """uids of the phases it is about, in their order."""


@fact
class Elsewhere:
    """What it would mean for other journeys of the reader's: the handovers to come that somebody is in."""

    who: Who
    handovers: int
    breaking: tuple[tuple[str, date | None], ...] = ()
    """Journey and start of each that would break and does not now, the nearest first."""


@fact
class TooMuch:
    """Days on which somebody has more to do than fits, by given figures only."""

    who: Who
    first: date
    last: date | None
    """None: to be continued."""
    percent: float
    """Of the fullest day."""
    shares: tuple[tuple[str, float], ...]
    """Journey and percent on that day; journeys that are not the reader's to know count nowhere."""


@fact
class WhatIf:
    """The answer. Nothing of it is kept."""

    tried: tuple[Tried, ...]
    now: JourneyShown
    then: JourneyShown
    elsewhere: tuple[Elsewhere, ...] = ()
    too_much: tuple[TooMuch, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[HandoverShown, HandoverShown], ...]:
        """Each handover to come as it is and as it would be, in their order."""
        becomes = {one.uid: one for one in self.then.handovers}
        pairs = ((one, becomes[one.uid]) for one in self.now.handovers if one.uid in becomes)
        return tuple((was, one) for was, one in pairs if not (was.closed or (was.has_come and one.has_come)))

    @property
    def arising(self) -> tuple[HandoverShown, ...]:
        """Changes of hands to come that there are none of now."""
        there = {one.uid for one in self.now.handovers if not one.closed}
        return tuple(one for one in self.then.handovers if one.uid not in there and not one.has_come)
