"""What is shown of a brief: the handover with its people, what is known, what is open or missing, who has read it."""

from __future__ import annotations

from datetime import date, datetime

from bot.rules.projection.inquired import AskedShown
from bot.rules.projection.journeys import AssignmentShown, HandoverShown, PhaseShown, Who
from bot.rules.projection.noted import NoteShown
from bot.rules.values import fact


@fact
class NoteInBrief:
    note: NoteShown
    open: bool = False
    """Something is left to do: not relieved, not delivered, not answered."""
    leaving: bool = False
    """Nobody who heard it is in the next phase."""
    new: bool = False
    """The reader has neither heard nor read it."""
    asked: tuple[AskedShown, ...] = ()


@fact
class Receiver:
    """Somebody who takes over, and what they made of the brief."""

    who: Who
    role: str
    lead: bool
    needs: tuple[str, ...]
    missing: tuple[str, ...]
    read_on: date | None = None
    takes_with: str = ""
    corrected: str = ""
    corrected_by: Who | None = None
    stays: bool = False
    """They were there before: what they take over they know, and can be asked."""
    seen: bool = False
    """A giver has looked at what they take with them."""


@fact
class Met:
    """Somebody of ours who has met the customer."""

    who: Who
    notes: int
    """How many of the notes they heard."""
    meetings: int
    until: date | None
    """Their last day on the journey; None: no end is planned, or they are not on it."""


@fact
class Missing:
    """A kind of which nothing is noted, and who should know it."""

    kind: str
    wanted_by: tuple[Who, ...]
    """Of those who come in; who stays on knows."""
    whom: Who | None
    """Who could be asked; None: nobody of those who were there can be."""
    asked: AskedShown | None = None


@fact
class BriefShown:
    handover: HandoverShown
    giving: tuple[AssignmentShown, ...]
    receiving: tuple[AssignmentShown, ...]
    customers: tuple[AssignmentShown, ...]
    """The customer's side of both phases, each once."""
    notes: tuple[NoteInBrief, ...]
    """The newest first."""
    more: int
    """How many older ones there are."""
    met: tuple[Met, ...]
    receivers: tuple[Receiver, ...]
    missing: tuple[Missing, ...]
    others: tuple[tuple[str, PhaseShown], ...]
    """The journey's other handovers: uid and the phase they lead into."""
    at: datetime
    """As of when; `today` is the day of that in the workspace."""
    today: date
    mine: Receiver | None = None
    """The reader, where they take over."""
    gives: bool = False
    """The reader hands over."""

    @property
    def unread(self) -> int:
        return sum(one.new for one in self.notes)
