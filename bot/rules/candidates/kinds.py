"""What a candidate is: where from, how they would carry, why, on which days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from bot.rules.continuity import Load
from bot.rules.facts import Constants
from bot.rules.values import fact, value

DEFAULTS = Constants()


class Where(StrEnum):
    """Where somebody knows the customer from; the likelier first."""

    GIVING = "giving"
    """On the phase that hands over."""
    EARLIER = "earlier_phase"
    OTHER_JOURNEY = "other_journey"
    """On another journey of the same customer."""
    RECEIVING = "receiving"
    """Planned for the next phase already, and could join early."""


EVERYWHERE = tuple(Where)


class Way(StrEnum):
    """How the candidate would get the knowledge over."""

    STAYS_ON = "stays_on"
    """On both sides: the question is whether they stay."""
    SIDE_BY_SIDE = "side_by_side"
    """With `partner` of the giving side for at least twice N effective working days (D16: that holds)."""
    JOINS = "joins"
    """From the start, with nobody to work beside."""


@value
class Reason:
    """Why somebody is proposed, as a code with values; the views say the sentence.

    knows_since (day); asked_system, main_system, largest_system (system: covers it by name); architect_through;
    sub_lead (system); free (percent); booked (percent, journeys: fully, with these); no_figures (count of journeys).
    """

    code: str
    day: date | None = None
    system: str = ""
    percent: float | None = None
    journeys: tuple[str, ...] = ()
    count: int = 0


@fact
class Known:
    """Somebody who knows the customer from another journey, as given by the caller. Days are closed; None unknown."""

    person: str
    journey: str
    """Blank: from none; they were named by who asks."""
    role: str = ""
    key: bool = False
    lead: bool = False
    carries: str = "solution"
    since: date | None = None
    until: date | None = None


@fact
class Around:
    """What is known beside the journey itself."""

    known: Sequence[Known] = ()
    """People of other journeys of the same customer, best first where somebody comes several times."""
    loads: Sequence[Load] = ()
    """Of the candidates, over all their journeys."""
    main_system: str | None = None
    today: date | None = None
    """Nobody is proposed for days before; None: any day."""
    constants: Constants = DEFAULTS


@fact
class Candidate:
    """A person who could carry. `since` is the first day with the customer, as far as it was given."""

    person: str
    where: Where
    way: Way
    role: str = ""
    key: bool = False
    """Of a lead too."""
    lead: bool = False
    carries: str = "solution"
    since: date | None = None
    journey: str | None = None
    """The other journey they know the customer from."""
    first: date | None = None
    """Proposed first day on the receiving phase; None: its start, which is not known."""
    last: date | None = None
    """Proposed last day; None: as planned, or not known."""
    percent: float | None = None
    """What is free on those days; None when no figure was given, or nothing is free."""
    partner: str | None = None
    """Of the giving side, for days side by side."""
    partner_last: date | None = None
    """Until when the partner would stay late for it; None: as planned."""
    reasons: tuple[Reason, ...] = ()

    @property
    def booked(self) -> bool:
        return any(reason.code == "booked" for reason in self.reasons)
