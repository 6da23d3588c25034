"""Making a meeting, moving it, calling it off; who takes part, and as what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.meetings.hours import Hours
from bot.rules.meetings.kit import GuideLine
from bot.rules.meetings.profiles import PROFILES
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import today
from bot.usecases.journeys import changeable
from bot.usecases.journeys.starting import keep_customer
from bot.usecases.meetings.following import Met, recorded
from bot.usecases.meetings.guides import add_lines
from bot.usecases.meetings.holding import hold
from bot.usecases.meetings.profiles import profiles_known
from bot.usecases.meetings.rights import changeable_meeting
from bot.usecases.meetings.showing import attending
from bot.usecases.people.who import must_be_addable, person_of
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from storage import patches
from storage.engine import Store
from storage.tables import Meeting, MeetingPerson

NO_CUSTOMER = N_("Please say which customer you are meeting.")
NOWHERE = N_("Please choose the journey it belongs to. If there is none, type it in a channel: its people may read it.")
NOTHING_NEW = N_("That is how the meeting is planned already.")
TOO_MANY = N_("Please keep to {most} people.")
MOST_PEOPLE = 30


@fact
class WantedMeeting:
    """What a line or a form wants. `people`: id -> profile, None where none was said."""

    day: date
    hours: Hours | None = None
    tz: str = ""
    """The zone of `hours`."""
    about: str = ""
    people: Mapping[int, str | None]
    questions: Sequence[str] = ()
    """With which its question guide begins."""


@fact
class Change:
    """What a form changed of a meeting; None: as it is."""

    day: date | None = None
    at: Hours | None = None
    at_any_hour: bool = False
    """At no hours in particular from now on."""
    tz: str = ""
    """The zone of `at`, where the meeting had none."""
    about: str | None = None
    come: Collection[int] = ()
    """Ids of people who take part from now on."""
    stay_away: Collection[str] = ()
    """Slack ids."""


def make(
    store: Store, stamp: Stamp, viewer: Viewer, wanted: WantedMeeting, *, journey: str | None = None, customer: str = ""
) -> Met:
    """Keep it on the journey (its uid); without one, with the customer of that name."""
    with changing(store, stamp) as session:
        on = changeable(session, viewer, journey, None, closed=True) if journey else None
        meeting = Meeting(
            workspace_id=stamp.workspace,
            customer_id=None if on else _customer(session, viewer, customer),
            journey_id=on.id if on else None,
            channel_id=viewer.channel_id,
            author_id=viewer.person_id,
            day=wanted.day,
            about=names.tidy(wanted.about),
            made_at=stamp.at,
        )
        hold(meeting, wanted.hours, wanted.tz)
        number(session, stamp.workspace)
        session.add(meeting)
        session.flush()
        _come(session, stamp, viewer, meeting, wanted.people)
        add_lines(session, meeting, "question", [GuideLine(text) for text in wanted.questions])
        return recorded(session, stamp, viewer, meeting, "meeting.made")


def change(store: Store, stamp: Stamp, viewer: Viewer, uid: str, wanted: Change) -> Met:
    """Move it, say what it is about, and who takes part; whoever came, came."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        number(session, stamp.workspace)
        moved = wanted.day is not None and wanted.day != meeting.day
        meeting.day = wanted.day or meeting.day
        if wanted.at or wanted.at_any_hour:
            hold(meeting, wanted.at, wanted.tz)
        meeting.about = meeting.about if wanted.about is None else names.tidy(wanted.about)
        _come(session, stamp, viewer, meeting, dict.fromkeys(wanted.come))
        for row, person in attending(session, meeting):
            if person.slack_id in wanted.stay_away:
                session.delete(row)
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, meeting, "meeting.moved" if moved else "meeting.changed")


def set_profiles(store: Store, stamp: Stamp, viewer: Viewer, uid: str, wanted: Mapping[str, str | None]) -> Met:
    """As what each takes part: by the uids of people who do."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        number(session, stamp.workspace)
        for row, person in attending(session, meeting):
            if person.uid in wanted:
                row.profile = _profile(wanted[person.uid])
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, meeting, "meeting.changed")


def call_off(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> Met:
    """It is not held; Undo brings it back with all of its kit."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        meeting.cancelled_at = stamp.at
        return recorded(session, stamp, viewer, meeting, "meeting.cancelled")


def _customer(session: Session, viewer: Viewer, name: str) -> int:
    kept = names.tidy(name)
    if not names.fold(kept):
        raise Refusal(NO_CUSTOMER, field="customer")
    if viewer.channel_id is None:
        raise Refusal(NOWHERE, field="journey")
    return keep_customer(session, viewer.workspace, kept)


def _come(session: Session, stamp: Stamp, viewer: Viewer, meeting: Meeting, people: Mapping[int, str | None]) -> None:
    """They take part from now on; a profile that was not said is the one they are known by."""
    known = profiles_known(session, viewer, people)
    there = {person.id for _, person in attending(session, meeting)}
    day = today(session, stamp.workspace, stamp.at)
    if len(there | people.keys()) > MOST_PEOPLE:
        raise Refusal(TOO_MANY, field="people", most=MOST_PEOPLE)
    for person_id, profile in people.items():
        if person_id in there:
            continue
        person = person_of(session, stamp, person_id)
        must_be_addable(person, day)
        row = MeetingPerson(workspace_id=stamp.workspace, meeting_id=meeting.id, person_id=person.id)
        row.profile = _profile(profile) or known.get(person.id)
        session.add(row)
    session.flush()


def _profile(wanted: str | None) -> str | None:
    if wanted is not None and wanted not in PROFILES:
        raise Refusal(NOT_FOUND)
    return wanted
