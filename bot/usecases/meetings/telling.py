""" "Three things we heard": chosen by a person, looked at before, and posted in the journey's channel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.knowledge.text import written
from bot.rules.projection.meetings import MeetingShown
from bot.rules.projection.noted import Option
from bot.rules.projection.picked import Thing
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.language import spoken_in
from bot.usecases.meetings.afterwards import said_by
from bot.usecases.meetings.following import recorded
from bot.usecases.meetings.rights import changeable_meeting
from bot.usecases.meetings.saying import things_of
from bot.usecases.meetings.showing import TOLD, is_told, meeting_shown, place_of
from bot.usecases.planning.hearing import KEPT
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.recording import number
from bot.usecases.rights import Viewer
from storage import patches
from storage.engine import Store
from storage.tables import Channel, GuideItem, Meeting, Note, Occasion, Person, Workspace

MOST = 3
LONGEST = 300
"""Characters of the sentence in the customer's own words."""
NOTHING_KEPT = N_("First keep what was heard as notes, with a tap on each. Then choose three of them.")
CHOOSE = N_("Please choose one to three things.")
GONE = N_("One of these notes is not there any more. Please choose again.")
NOWHERE = N_(
    "There is no channel of ours to tell it in: outsiders read along there, or the journey has none. "
    "/handover here links another one."
)
TOLD_ALREADY = N_("It was told in the channel already.")


@fact
class ToTell:
    """What a channel would read, and in which language."""

    meeting: MeetingShown
    things: tuple[Thing, ...]
    language: str


def choices(store: Store, viewer: Viewer, uid: str) -> tuple[MeetingShown, tuple[Option, ...]]:
    """The meeting, and the notes that it led to, as text and uid. Refused before anything is chosen in vain."""
    with store.read() as session:
        meeting = changeable_meeting(session, viewer, uid)
        _must_have_place(session, meeting)
        notes = _notes(session, meeting)
        if not notes:
            raise Refusal(NOTHING_KEPT)
        return meeting_shown(session, viewer, meeting), tuple((note.text, note.uid) for note in notes)


def chosen(
    store: Store, stamp: Stamp, viewer: Viewer, uid: str, *, notes: Sequence[str], quote: str, quote_by: str
) -> ToTell:
    """What would be told, to be looked at; the customer's own sentence is kept with the meeting."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        channel = _must_have_place(session, meeting)
        rows = _chosen(session, meeting, notes)
        number(session, stamp.workspace)
        meeting.quote = written(quote)[:LONGEST] or None
        said_by(session, stamp, meeting, quote_by)
        if not patches.nothing(session):
            recorded(session, stamp, viewer, meeting, "meeting.went")
        return ToTell(
            meeting=meeting_shown(session, viewer, meeting),
            things=things_of(session, [note.id for note in rows]),
            language=spoken_in(session, channel, session.get_one(Workspace, meeting.workspace_id)),
        )


def post(store: Store, stamp: Stamp, viewer: Viewer, uid: str, notes: Sequence[str]) -> MeetingShown:
    """Have it said in the channel, once; whether outsiders read along is asked again right before."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        channel = _must_have_place(session, meeting)
        rows = _chosen(session, meeting, notes)
        if is_told(session, meeting):
            raise Refusal(TOLD_ALREADY)
        workspace = session.get_one(Workspace, meeting.workspace_id)
        put(
            session,
            ToSay(
                workspace=workspace.id,
                uid=meeting.uid,
                kind="meeting",
                apart=TOLD,
                recipient=channel.slack_id,
                due_on=meeting.day,
                due_at=stamp.at,
                expires_at=stamp.at + KEPT,
                at=workspace.at_time,
                tz=workspace.tz,
                meeting_id=meeting.id,
                channel_id=channel.id,
                values={"notes": [note.id for note in rows], "by": viewer.person_id},
            ),
        )
        return meeting_shown(session, viewer, meeting)


def could_not_tell(session: Session, occasion: Occasion, why: str, now: datetime) -> None:
    """Who wanted it told hears why it was not; then it can be told anew. `why` is Slack's error code, or `shared`."""
    occasion.state = "cancelled"
    meeting = session.get_one(Meeting, occasion.meeting_id)
    reader = session.get(Person, occasion.values.get("by"))
    if occasion.to_channel_id is None or reader is None or reader.slack_id is None:
        return
    put(
        session,
        ToSay(
            workspace=occasion.workspace_id,
            uid=meeting.uid,
            kind="meeting",
            apart=f"trouble {occasion.id}",
            recipient=reader.uid,
            due_on=occasion.due_on,
            due_at=now,
            expires_at=now + KEPT,
            at=occasion.at_time,
            tz=reader.tz or occasion.tz,
            meeting_id=meeting.id,
            person_id=reader.id,
            values={"trouble": why},
        ),
    )


def _must_have_place(session: Session, meeting: Meeting) -> Channel:
    channel = place_of(session, meeting)
    if channel is None:
        raise Refusal(NOWHERE)
    return channel


def _notes(session: Session, meeting: Meeting) -> Sequence[Note]:
    mine = select(Note).join(GuideItem, GuideItem.note_id == Note.id).where(GuideItem.meeting_id == meeting.id)
    live = (GuideItem.void_change.is_(None), Note.void_change.is_(None), Note.retired_at.is_(None))
    return session.scalars(mine.where(*live).order_by(Note.id)).all()


def _chosen(session: Session, meeting: Meeting, uids: Sequence[str]) -> list[Note]:
    """Those of the meeting's notes that were chosen."""
    wanted = list(dict.fromkeys(uids))
    if not 1 <= len(wanted) <= MOST:
        raise Refusal(CHOOSE, "notes")
    known = {note.uid: note for note in _notes(session, meeting)}
    if not known.keys() >= set(wanted):
        raise Refusal(GONE, "notes")
    return [known[uid] for uid in wanted]
