"""What is shown of a post: its items, each about a handover, a journey or a question; only values."""

from __future__ import annotations

from datetime import date, datetime

from bot.rules.projection.arrived import PulseShown
from bot.rules.projection.at_once import CauseShown
from bot.rules.projection.inquired import InquiryShown
from bot.rules.projection.journeys import AssignmentShown, HandoverShown, JourneyShown, Who
from bot.rules.projection.meetings import SaidOfMeeting
from bot.rules.projection.picked import PicksShown, Thing
from bot.rules.projection.receiving import ReceivesShown
from bot.rules.projection.taken_along import TakenShown
from bot.rules.projection.weekly import DigestShown
from bot.rules.values import fact


@fact
class ItemShown:
    """One item of a post. `kind` is the occasion's kind; `step` the step's name ("28", "14", ...) or None."""

    kind: str
    step: str | None
    handover: HandoverShown | None = None
    journey: JourneyShown | None = None
    question_uid: str | None = None
    question_state: str | None = None
    """open, answered, withdrawn, past."""
    answer: str | None = None
    """The reader's own answer, when the item is a question that was answered; `right` of a date that still stands."""
    asked_by: Who | None = None
    role: str = ""
    """ask: the reader's role on the receiving side (planned or proposed)."""
    first: date | None = None
    last: date | None = None
    percent: float | None = None
    proposed: bool = False
    """ask: a yes writes a new assignment (the proposal) instead of confirming a planned one."""
    more: bool = False
    """ask, alert: it is about more than the reader, or whom it is about, has in the plan: a no changes nothing."""
    system: str = ""
    """ask, alert: the system that was to be taken too; blank: to be there earlier."""
    beside: Who | None = None
    """ask: of the giving side, with whom the reader would work."""
    newcomer: bool = False
    """ask: the reader does not know the customer yet."""
    planned_by: Who | None = None
    """ask: who put the reader into the plan, when it was somebody else; on `planned_on`."""
    planned_on: date | None = None
    placed: tuple[AssignmentShown, ...] = ()
    """put: what the reader was given on the journey, by `planned_by`."""
    digest: DigestShown | None = None
    """digest: of its head, which is about no handover."""
    said: SaidOfMeeting | None = None
    """meeting: what is said of it."""
    may_read: bool = False
    """put: the reader may read the journey."""
    picks: PicksShown | None = None
    """picks: what is picked for the day, and what is offered."""
    things: tuple[Thing, ...] = ()
    """day: what the customer should not have to tell us again."""
    pulse: PulseShown | None = None
    """pulse: whether the knowledge arrived."""
    receives: ReceivesShown | None = None
    """receives: that the reader takes over, and what waits for them."""
    inquiry: InquiryShown | None = None
    """inquiry, answered: the question, and the answer."""
    moved_from: date | None = None
    """step: the start this slipped from."""
    undo_uid: str | None = None
    left: str = ""
    """ask: the channel that the reader has left, by name: that is why."""
    taken: TakenShown | None = None
    """took, corrected: what somebody takes along; None: no longer the reader's to know."""
    cause: CauseShown | None = None
    """alert: why it is told at once, and what else breaks by it; `handover` is the most urgent."""
    outline: str = ""
    """step, told: `name`: the reader may know name, owner and dates only; `nothing`: not even these any more."""
    trouble: str = ""
    """alert: why a message did not reach its channel or reader: `shared`, or Slack's error code."""
    lapsed: str = ""
    """alert: the reader let it go on purpose, and that is over, because it is `worse` or `moved`."""
    lapsed_reason: str = ""
    about: Who | None = None
    """alert, told: whom it is about (occasion.values["about"], a person id)."""
    knows_customer: str = ""
    """alert: who else knows the customer, as the person who can't stay on wrote it (occasion.values["knows"])."""
    days_offered: str = ""
    """alert: how many days side by side that person offered, as written (occasion.values["days"])."""
    private_note: str = ""
    """alert: what only the owner may read (the word's private_reason)."""


@fact
class PostShown:
    """Everything one Slack message shows, for one reader."""

    uid: str
    type: str
    """Metadata event type: handover_card, handover_step, ..."""
    items: tuple[ItemShown, ...]
    reader: Who | None
    """None: a channel."""
    today: date
    speaks_before: int | None = None
    """Days before a start on which the workspace's first step falls."""
    in_thread: bool = False
    at: datetime | None = None
    team: str = ""
    """Slack's id of the workspace, for links that open a conversation."""
    repeated: bool = False
    """Sent again without it being known whether the first one arrived."""
