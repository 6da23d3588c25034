"""What is shown of a note, and a page of them: values only, texts as typed."""

from __future__ import annotations

from datetime import date

from bot.rules.knowledge.asking import LastDay
from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Named
from bot.rules.values import fact


@fact
class Heard:
    """Somebody who heard it from the customer."""

    who: Who
    on: date
    askable: bool
    """Still here, in Slack, and somebody else than the reader."""
    until: date | None = None
    """Their last day with the customer; None: no end is planned, or they are on none of its journeys."""
    there: bool = False
    """On a journey that the note is about, by plan."""


@fact
class AnswerShown:
    """What somebody answered to a note."""

    text: str
    by: Who
    said_by: Who | None
    on: date


@fact
class NoteShown:
    uid: str
    text: str
    kind: str | None
    customer: str
    journey: Named | None
    system: str | None
    author: Who
    said_by: Who | None
    kept_on: date
    heard: tuple[Heard, ...]
    read: tuple[Who, ...]
    """Who has read it and did not hear it."""
    last_day: LastDay
    status: str | None
    """Of a promise: open, delivered, confirmed."""
    shareable: bool
    segment: str | None
    permalink: str | None
    pairs: tuple[str, ...] = ()
    """Texts of what relieves the pain, or of the pains that it relieves, as far as the reader may read them."""
    also_at: tuple[str, ...] = ()
    """Names of other customers that have this pain, of those the reader may read about."""
    mine: bool = False
    """The reader has heard or read it."""
    heard_by_me: bool = False
    answers: tuple[AnswerShown, ...] = ()
    """Of a note that asks, or was asked about; the earliest first."""
    retired: bool = False


@fact
class WantedNotes:
    """Which notes a list is about; everything that is given must hold at once."""

    kind: str = ""
    words: str = ""
    """Words of the text, or a system's name."""
    customer: str = ""
    journey: str = ""
    """uid of the journey the list is about; blank: those of the channel the reader asks in, if it has any."""
    heard: str = ""
    """uid of somebody who heard it."""
    retired: bool = False
    """Those that were retired, and no others."""
    everywhere: bool = False
    """All that the reader may read, whatever the channel."""


@fact
class NotesPage:
    notes: tuple[NoteShown, ...]
    page: int
    """From 1."""
    pages: int
    total: int
    wanted: WantedNotes
    journey: str = ""
    """Name of the journey the list is about; blank: of several, or all the reader may read."""
    team: str = ""
    """Slack's id of the workspace, for links that open a conversation."""


Option = tuple[str, str]
"""What is shown in a menu, and the uid."""


@fact
class NoteFields:
    """What stands in the form of a note when it opens."""

    text: str = ""
    kind: str | None = None
    speaker: str = ""
    system: str = ""
    systems: tuple[str, ...] = ()
    """Of the journey, to choose from."""
    heard: tuple[str, ...] = ()
    """Slack ids of those who heard it."""
    heard_on: date | None = None
    """The day on which the first of them did."""


@fact
class NoteEdited:
    """A note as its form `Edit…` opens, and what that offers."""

    uid: str
    fields: NoteFields
    shareable: bool
    segment: str
    pairs: tuple[Option, ...]
    """Relievers for a pain, pains for a reliever; `paired` are those it has."""
    paired: tuple[str, ...]
    same: tuple[Option, ...]
    """Pains of other customers; `same_as` is the one it is the same as."""
    same_as: str | None
