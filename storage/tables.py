"""All tables. What each holds and which identities hold: docs/data-model.md.

Everywhere: `id` is ours and never leaves; `uid` is random and is what buttons carry; instants are aware UTC, days DATE;
every row carries its workspace; nothing is deleted, rows are voided by the change that took them away.
"""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Text,
    Time,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import BIG, Instant, Key, Ref, Uid, one_of, only_where, within

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Table(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {
        datetime: Instant,
        int: BIG,
        date: Date,
        time: Time,
        str: Text,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


def _inside(*parts: Any) -> tuple[Any, ...]:
    """Constraints of a table other tables point into: (workspace_id, id) is unique."""
    return (UniqueConstraint("workspace_id", "id"), *parts)


# -- the workspace and what it has chosen --------------------------------------------------------------------------


class Workspace(Table):
    __tablename__ = "workspace"
    __table_args__ = (
        UniqueConstraint("enterprise_id", "team_id"),
        one_of("state", "active", "revoked", "erasing"),
        one_of("uncertain", "repeat", "hold"),
    )
    id: Mapped[Key]
    enterprise_id: Mapped[str] = mapped_column(default="")
    team_id: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    tz: Mapped[str]
    country: Mapped[str]
    steps: Mapped[list[Any]]
    """Days before the next phase starts, falling, e.g. [28, 14, 7, 2, 0]."""
    at_time: Mapped[time]
    strict: Mapped[bool] = mapped_column(default=False)
    uncertain: Mapped[str] = mapped_column(default="repeat")
    escalation_id: Mapped[int | None]
    scopes: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="active")
    restored_at: Mapped[datetime | None]
    """A backup was put back then, and what was said since it was made is not all known yet."""
    changes: Mapped[int] = mapped_column(default=0)
    """The last number given to a change; the next takes it in the same transaction."""
    questions_at: Mapped[datetime | None]
    """When open questions about customers are looked at: somebody who knows may be about to leave; None: there are none."""
    calendars: Mapped[str | None]
    """By which versions of the time zones and the holidays it was reckoned when things are due."""


class QuietPeriod(Table):
    __tablename__ = "quiet_period"
    __table_args__ = (Index("ix_quiet_period", "workspace_id", "last"),)
    id: Mapped[Key]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    first: Mapped[date]
    last: Mapped[date]
    label: Mapped[str | None]


class Template(Table):
    __tablename__ = "template"
    __table_args__ = (PrimaryKeyConstraint("workspace_id", "rank"),)
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    rank: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str | None]


class Title(Table):
    __tablename__ = "title"
    __table_args__ = _inside(
        UniqueConstraint("workspace_id", "fold"),
        one_of("kind", "sales", "manager", "architect", "consultant", "support", "other"),
        one_of("carries", "solution", "relation"),
    )
    id: Mapped[Key]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    fold: Mapped[str]
    words: Mapped[str]
    kind: Mapped[str]
    key: Mapped[bool]
    carries: Mapped[str]
    off_at: Mapped[datetime | None]
    """Since when it is not read as a title any more; who was given it keeps what it says."""


# -- places and people ----------------------------------------------------------------------------------------------


class Channel(Table):
    __tablename__ = "channel"
    __table_args__ = _inside(UniqueConstraint("workspace_id", "slack_id"))
    id: Mapped[Key]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    slack_id: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=True)
    shared: Mapped[bool] = mapped_column(default=False)
    pending: Mapped[bool] = mapped_column(default=False)
    archived: Mapped[bool] = mapped_column(default=False)
    bot_in: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str | None]
    checked_at: Mapped[datetime | None]
    unread_since: Mapped[datetime | None]
    """Nothing is posted there until it was read since then: a backup was put back."""


class Membership(Table):
    """A cache of who is in a channel; Slack is the truth."""

    __tablename__ = "membership"
    __table_args__ = (
        PrimaryKeyConstraint("channel_id", "person_id"),
        within("channel", "channel_id"),
        within("person", "person_id"),
    )
    workspace_id: Mapped[Ref]
    channel_id: Mapped[Ref]
    person_id: Mapped[Ref]
    seen_at: Mapped[datetime]


class Person(Table):
    __tablename__ = "person"
    __table_args__ = _inside(
        UniqueConstraint("workspace_id", "slack_id"),
        UniqueConstraint("workspace_id", "outside_ref"),
        Index("ix_person_fold", "workspace_id", "fold"),
        Index(
            "ix_person_digest",
            "digest_at",
            **only_where("digest_at IS NOT NULL"),
        ),
        one_of("class", "member", "guest", "stranger", "bot", "outside"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    slack_id: Mapped[str | None]
    outside_ref: Mapped[str | None]
    email: Mapped[str | None]
    name: Mapped[str]
    fold: Mapped[str]
    kind: Mapped[str] = mapped_column("class")
    admin: Mapped[bool] = mapped_column(default=False)
    tz: Mapped[str | None]
    language: Mapped[str | None]
    """What they have Slack in."""
    speaks: Mapped[str | None]
    """What they chose themselves; None: as in Slack."""
    digest: Mapped[bool] = mapped_column(default=True)
    digest_at: Mapped[datetime | None]
    """When to look whether there is something to say to them this week; None: never."""
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    checked_at: Mapped[datetime | None]
    unread_since: Mapped[datetime | None]
    merged_into: Mapped[int | None]
    forgotten_at: Mapped[datetime | None]


class Absence(Table):
    __tablename__ = "absence"
    __table_args__ = (within("person", "person_id"), Index("ix_absence", "person_id", "last"))
    id: Mapped[Key]
    workspace_id: Mapped[Ref]
    person_id: Mapped[Ref]
    first: Mapped[date]
    last: Mapped[date]
    void_change: Mapped[int | None]


class Customer(Table):
    __tablename__ = "customer"
    __table_args__ = _inside(UniqueConstraint("workspace_id", "fold"))
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    name: Mapped[str]
    fold: Mapped[str]


class ToldFigures(Table):
    """What is told of a customer at one place: on a journey, or without one to the people of a channel."""

    __tablename__ = "told_figures"
    __table_args__ = _inside(
        within("customer", "customer_id"),
        within("journey", "journey_id"),
        within("channel", "channel_id"),
        within("person", "author_id"),
        Index("ix_told_figures_journey", "journey_id"),
        Index("ix_told_figures_customer", "workspace_id", "customer_id"),
        CheckConstraint("(journey_id IS NULL) <> (customer_id IS NULL)", name="belongs"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    customer_id: Mapped[int | None]
    """Of what is told without a journey; else it is the journey's, whatever that becomes."""
    journey_id: Mapped[int | None]
    channel_id: Mapped[int | None]
    """Without a journey: whose people it was told to."""
    author_id: Mapped[int | None]
    """Who told it last; None: that was not kept then."""
    segment: Mapped[str | None]
    revenue: Mapped[str | None]
    service_hours: Mapped[str | None]
    told_at: Mapped[datetime]
    void_change: Mapped[int | None]


# -- the journey ------------------------------------------------------------------------------------------------------


class Journey(Table):
    __tablename__ = "journey"
    __table_args__ = _inside(
        within("customer", "customer_id"),
        within("channel", "channel_id"),
        within("person", "creator_id"),
        UniqueConstraint("workspace_id", "key"),
        Index("ix_journey_channel", "workspace_id", "channel_id"),
        Index("ix_journey_creator", "creator_id"),
        one_of("state", "open", "paused", "lost", "done"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    customer_id: Mapped[Ref]
    key: Mapped[str]
    name: Mapped[str]
    outside_ref: Mapped[str | None]
    """The journey_id of the file it was imported from."""
    state: Mapped[str] = mapped_column(default="open")
    channel_id: Mapped[int | None]
    tz: Mapped[str | None]
    country: Mapped[str | None]
    creator_id: Mapped[Ref]
    quiet_until: Mapped[date | None]
    """Nothing is said of it before that day: it is paused, or its reminders are off (`rules.reminders.FOREVER`)."""
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every change; a form or a button made from an older one is stale."""
    void_change: Mapped[int | None]


class Phase(Table):
    __tablename__ = "phase"
    __table_args__ = _inside(
        within("journey", "journey_id"),
        within("channel", "channel_id"),
        Index("ix_phase_journey", "journey_id"),
        Index(
            "uq_phase_rank",
            "journey_id",
            "rank",
            unique=True,
            **only_where("void_change IS NULL"),
        ),
        one_of("kind", "sales", "project", "maintenance", "other"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    journey_id: Mapped[Ref]
    rank: Mapped[int]
    """The order; sparse (1000, 2000, ...) and never renumbered."""
    kind: Mapped[str]
    name: Mapped[str | None]
    """Only when people named it themselves; else it is shown as its kind, in the reader's language."""
    start: Mapped[date | None]
    start_latest: Mapped[date | None]
    end: Mapped[date | None]
    tentative: Mapped[bool] = mapped_column(default=False)
    begun_on: Mapped[date | None]
    channel_id: Mapped[int | None]
    void_change: Mapped[int | None]


class System(Table):
    __tablename__ = "system"
    __table_args__ = _inside(within("journey", "journey_id"), UniqueConstraint("journey_id", "fold"))
    id: Mapped[Key]
    workspace_id: Mapped[Ref]
    journey_id: Mapped[Ref]
    name: Mapped[str]
    fold: Mapped[str]
    main: Mapped[bool] = mapped_column(default=False)


class Assignment(Table):
    __tablename__ = "assignment"
    __table_args__ = _inside(
        within("journey", "journey_id"),
        within("phase", "phase_id"),
        within("person", "person_id"),
        Index("ix_assignment_journey", "journey_id", "person_id"),
        Index("ix_assignment_phase", "phase_id", "person_id"),
        Index("ix_assignment_person", "person_id"),
        one_of("side", "vendor", "customer"),
        one_of("given", "confirmed", "unconfirmed", "declined"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    journey_id: Mapped[Ref]
    phase_id: Mapped[Ref]
    person_id: Mapped[Ref]
    side: Mapped[str] = mapped_column(default="vendor")
    title_id: Mapped[int | None]
    role_text: Mapped[str] = mapped_column(default="")
    lead: Mapped[bool] = mapped_column(default=False)
    key: Mapped[bool] = mapped_column(default=False)
    all_systems: Mapped[bool] = mapped_column(default=False)
    first: Mapped[date | None]
    last: Mapped[date | None]
    percent: Mapped[float | None]
    given: Mapped[str] = mapped_column(default="unconfirmed")
    """What a file or the person's own refusal says; a yes is a word, in its own table."""
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]
    void_change: Mapped[int | None]


class AssignmentSystem(Table):
    __tablename__ = "assignment_system"
    __table_args__ = (
        PrimaryKeyConstraint("assignment_id", "system_id"),
        within("assignment", "assignment_id"),
        within("system", "system_id"),
        Index("ix_assignment_system_system", "system_id"),
    )
    workspace_id: Mapped[Ref]
    assignment_id: Mapped[Ref]
    system_id: Mapped[Ref]


# -- the handover and what people said about it ---------------------------------------------------------------------


class Handover(Table):
    __tablename__ = "handover"
    __table_args__ = _inside(
        within("journey", "journey_id"),
        within("phase", "to_phase_id"),
        Index(
            "uq_handover_boundary",
            "to_phase_id",
            unique=True,
            **only_where("kind = 'boundary'"),
        ),
        Index(
            "uq_handover_within",
            "to_phase_id",
            "person_id",
            unique=True,
            **only_where("kind = 'within'"),
        ),
        Index(
            "ix_handover_due",
            "next_due_at",
            **only_where("next_due_at IS NOT NULL"),
        ),
        Index("ix_handover_journey", "journey_id"),
        one_of("kind", "boundary", "within"),
        one_of("state", "holds", "thin", "breaks", "unstaffed"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    journey_id: Mapped[Ref]
    kind: Mapped[str] = mapped_column(default="boundary")
    to_phase_id: Mapped[Ref]
    from_phase_id: Mapped[int | None]
    person_id: Mapped[int | None]
    plan_version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default="unstaffed")
    answer: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Derived with `state` in the transaction that changes the journey; compared nightly with the truth."""
    next_due_at: Mapped[datetime | None]
    said_start: Mapped[date | None]
    """The start the last channel post spoke of: another one now is a slip, told by one reply."""
    later_until: Mapped[date | None]
    later_for: Mapped[str | None]
    later_by: Mapped[int | None]
    """Who put it off (person id)."""
    accepted_by: Mapped[int | None]
    accepted_at: Mapped[datetime | None]
    accepted_reason: Mapped[str | None]
    accepted_state: Mapped[str | None]
    accepted_start: Mapped[date | None]
    closed_at: Mapped[datetime | None]


class Word(Table):
    __tablename__ = "word"
    __table_args__ = (
        within("handover", "handover_id"),
        within("person", "person_id"),
        Index(
            "uq_word_live",
            "handover_id",
            "person_id",
            unique=True,
            **only_where("lapsed_at IS NULL"),
        ),
        one_of("answer", "yes", "unsure", "no"),
    )
    id: Mapped[Key]
    workspace_id: Mapped[Ref]
    handover_id: Mapped[Ref]
    person_id: Mapped[Ref]
    answer: Mapped[str]
    given_by: Mapped[Ref]
    given_at: Mapped[datetime]
    start: Mapped[date | None]
    """The start of the next phase that the yes was said to."""
    basis: Mapped[str] = mapped_column(default="")
    """A hash of the person's dates and role then; another one now lapses the word."""
    lapsed_at: Mapped[datetime | None]
    private_reason: Mapped[str | None]


class Question(Table):
    __tablename__ = "question"
    __table_args__ = _inside(
        within("handover", "handover_id"),
        within("person", "person_id"),
        Index(
            "uq_question_open",
            "handover_id",
            "person_id",
            unique=True,
            **only_where("state = 'open'"),
        ),
        Index("ix_question_handover", "handover_id"),
        Index(
            "ix_question_asked",
            "person_id",
            **only_where("state = 'open'"),
        ),
        one_of("state", "open", "answered", "withdrawn", "past"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    handover_id: Mapped[Ref]
    person_id: Mapped[Ref]
    asked_by: Mapped[int | None]
    asked_at: Mapped[datetime]
    proposal: Mapped[dict[str, Any] | None]
    """The assignment that a yes would write: {phase, role, title, first, last, percent, systems}."""
    also_on: Mapped[list[Any] | None]
    """The other days on which it was put, as text: by a step, or before `asked_at`."""
    state: Mapped[str] = mapped_column(default="open")


# -- what is known of the customer ------------------------------------------------------------------------------------


class Note(Table):
    """A captured piece of knowledge. Without a journey it is for the people of the channel it was written in."""

    __tablename__ = "note"
    __table_args__ = _inside(
        within("customer", "customer_id"),
        within("journey", "journey_id"),
        within("system", "system_id"),
        within("channel", "channel_id"),
        within("person", "author_id"),
        within("person", "said_by_id"),
        within("note", "same_as_id"),
        Index("ix_note_customer", "workspace_id", "customer_id"),
        Index("ix_note_journey", "journey_id"),
        Index("ix_note_same", "same_as_id"),
        CheckConstraint("(journey_id IS NULL) <> (customer_id IS NULL)", name="belongs"),
        one_of("kind", "pain", "reliever", "likes", "wish", "promise", "decision", "question", "worry"),
        one_of("audience", "internal", "shareable"),
        one_of("status", "open", "delivered", "confirmed"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    customer_id: Mapped[int | None]
    """Of a note without a journey; else it is the journey's, whatever that becomes."""
    journey_id: Mapped[int | None]
    system_id: Mapped[int | None]
    channel_id: Mapped[int | None]
    """Where it was written."""
    kind: Mapped[str | None]
    """None until somebody has said which."""
    text: Mapped[str]
    fold: Mapped[str]
    """The text as compared and searched (`rules.names.fold`)."""
    author_id: Mapped[Ref]
    said_by_id: Mapped[int | None]
    permalink: Mapped[str | None]
    """Of the message it was made from."""
    audience: Mapped[str] = mapped_column(default="internal")
    segment: Mapped[str | None]
    """The segment that a reliever is for when it stands alone."""
    status: Mapped[str | None]
    """Of a promise only."""
    same_as_id: Mapped[int | None]
    """An earlier note of the same pain, at another customer."""
    kept_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    void_change: Mapped[int | None]


class NotePerson(Table):
    """Who heard it from the customer, and who has read it: two sets, never one."""

    __tablename__ = "note_person"
    __table_args__ = (
        PrimaryKeyConstraint("note_id", "person_id", "how"),
        within("note", "note_id"),
        within("person", "person_id"),
        Index("ix_note_person_person", "person_id"),
        one_of("how", "heard", "read"),
    )
    workspace_id: Mapped[Ref]
    note_id: Mapped[Ref]
    person_id: Mapped[Ref]
    how: Mapped[str]
    at: Mapped[datetime]


class NotePair(Table):
    """A pain and what relieves it."""

    __tablename__ = "note_pair"
    __table_args__ = (
        PrimaryKeyConstraint("pain_id", "reliever_id"),
        within("note", "pain_id"),
        within("note", "reliever_id"),
        Index("ix_note_pair_reliever", "reliever_id"),
    )
    workspace_id: Mapped[Ref]
    pain_id: Mapped[Ref]
    reliever_id: Mapped[Ref]


class NoteAnswer(Table):
    """A note that answers another, most often a question."""

    __tablename__ = "note_answer"
    __table_args__ = (
        PrimaryKeyConstraint("answer_id"),
        within("note", "answer_id"),
        within("note", "question_id"),
        Index("ix_note_answer_question", "question_id"),
    )
    workspace_id: Mapped[Ref]
    answer_id: Mapped[Ref]
    question_id: Mapped[Ref]


class NotePick(Table):
    """What the customer should not have to tell again: picked for the day of a handover by who gives."""

    __tablename__ = "note_pick"
    __table_args__ = (
        PrimaryKeyConstraint("handover_id", "note_id"),
        within("handover", "handover_id"),
        within("note", "note_id"),
        Index("ix_note_pick_note", "note_id"),
    )
    workspace_id: Mapped[Ref]
    handover_id: Mapped[Ref]
    note_id: Mapped[Ref]
    at: Mapped[datetime]


class Receipt(Table):
    """What a receiver of a handover has made of its brief: read it, takes this with them; and how it came out."""

    __tablename__ = "receipt"
    __table_args__ = (
        PrimaryKeyConstraint("handover_id", "person_id"),
        within("handover", "handover_id"),
        within("person", "person_id"),
        within("person", "corrected_by"),
        Index("ix_receipt_person", "person_id"),
        one_of("pulse", "yes", "some", "repeat"),
    )
    workspace_id: Mapped[Ref]
    handover_id: Mapped[Ref]
    person_id: Mapped[Ref]
    read_at: Mapped[datetime | None]
    takes_with: Mapped[str | None]
    """One line in the receiver's own words."""
    taken_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    """A giver has looked at the line, or corrected it."""
    corrected: Mapped[str | None]
    """What a giver says to it."""
    corrected_by: Mapped[int | None]
    corrected_at: Mapped[datetime | None]
    pulse: Mapped[str | None]
    """Did the knowledge arrive? yes, some of it is missing, the customer had to repeat."""
    pulse_at: Mapped[datetime | None]


class Inquiry(Table):
    """A question about the customer, put to somebody who may know; the answer is a note."""

    __tablename__ = "inquiry"
    __table_args__ = _inside(
        within("handover", "handover_id"),
        within("note", "note_id"),
        within("note", "answer_id"),
        within("system", "system_id"),
        within("person", "asked_by"),
        within("person", "person_id"),
        Index("ix_inquiry_handover", "handover_id"),
        Index("ix_inquiry_note", "note_id"),
        Index(
            "ix_inquiry_open",
            "person_id",
            **only_where("state = 'open'"),
        ),
        CheckConstraint("handover_id IS NOT NULL OR note_id IS NOT NULL", name="about"),
        one_of("wanted", "pain", "reliever", "likes", "wish", "promise", "decision", "question", "worry"),
        one_of("state", "open", "answered", "passed"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    handover_id: Mapped[int | None]
    """The one over which it is asked; None: its note belongs to no journey, or that has no handover."""
    asked_by: Mapped[Ref]
    person_id: Mapped[Ref]
    """Whom it is put to."""
    note_id: Mapped[int | None]
    """The note it asks about; else something is `wanted` that nobody has noted yet."""
    wanted: Mapped[str | None]
    system_id: Mapped[int | None]
    text: Mapped[str | None]
    """In the words of who asks."""
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[datetime | None]
    answer_id: Mapped[int | None]


# -- meeting the customer ---------------------------------------------------------------------------------------------


class Meeting(Table):
    """A day on which some of us meet a customer. Without a journey it is for the people of the channel it was made in."""

    __tablename__ = "meeting"
    __table_args__ = _inside(
        within("customer", "customer_id"),
        within("journey", "journey_id"),
        within("channel", "channel_id"),
        within("person", "author_id"),
        Index("ix_meeting_customer", "workspace_id", "customer_id"),
        Index("ix_meeting_day", "workspace_id", "day"),
        Index("ix_meeting_journey", "journey_id"),
        Index(
            "ix_meeting_due",
            "next_due_at",
            **only_where("next_due_at IS NOT NULL"),
        ),
        CheckConstraint("(journey_id IS NULL) <> (customer_id IS NULL)", name="belongs"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    customer_id: Mapped[int | None]
    """Of a meeting without a journey; else it is the journey's, whatever that becomes."""
    journey_id: Mapped[int | None]
    channel_id: Mapped[int | None]
    """Where it was made."""
    author_id: Mapped[Ref]
    """Who made it, and is told what is missing."""
    day: Mapped[date]
    begins: Mapped[time | None]
    """Where it is held; None: nobody has said."""
    ends: Mapped[time | None]
    tz: Mapped[str | None]
    """The zone of both; None where neither is known."""
    about: Mapped[str] = mapped_column(default="")
    quote: Mapped[str | None]
    """One sentence of it in the customer's own words."""
    quote_by_id: Mapped[int | None]
    """Who of them said it, where that is known."""
    made_at: Mapped[datetime]
    next_due_at: Mapped[datetime | None]
    """When to look at it next: what is missing, then how it went. Derived from the day."""
    cancelled_at: Mapped[datetime | None]
    void_change: Mapped[int | None]


class MeetingPerson(Table):
    """Who of us is to take part, as what; and whether they did, once somebody has said so."""

    __tablename__ = "meeting_person"
    __table_args__ = (
        PrimaryKeyConstraint("meeting_id", "person_id"),
        within("meeting", "meeting_id"),
        within("person", "person_id"),
        Index("ix_meeting_person_person", "person_id"),
        one_of("profile", "cto", "cio", "partner", "architect", "expert", "other"),
    )
    workspace_id: Mapped[Ref]
    meeting_id: Mapped[Ref]
    person_id: Mapped[Ref]
    profile: Mapped[str | None]
    """`partner`: business partner; `architect`: enterprise architect. None: not said."""
    came: Mapped[bool | None]
    """None: nobody has said yet. True is what "has met the customer" rests on."""


class GuideItem(Table):
    """A line of a meeting's kit: a question, what to watch, a step of the supply chain, an alternative to offer.

    `heard` is what came up by itself: it is of no guide, and its text is empty.
    """

    __tablename__ = "guide_item"
    __table_args__ = _inside(
        within("meeting", "meeting_id"),
        within("note", "note_id"),
        Index("ix_guide_item_meeting", "meeting_id"),
        one_of("kind", "question", "observe", "step", "alternative", "heard"),
        one_of("reaction", "liked", "unsure", "disliked"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    meeting_id: Mapped[Ref]
    kind: Mapped[str]
    rank: Mapped[int]
    """The order among those of its kind; sparse."""
    text: Mapped[str]
    place: Mapped[str | None]
    """Of what to watch: where."""
    answer: Mapped[str | None]
    """What was answered, seen or said about it."""
    reaction: Mapped[str | None]
    """Of an alternative: how the customer took it."""
    note_id: Mapped[int | None]
    """The note that the answer became."""
    void_change: Mapped[int | None]


# -- what is said ---------------------------------------------------------------------------------------------------


class Occasion(Table):
    """One thing worth saying. `uid` is deterministic: the same after a restore and from two processes."""

    __tablename__ = "occasion"
    __table_args__ = _inside(
        within("handover", "handover_id"),
        within("journey", "journey_id"),
        within("channel", "to_channel_id"),
        within("person", "to_person_id"),
        Index(
            "ix_occasion_due",
            "due_at",
            **only_where("state = 'pending'"),
        ),
        Index("ix_occasion_handover", "handover_id"),
        Index("ix_occasion_journey", "journey_id"),
        Index(
            "ix_occasion_meeting",
            "meeting_id",
            **only_where("meeting_id IS NOT NULL"),
        ),
        Index("ix_occasion_post", "post_id"),
        Index(
            "ix_occasion_alert",
            "to_person_id",
            "due_at",
            **only_where("kind = 'alert'"),
        ),
        one_of(
            "kind",
            "start",
            "card",
            "step",
            "ask",
            "told",
            "tentative",
            "day",
            "alert",
            "digest",
            "put",
            "meeting",
            "note",
        ),
        one_of("state", "pending", "attached", "done", "cancelled", "expired"),
    )
    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    workspace_id: Mapped[Ref]
    handover_id: Mapped[int | None]
    journey_id: Mapped[int | None]
    meeting_id: Mapped[int | None]
    kind: Mapped[str]
    step: Mapped[str | None]
    to_channel_id: Mapped[int | None]
    to_person_id: Mapped[int | None]
    due_on: Mapped[date]
    at_time: Mapped[time]
    tz: Mapped[str]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    plan_version: Mapped[int]
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the text needs and the facts no longer know, e.g. the date it moved from."""
    state: Mapped[str] = mapped_column(default="pending")
    post_id: Mapped[int | None]


class Post(Table):
    """One Slack message. Holds no text: it is rendered when it is claimed, and edited while shown < wanted."""

    __tablename__ = "post"
    __table_args__ = _inside(
        within("channel", "channel_id"),
        within("person", "person_id"),
        Index(
            "uq_post_ts",
            "slack_channel",
            "ts",
            unique=True,
            **only_where("ts IS NOT NULL"),
        ),
        Index(
            "ix_post_next",
            "next_at",
            **only_where("state IN ('ready', 'sending', 'uncertain', 'checking')"),
        ),
        Index(
            "ix_post_edit",
            "id",
            **only_where("state = 'sent' AND shown < wanted"),
        ),
        Index(
            "ix_post_audit",
            "audit_at",
            **only_where("audit_at IS NOT NULL"),
        ),
        Index(
            "ix_post_dead",
            "last_try",
            **only_where("state = 'dead'"),
        ),
        one_of("state", "ready", "sending", "uncertain", "checking", "sent", "cancelled", "dead"),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    channel_id: Mapped[int | None]
    person_id: Mapped[int | None]
    slack_channel: Mapped[str | None]
    ts: Mapped[str | None]
    parent_id: Mapped[int | None]
    shown_in_channel: Mapped[bool] = mapped_column(default=False)
    type: Mapped[str]
    state: Mapped[str] = mapped_column(default="ready")
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    first_try: Mapped[datetime | None]
    last_try: Mapped[datetime | None]
    audit_at: Mapped[datetime | None]
    """When the place is looked at for a late twin of what was tried more than once."""
    repeated: Mapped[bool] = mapped_column(default=False)
    """Sent again without it being known whether the first one had arrived."""
    error: Mapped[str | None]
    wanted: Mapped[int] = mapped_column(default=1)
    shown: Mapped[int] = mapped_column(default=0)


class PostItem(Table):
    __tablename__ = "post_item"
    __table_args__ = (
        PrimaryKeyConstraint("post_id", "rank"),
        within("post", "post_id"),
        within("handover", "handover_id"),
        Index(
            "uq_post_item_card",
            "handover_id",
            unique=True,
            **only_where("role = 'card'"),
        ),
        Index("ix_post_item_handover", "handover_id"),
        one_of("role", "card", "line", "ask", "old"),
    )
    post_id: Mapped[Ref]
    workspace_id: Mapped[Ref]
    rank: Mapped[int]
    role: Mapped[str]
    handover_id: Mapped[int | None]
    question_id: Mapped[int | None]
    occasion_id: Mapped[int | None]


class Said(Table):
    """What its places show that the bot has said, read from them after a backup was put back."""

    __tablename__ = "said"
    __table_args__ = (PrimaryKeyConstraint("workspace_id", "occasion_uid"),)
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    occasion_uid: Mapped[str]
    post_uid: Mapped[str]
    slack_channel: Mapped[str]
    ts: Mapped[str]


# -- calendars --------------------------------------------------------------------------------------------------------


class Feed(Table):
    """An address from which a calendar is read, of a person or, without one, of the whole workspace."""

    __tablename__ = "feed"
    __table_args__ = (
        within("person", "person_id"),
        within("person", "made_by"),
        UniqueConstraint("secret_hash"),
        Index("uq_feed_person", "person_id", unique=True, **only_where("revoked_at IS NULL")),
        Index(
            "uq_feed_workspace",
            "workspace_id",
            unique=True,
            **only_where("person_id IS NULL AND revoked_at IS NULL"),
        ),
    )
    id: Mapped[Key]
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    person_id: Mapped[int | None]
    secret_hash: Mapped[str]
    """SHA-256 of what stands in the address, which itself is kept nowhere."""
    made_by: Mapped[Ref]
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Home(Table):
    """The Home tab of somebody who has opened it: what they look at there, and what Slack has of it."""

    __tablename__ = "home"
    __table_args__ = (
        PrimaryKeyConstraint("person_id"),
        within("person", "person_id"),
        Index("ix_home_opened", "workspace_id", "opened_at"),
    )
    workspace_id: Mapped[Ref]
    person_id: Mapped[Ref]
    opened_at: Mapped[datetime]
    look: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The filter and the pages they have turned to (`rules.projection.home.Look`)."""
    slack_hash: Mapped[str | None]
    """Slack's for what was published last: what was drawn from older facts does not take its place."""
    drawn: Mapped[str | None]
    """A hash of what was published last: the same is not published again."""


# -- what happened --------------------------------------------------------------------------------------------------


class Inbox(Table):
    """Requests that changed something, so that the same one again changes nothing. Kept 7 days."""

    __tablename__ = "inbox"
    __table_args__ = (PrimaryKeyConstraint("workspace_id", "key"), Index("ix_inbox_at", "at"))
    workspace_id: Mapped[Ref]
    key: Mapped[str]
    at: Mapped[datetime]
    answer: Mapped[dict[str, Any] | None]


class Change(Table):
    """History, undo and audit in one: who, when, what (a message id and its values), and the rows before and after."""

    __tablename__ = "change"
    __table_args__ = _inside(
        UniqueConstraint("workspace_id", "n"),
        within("journey", "journey_id"),
        Index("ix_change_journey", "journey_id", "id"),
        Index(
            "ix_change_undoes",
            "undoes",
            **only_where("undoes IS NOT NULL"),
        ),
    )
    id: Mapped[Key]
    uid: Mapped[Uid]
    workspace_id: Mapped[Ref]
    n: Mapped[int]
    journey_id: Mapped[int | None]
    by_id: Mapped[int | None]
    at: Mapped[datetime]
    what: Mapped[str]
    values: Mapped[dict[str, Any]]
    patch: Mapped[dict[str, Any] | None]
    """{"table:id": [before|null, after|null]}: what undo puts back."""
    undoes: Mapped[int | None]
    sealed_hash: Mapped[str | None]


class Tombstone(Table):
    """Somebody who was forgotten: applied again when an older database is put in place of this one."""

    __tablename__ = "tombstone"
    __table_args__ = (PrimaryKeyConstraint("workspace_id", "person_uid"),)
    workspace_id: Mapped[Ref] = mapped_column(ForeignKey("workspace.id"))
    person_uid: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime]


class Worker(Table):
    __tablename__ = "worker"
    instance: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    beat_at: Mapped[datetime]
