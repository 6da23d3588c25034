"""What is shown of a customer meeting, its kit, and a page of meetings: values only, texts as typed."""

from __future__ import annotations

from datetime import date

from bot.rules.meetings.hours import Hours
from bot.rules.meetings.lacking import Lacking
from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Named
from bot.rules.projection.picked import Thing
from bot.rules.values import fact, value


@fact
class Attending:
    """Somebody of us who is to take part, or did."""

    who: Who
    profile: str | None
    came: bool | None
    """None: nobody has said."""


@value
class Held:
    """When a meeting is held on its day, in the zone in which it is."""

    hours: Hours
    tz: str
    away: bool = False
    """It is another time of day then where the reader is."""


@fact
class GuideItemShown:
    uid: str
    kind: str
    text: str
    place: str = ""
    answer: str = ""
    reaction: str | None = None
    note: str | None = None
    """uid of the note that the answer became."""
    note_kind: str | None = None


@fact
class MeetingShown:
    uid: str
    day: date
    held: Held | None
    customer: str
    journey: Named | None
    about: str
    author: Who
    people: tuple[Attending, ...]
    items: tuple[GuideItemShown, ...]
    quote: str
    quote_by: str
    """Who of the customer's said it; empty: nobody has told."""
    cancelled: bool
    may_change: bool
    channel: str | None
    """Slack's id of the channel in which it can be told what was heard; None: nowhere."""
    told: bool = False
    """It was told there."""

    def of(self, kind: str) -> tuple[GuideItemShown, ...]:
        """The lines of one guide, in their order."""
        return tuple(item for item in self.items if item.kind == kind)

    @property
    def came(self) -> tuple[Who, ...]:
        """Who has met the customer, as far as was said."""
        return tuple(one.who for one in self.people if one.came)


@fact
class MeetingLine:
    """A meeting in a list."""

    uid: str
    day: date
    held: Held | None
    customer: str
    journey: str
    about: str
    people: tuple[str, ...]
    told: bool
    """Somebody has said who came."""


@fact
class MeetingsPage:
    lines: tuple[MeetingLine, ...]
    page: int
    pages: int
    total: int
    past: bool
    mine: bool
    others: int
    """How many meetings there are of the other kind: past where those to come are shown, else to come."""


@fact
class ReminderShown:
    """What the one who made a meeting is told before it: what it lacks, and who could come."""

    lacking: Lacking
    free: Attending | None = None
    met: date | None = None
    """The day on which whoever could come last met a customer, as far as the reader may know."""


@fact
class SaidOfMeeting:
    """What a message says of a meeting: before it (`reminder`), after it, or of what was heard (`in_channel`)."""

    meeting: MeetingShown | None
    """None: it was taken back, or is not the reader's to know any more."""
    reminder: ReminderShown | None
    things: tuple[Thing, ...]
    """What was heard."""
    trouble: str
    """Why it could not be told in the channel: `shared`, or Slack's error code."""
    in_channel: bool
    team: str
    """Slack's id of the workspace, for links that open a conversation."""
