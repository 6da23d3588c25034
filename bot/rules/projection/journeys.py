"""What is shown of a journey: one projection for reply, card, list, question, picture (use cases fill it, views draw).

Only values: no text in any language, names as typed (a view escapes them), days as dates.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from bot.rules.values import value

if TYPE_CHECKING:
    from bot.rules.projection.slip import SlipShown


@value
class Who:
    """A person as shown. `slack_id` is None for somebody outside Slack, who is never asked."""

    id: int
    name: str
    slack_id: str | None = None
    uid: str = ""
    short: str = field(default="", compare=False)
    """Their name among the people shown with them (rules.calling); blank: the whole name."""

    @property
    def called(self) -> str:
        """How sentences and buttons name this person; lists of people say `name`."""
        return self.short or self.name


@value
class PhaseShown:
    """A phase; `name` only when people named it themselves, else the view says the kind in the reader's language."""

    uid: str
    kind: str
    name: str | None
    start: date | None
    start_latest: date | None
    end: date | None
    tentative: bool
    begun: bool


@value
class AssignmentShown:
    uid: str
    who: Who
    phase_uid: str
    side: str
    role: str
    lead: bool
    key: bool
    systems: tuple[str, ...]
    all_systems: bool
    first: date | None
    last: date | None
    percent: float | None
    given: str
    carries: str = "solution"


@value
class ScopeShown:
    """The answer for one side and one system (None = the whole delivery). `reason` is a code of rules.continuity."""

    side: str
    system: str | None
    state: str
    reason: str
    carriers: tuple[Who, ...] = ()
    rests_on: tuple[Who, ...] = ()
    """Whom the state rests on: their word is asked for."""
    givers: tuple[Who, ...] = ()
    receivers: tuple[Who, ...] = ()
    together: tuple[tuple[Who, Who, float], ...] = ()
    """Giver, receiver, effective working days together, the longest first."""
    returners: tuple[Who, ...] = ()
    because: tuple[Who, ...] = ()
    """Those it rests on who give the reason; nobody: all of them."""


@value
class WordShown:
    """A person's own answer: yes, unsure, no; or None when they were asked and have not answered yet."""

    who: Who
    answer: str | None
    asked_on: date | None
    given_on: date | None = None
    given_by: Who | None = None
    """Who passed it on, when it was not the person."""
    needed: bool = True
    """Whether the state rests on this person."""
    asked_also: tuple[date, ...] = ()
    """The other days on which they were asked, of a question that waits."""


@value
class Advice:
    """The one best next step. `kind`: ask (let `who` stay on), staff (find a first person), none."""

    kind: str
    who: Who | None = None
    role: str = ""
    since: date | None = None
    """Since when this person has been with the customer."""
    already_asked_on: date | None = None
    system: str = ""
    """The system it is about, when the whole delivery does not need it; blank: the whole."""
    partner: Who | None = None
    """Who takes that system: `who` is asked for `days` side by side."""
    days: int = 0
    leaves: date | None = None
    """The last day of `who`, as planned."""
    also: Who | None = None
    """Somebody who stays on anyway and could take the system too."""
    free: float | None = None
    """Percent of `who` that are free until `free_until`, by given figures; None: nobody said."""
    free_until: date | None = None


@value
class HandoverShown:
    uid: str
    journey_uid: str
    journey_key: str
    journey_name: str
    customer: str
    from_phase: PhaseShown | None
    to_phase: PhaseShown
    start: date | None
    """Start of the receiving phase (D2), None when undated; of a change of hands the last day of who leaves."""
    days_left: int | None
    tentative: bool
    state: str
    """Of the vendor's side over the whole and its systems: holds, thin, breaks, unstaffed."""
    within: bool = False
    """A change of hands within a phase (D15), which is then both giver and receiver."""
    leaves: Who | None = None
    """Of a change of hands: who leaves the phase; None also when nobody here knows them any more."""
    scopes: tuple[ScopeShown, ...] = ()
    words: tuple[WordShown, ...] = ()
    leads_to: tuple[Who, ...] = ()
    owner: Who | None = None
    advice: Advice | None = None
    accepted_by: Who | None = None
    accepted_reason: str | None = None
    accepted_on: date | None = None
    later_until: date | None = None
    """Nobody is asked before that day, as `later_by` wished; None: nobody wished so, or it has come."""
    later_for: str = ""
    """`signed`: nobody is asked before the order is."""
    later_by: Who | None = None
    closed: bool = False
    """Out of the plan, or the journey has ended: nobody is asked about it."""
    ended: str = ""
    """How the journey has ended: lost, done, deleted; blank while it goes on."""
    paused: bool = False
    """The journey waits: nobody is asked anything."""
    slip: SlipShown | None = None
    """How long it holds when the start slips; only of a date that is not sure, and where it was asked for."""
    covers: tuple[tuple[Who, date], ...] = ()
    """Who is away over the start for a while, and when they are back, where nobody else stays on (D16)."""
    gap_days: int | None = None
    version: int = 1
    people: tuple[Who, ...] = ()
    """Everybody the journey names, once each."""

    @property
    def has_come(self) -> bool:
        """Whether the next phase has begun, or the last day of who leaves is past."""
        if self.within:
            return self.days_left is not None and self.days_left < 0
        return self.to_phase.begun

    @property
    def vendor(self) -> ScopeShown | None:
        """The vendor's answer for the whole delivery."""
        for scope in self.scopes:
            if scope.side == "vendor" and scope.system is None:
                return scope
        return None

    @property
    def missing_words(self) -> tuple[WordShown, ...]:
        """Whom the state rests on and who has not said yes."""
        return tuple(word for word in self.words if word.needed and word.answer != "yes")


@value
class JourneyShown:
    uid: str
    key: str
    name: str
    customer: str
    state: str
    phases: tuple[PhaseShown, ...]
    assignments: tuple[AssignmentShown, ...]
    handovers: tuple[HandoverShown, ...]
    systems: tuple[tuple[str, bool], ...] = ()
    """Name and whether it is the main one."""
    owner: Who | None = None
    present_phase: str | None = None
    """uid: the last by order that has begun, else the first."""
    channel: str | None = None
    """Slack id."""
    quiet_until: date | None = None
    """Until when it keeps silent: it is paused, or its reminders are off (`FOREVER`: until they are on again)."""
    version: int = 1
    people: tuple[Who, ...] = ()
    """Everybody the journey names, once each; who is no longer in its plan may be missing."""
    shape: str = ""
    """How it gets from phase to phase (`rules.continuity.Shape`); blank while a phase is not staffed yet."""
    shaped_by: tuple[Who, ...] = ()
    """The people who give it that shape."""
