"""What a calendar shows: journeys with what tells that something of them is newer, and its entries once written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.rules.projection.journeys import JourneyShown
from bot.rules.projection.meetings import MeetingLine
from bot.rules.values import value


@value
class Dated:
    """A journey as far as the reader may read it, with how often and when it was last changed."""

    shown: JourneyShown
    changed_at: datetime
    plans: Mapping[str, int]
    """How often each handover was planned anew: by the uid of the receiving phase, of a change of hands by its own."""


@value
class DatedMeeting:
    """A customer meeting, likewise."""

    shown: MeetingLine
    changed_at: datetime
    version: int
    """Grows with every change of it."""


@value
class Contents:
    """All of a calendar."""

    journeys: tuple[Dated, ...]
    meetings: tuple[DatedMeeting, ...] = ()


@value
class Entry:
    """One entry of a calendar, in words, over whole days or at some hours of one."""

    uid: str
    """The same for as long as the thing is there, whatever becomes of it."""
    first: date
    last: date
    """Included."""
    summary: str
    description: str
    tentative: bool
    version: int
    """Grows with every change."""
    changed_at: datetime
    hours: tuple[datetime, datetime] | None = None
    """From when until when, each in the zone in which it is held; None: over whole days."""
