"""What somebody's Home shows: what waits, what they carry, the journeys they see, their settings; only values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.rules.projection.journeys import HandoverShown, Who
from bot.rules.projection.listed import JourneyPage, Wanted
from bot.rules.projection.meetings import MeetingLine
from bot.rules.values import fact

FILTERS = ("all", "breaks", "thin", "unstaffed", "mine")
"""What the portfolio is narrowed to; the words are kept, and stand in shipped menus."""


@fact
class Look:
    """What somebody looks at in their Home."""

    filter: str = "all"
    customer: str = ""
    """A part of the customer's name, as typed."""
    page: int = 1
    outlines: int = 1
    """The page of the journeys that they may see only."""

    @property
    def wanted(self) -> Wanted:
        """The journeys of the portfolio."""
        narrowed = {} if self.filter == "all" else {self.filter: True}
        return Wanted(customer=self.customer, whole=True, **narrowed)

    @property
    def narrowed(self) -> bool:
        return self.filter != "all" or bool(self.customer)


def look(kept: Mapping[str, Any]) -> Look:
    """As it is kept, by the names of its fields; a filter that there is no more is `all`."""
    found = Look(**{name: value for name, value in kept.items() if name in Look.__dataclass_fields__})
    return found if found.filter in FILTERS else Look(customer=found.customer)


@fact
class Waits:
    """One thing that waits for the reader. `kind` says how it is drawn (`views.home.waiting`), from `shown`."""

    kind: str
    shown: Any


@fact
class Awaiting:
    things: tuple[Waits, ...] = ()
    more: bool = False
    """There is more than there is room for."""


@fact
class Carried:
    """The handovers to come over which the reader stays on, the nearest first."""

    handovers: tuple[HandoverShown, ...] = ()
    more: bool = False


@fact
class Preferences:
    """What the reader has chosen, or has in Slack."""

    language: str | None
    slack: str | None
    workspace: str
    """Of its language."""
    digest: bool
    tz: str


@fact
class HealthShown:
    """For admins: figures, and nobody's words or names."""

    waiting: int
    """Messages that are on their way."""
    given_up: int
    """Those of the last days that could not be delivered and never will be."""
    late: float
    """Seconds by which the oldest that is due is overdue."""
    ticked_at: datetime | None
    """When it was last looked for what is due; None: not of late."""
    version: str


@fact
class HomeShown:
    """`kind`: member, guest; everybody else finds nothing. What is not for the reader is None."""

    reader: Who
    kind: str
    admin: bool = False
    now: datetime
    today: date
    """In the reader's zone."""
    look: Look = Look()
    waits: Awaiting = Awaiting()
    carried: Carried | None = None
    meetings: tuple[MeetingLine, ...] = ()
    """Customer meetings of theirs to come, the nearest first."""
    portfolio: JourneyPage | None = None
    outlines: JourneyPage | None = None
    chosen: Preferences | None = None
    health: HealthShown | None = None
