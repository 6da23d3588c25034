"""What a list shows: journeys with what is most urgent in each, and the register of what was accepted on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from bot.rules.projection.journeys import PhaseShown, Who
from bot.rules.values import fact


@fact
class Wanted:
    """Which journeys a list is about. Several states mean any of them; everything else must hold at once."""

    breaks: bool = False
    thin: bool = False
    unstaffed: bool = False
    accepted: bool = False
    """A handover to come goes without overlap on purpose."""
    mine: bool = False
    paused: bool = False
    customer: str = ""
    """A part of the customer's name, as typed."""
    whole: bool = False
    """Only what the reader may read whole."""
    outline: bool = False
    """Only what they may see, and read no more of than name, owner and dates."""

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(name for name in ("breaks", "thin", "unstaffed") if getattr(self, name))


EVERYTHING = Wanted()


@fact
class JourneyLine:
    """A journey in a list, with its most urgent handover still to come, if it has one."""

    uid: str
    key: str
    name: str
    customer: str
    state: str
    """open, paused, lost, done."""
    handover: str | None = None
    """State of that handover; None: none to come, or not this reader's to know."""
    start: date | None = None
    tentative: bool = False
    to_phase: PhaseShown | None = None
    leaves: Who | None = None
    """Who leaves the phase, when the handover is a change of hands within it."""
    systems: tuple[str, ...] = ()
    """Those that give the handover its state, when the delivery as a whole is better."""
    at_customer: str = ""
    """The state on the customer's own side, when it is breaks or thin."""
    accepted_by: Who | None = None
    quiet_until: date | None = None
    """Until when it is paused, or its reminders are off; None: they are on, or nobody knows until when."""
    shape: str = ""
    """The journey's (`rules.continuity.Shape`); blank while a phase is not staffed yet, or where nothing is to come."""
    said: tuple[int, int] = (0, 0)
    """Where it holds or is thin: how many have said yes of those it rests on, and how many these are."""


@fact
class JourneyPage:
    lines: tuple[JourneyLine, ...]
    page: int
    """From 1."""
    pages: int
    total: int
    counts: Mapping[str, int] = field(default_factory=dict)
    """Handovers still to come by state, over all pages, of the journeys that the reader may read; and `accepted`,
    how many of them go without overlap on purpose."""


@fact
class AcceptedLine:
    """A handover that goes without overlap on purpose, as long as it is no worse and not moved far."""

    uid: str
    """The journey's."""
    journey: str
    customer: str
    from_phase: PhaseShown | None
    to_phase: PhaseShown
    start: date | None
    state: str
    by: Who
    on: date | None
    reason: str
    worse: str | None
    """What would end it: that it `breaks`, or, where systems do, that `more` breaks; None where nothing is worse."""
    earliest: date | None
    latest: date | None
    """Starts between which it stays accepted; None: while it has no date."""
    leaves: Who | None = None
    """Who leaves the phase, when it is a change of hands within it."""


@fact
class AcceptedPage:
    lines: tuple[AcceptedLine, ...]
    page: int
    pages: int
    total: int
