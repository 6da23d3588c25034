"""What is known of a customer that may be visited, and what speaks for a visit."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bot.rules.values import fact, value


class Ground(StrEnum):
    """What may speak for a visit (product.md §7)."""

    MET = "met"
    """How long ago a representative met them."""
    HOURS = "hours"
    """Service hours a week, among the customers of whom they are known."""
    REVENUE = "revenue"
    """The same of revenue."""
    SEGMENT = "segment"
    """A segment in which there are few others yet."""
    HANDOVER = "handover"
    """A handover is near."""


@value
class Figures:
    """What people tell of a customer; None: nobody has said."""

    segment: str | None = None
    revenue: float | None = None
    """A year, in whatever unit the workspace uses for all of them."""
    service_hours: str | None = None
    """As typed: 40, 8-17, 24/7."""


@fact
class Customer:
    """What the rule reads of one, all of it what the reader may know. `hidden`: its journeys are not theirs to read,
    so that there may be more."""

    uid: str
    name: str
    figures: Figures = Figures()
    hidden: bool = False
    met: date | None = None
    """The last day on which a representative met them; None: no meeting is kept that the reader may read."""
    planned: date | None = None
    """The next day on which one will."""
    handover: date | None = None
    """The first day of the next phase of one of its journeys, the nearest."""
    undated: bool = False
    """There is a handover to come that has no date."""


@fact
class Reason:
    """One ground: its points (0 to MOST), and what they come from. Not `known`: it counts as the middle."""

    ground: Ground
    points: float
    known: bool = True
    place: int = 0
    """Of hours and revenue: 1 for the largest; of a segment: how many customers are in it."""
    among: int = 0
    """Of how many it is known."""
    days: int | None = None
    """Since the last meeting, or until the handover."""


@fact
class Visit:
    """A customer with what speaks for a visit, the strongest first."""

    customer: Customer
    points: float
    """Of 100."""
    reasons: tuple[Reason, ...]

    @property
    def missing(self) -> tuple[Ground, ...]:
        return tuple(one.ground for one in self.reasons if not one.known)
