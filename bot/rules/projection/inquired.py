"""What is shown of a question about the customer that was put to somebody who may know."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Named
from bot.rules.values import fact


@fact
class AskedShown:
    """A question about the customer that was put to somebody."""

    by: Who
    to: Who
    on: date
    state: str
    """open, passed (they do not know), answered."""
    text: str
    """In the words of who asks; blank: about the note as such, or for a kind that is wanted."""


@fact
class InquiryShown:
    uid: str
    state: str
    """open, answered (while the answer stands), passed: who was asked does not know."""
    asked_by: Who
    person: Who
    """Whom it is put to."""
    journey: Named | None
    """None: the note belongs to no journey."""
    customer: str
    question: str
    """The note it asks about, as typed; blank: about none."""
    note_uid: str | None = None
    kind: str | None
    """Of that note."""
    wanted: str | None
    """The kind of note that is asked for, where there is none yet."""
    text: str
    """In the words of who asks."""
    system: str | None
    last_day: date | None = None
    """Of the person on the journey, where that is why they are asked."""
    answer: str = ""
    undo_uid: str | None = None
    """The change that kept the answer."""
    hidden: bool = False
    """The reader may not read what it is about any more; then nothing else is filled in."""


@fact
class AskingShown:
    """How it stands with an open question: who was asked about it, and who will be, of their own accord."""

    asked: tuple[AskedShown, ...] = ()
    """The earliest first."""
    waits: bool = False
    """The last of them is still waited for."""
    whom: Who | None = None
    """Who is asked next; None: nobody can be, or somebody is waited for."""
    on: date | None = None
    """The day on which they are."""
    last: date | None = None
    """Their last day with the customer, where that is why."""
    start: date | None = None
    """Of the next handover, where that is why."""
    closed: bool = False
    """The journey is not open: nobody is asked of its own accord."""


@fact
class AskFields:
    """What stands in the form that asks somebody about a note."""

    uid: str
    text: str
    kind: str | None
    whom: str | None
    """Slack id of who may know best; None: nobody is known to."""
