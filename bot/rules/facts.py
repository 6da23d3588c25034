"""What is known about a journey: the facts that every rule reads. Ids are opaque strings; intervals are closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.rules.values import fact, value


class Side(StrEnum):
    VENDOR = "vendor"
    CUSTOMER = "customer"

    __hash__ = str.__hash__  # as quick as a text's own


class Given(StrEnum):
    """What is known of the person's own agreement to an assignment (D1)."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"


@value
class Span:
    """Days from `first` to `last`, both included; None is open to that side."""

    first: date | None
    last: date | None

    @property
    def always(self) -> bool:
        return self.first is None and self.last is None


@fact
class Phase:
    """One phase of a journey. `start` and `end` are the given dates only; D2 completes them."""

    id: str
    kind: str = "other"
    name: str | None = None
    start: date | None = None
    end: date | None = None
    tentative: bool = False
    start_latest: date | None = None
    begun_on: date | None = None


@fact
class Assignment:
    """A person on a phase. Own dates are None when they are the phase's; `percent` None is a blank."""

    id: str
    phase: str
    person: str
    side: Side = Side.VENDOR
    role: str = ""
    systems: frozenset[str] = frozenset()
    all_systems: bool = False
    lead: bool = False
    key: bool = False
    first: date | None = None
    last: date | None = None
    percent: float | None = None
    given: Given = Given.CONFIRMED
    carries: str = "solution"
    """`solution` or `relation`, by the title table; an unknown or blank title carries the solution (D16)."""
    title_kind: str = ""
    """`sales`, `manager`, `architect`, `consultant`, `support`, `other`; blank when no title was recognised."""

    def covers(self, system: str | None) -> bool:
        """Whether it counts for the system, or for the whole delivery (None) (D8)."""
        return system is None or self.all_systems or system in self.systems


@fact
class Person:
    """A person's active period and absences; names are not a matter of the rules."""

    id: str
    active: Span = Span(None, None)
    absences: tuple[Span, ...] = ()


@fact
class Journey:
    """Phases stand in their order (`seq`, never dates). People missing from `people` have no limits."""

    id: str
    phases: tuple[Phase, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """A workspace's figures. Days are calendar days but `transfer` (effective working days; calendar if `calendar`)."""

    tolerance: int = 7
    transfer: int = 5
    long_gap: int = 30
    lead_time: int = 30
    capacity: float = 100
    slip_horizon: int = 60
    calendar: bool = False
    holidays: frozenset[date] = frozenset()
    blank_allocation: float = 0


class State(StrEnum):
    """What people see of a handover (D16)."""

    HOLDS = "holds"
    THIN = "thin"
    BREAKS = "breaks"
    UNSTAFFED = "unstaffed"

    __hash__ = str.__hash__
