"""What a typed line or a filled form asks for, once understood: the same values from both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.rules.texts import Refusal
from bot.rules.values import fact, value

WEEK = timedelta(days=6)
"""From its Monday to its Sunday."""
WHOLE = {1: "month", 3: "quarter", 6: "half", 12: "year"}
"""What so many months are called."""


@value
class Period:
    """When something is planned: the first and the last day it may fall on (equal for a plain date).

    A range is tentative by itself; `unknown` (typed `?`) has no days at all.
    """

    first: date | None
    last: date | None
    tentative: bool = False

    @property
    def unknown(self) -> bool:
        return self.first is None and self.last is None

    @property
    def precision(self) -> str:
        """day, week, month, quarter, half, year: the calendar's own stretch that it fills; else range, or unknown."""
        if self.first is None or self.last is None:
            return "unknown"
        if self.first == self.last:
            return "day"
        if self.first.isoweekday() == 1 and self.last - self.first == WEEK:
            return "week"
        after = self.last + timedelta(days=1)
        long = (after.year - self.first.year) * 12 + after.month - self.first.month
        whole = self.first.day == after.day == 1 and (self.first.month - 1) % max(long, 1) == 0
        return WHOLE.get(long, "range") if whole else "range"


@value
class Title:
    """A job title of the table: its words, its kind, whether who has it is key, and what the person carries."""

    words: str
    kind: str
    """sales, manager, architect, consultant, support, other."""
    key: bool
    carries: str
    """solution or relation."""


@value
class PersonRef:
    """A person as written: a mention gives `slack_id`, a typed name gives `name`."""

    slack_id: str | None = None
    name: str | None = None


@fact
class NewPhase:
    kind: str
    name: str | None = None
    start: Period | None = None
    end: date | None = None


@fact
class NewJourney:
    name: str
    customer: str
    phases: tuple[NewPhase, ...]
    systems: tuple[tuple[str, bool], ...] = ()
    """Name and whether it is the main one."""


@fact
class NewNames:
    """What a journey is called from now on; None leaves it as it is."""

    name: str | None = None
    key: str | None = None
    customer: str | None = None


@fact
class Placement:
    """People put on phases of a journey. No phase means the present one."""

    people: tuple[PersonRef, ...]
    phases: tuple[str, ...] = ()
    """Phase uids, in the journey's order."""
    throughout: bool = False
    role: str = ""
    """As typed; the title is found by it."""
    title: Title | None = None
    lead: bool = False
    key: bool = False
    customer: bool = False
    systems: tuple[str, ...] = ()
    all_systems: bool = False
    percent: float | None = None
    first: date | None = None
    last: date | None = None


@fact
class PhaseChange:
    """A phase planned anew: `start` for its start, `end` for its last day, `begun` when it starts or started then."""

    phase: str | None
    """uid; None adds a phase."""
    start: Period | None = None
    end: date | None = None
    begun: bool = False
    shift_days: int | None = None
    """`push project 2 weeks`: later by so many days."""
    shift_months: int | None = None
    """`push project 3 months`: later by so many months."""
    add: NewPhase | None = None
    after: str | None = None
    """uid of the phase that the added one follows."""


@fact
class Replacement:
    """`new` takes over what `old` has, from a day on (None: from today)."""

    old: PersonRef
    new: PersonRef
    since: date | None = None


@fact
class Removal:
    """People who are no longer there from a day on (None: from today), on some phases (none named: all)."""

    people: tuple[PersonRef, ...]
    phases: tuple[str, ...] = ()
    since: date | None = None


Supposition = PhaseChange | Removal | Placement
"""What may be tried out before it is done."""


@fact
class Absence:
    """Days on which somebody is away, everywhere. No person means who says so."""

    first: date
    last: date
    person: PersonRef | None = None


@value
class Guess:
    """What a word that was not understood may have been: as it is called, and as it is typed in its place."""

    said: str
    typed: str


class Unclear(Refusal):
    """What could not be understood of a line, said in one sentence, and what could: the form opens with that filled in.

    `understood` is a value of this module, as far as it goes, or None when the line gave nothing. `readings` is what a
    date of it (`text`) may mean, `guesses` what a word of it (`text` or `name`) may have been, for the person to choose
    from. `formed`: a form can mend it too.
    """

    def __init__(
        self,
        message: str,
        /,
        field: str | None = None,
        *,
        understood: object = None,
        readings: tuple[Period, ...] = (),
        guesses: tuple[Guess, ...] = (),
        **words: Any,
    ) -> None:
        super().__init__(message, field, **words)
        self.understood = understood
        self.readings = readings
        self.guesses = guesses
        self.formed = False
