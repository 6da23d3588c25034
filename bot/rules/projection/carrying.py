"""What a portfolio shows: on whom handovers to come hang, and what breaks when somebody leaves."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import PhaseShown, Who
from bot.rules.values import fact


@fact
class CarrierLine:
    """Somebody on whom handovers to come hang."""

    who: Who
    handovers: int
    alone: int
    """Of these, how many break without this person."""
    customers: int


@fact
class Portfolio:
    """Only of journeys the viewer may read."""

    lines: tuple[CarrierLine, ...]
    """One page of them, who carries most first."""
    page: int
    pages: int
    people: int
    handovers: int
    """To come, and not breaking as planned."""
    fewest: tuple[Who, ...]
    """People whose leaving breaks `percent` % of those handovers, who breaks most first."""
    percent: float


@fact
class Breaking:
    """A handover that breaks when somebody leaves; `uid` is the journey's."""

    uid: str
    journey: str
    customer: str
    from_phase: PhaseShown | None
    to_phase: PhaseShown
    start: date | None
    leaves: Who | None = None
    """Who leaves the phase, when it is a change of hands within it."""


@fact
class Leaving:
    """What breaks without one person, of the journeys the viewer may read; the nearest first, a page of it."""

    who: Who
    lines: tuple[Breaking, ...]
    page: int
    pages: int
    broken: int
    handovers: int
    """To come, that hang on this person with or without others."""
