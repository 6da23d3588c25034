"""How a meeting went: who came, what was answered and seen, how each alternative was taken; answers become notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.knowledge.reading import read_note
from bot.rules.knowledge.text import written
from bot.rules.knowledge.wanted import WantedNote
from bot.rules.meetings.kit import APART, GuideLine, mark
from bot.rules.reminders import instant
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import today
from bot.usecases.meetings.following import Met, recorded
from bot.usecases.meetings.guides import add_lines
from bot.usecases.meetings.rights import changeable_meeting
from bot.usecases.meetings.showing import meeting_shown
from bot.usecases.notes import keeping
from bot.usecases.people.who import person_of
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from storage import patches
from storage.engine import Store
from storage.tables import Customer, GuideItem, Journey, Meeting, MeetingPerson, Note, Person, System, Workspace

REACTIONS = ("liked", "unsure", "disliked")
QUOTE = "quote"
"""Under which name a form carries the sentence in the customer's own words."""
QUOTE_BY = "quote_by"
NOT_YET = N_("The meeting is still to come, on {day}. Tell me how it went when it is over.")
NOTHING_NEW = N_("Nothing was written, so nothing was changed.")
KEPT_ALREADY = N_("This was kept as a note already.")
NOON = time(12)
MOST_HEARD = 20
"""Lines of what came up by itself."""


@fact
class Went:
    """What a form tells. Texts by the uid of their line, and `quote`.

    `seen` are their marks when the form opened, by the first figures of the uid.
    """

    came: Collection[int]
    """Ids of the people who were there; none: it is not said."""
    texts: Mapping[str, str]
    reactions: Mapping[str, str | None]
    quote_by: str
    """Who at the customer said the sentence of `quote`."""
    heard: str
    """What came up by itself, a line each."""
    seen: Mapping[str, int]


def tell(store: Store, stamp: Stamp, viewer: Viewer, uid: str, wanted: Went) -> Met:
    """Keep what was told. Where two people wrote to the same line, both texts stand."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        if meeting.day > today(session, stamp.workspace, stamp.at):
            raise Refusal(NOT_YET, day=meeting.day)
        number(session, stamp.workspace)
        _came(session, stamp, meeting, wanted.came)
        for item in _items(session, meeting):
            if item.uid in wanted.texts:
                item.answer = _merged(item.answer, wanted.texts[item.uid], wanted.seen.get(item.uid[:APART]))
            if item.kind == "alternative" and wanted.reactions.get(item.uid) in REACTIONS:
                item.reaction = wanted.reactions[item.uid]
        if QUOTE in wanted.texts:
            meeting.quote = _merged(meeting.quote, wanted.texts[QUOTE], wanted.seen.get(QUOTE))
            if mark(wanted.quote_by) != wanted.seen.get(QUOTE_BY):
                said_by(session, stamp, meeting, wanted.quote_by)
        lines = [GuideLine(line.strip()) for line in written(wanted.heard).split("\n") if line.strip()]
        add_lines(session, meeting, "heard", lines[:MOST_HEARD], answers=True)
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, meeting, "meeting.went")


def keep_note(store: Store, stamp: Stamp, viewer: Viewer, item: str, kind: str) -> Met:
    """One tap: what was answered or seen (the uid of its line) becomes a note; those who came have heard it."""
    with changing(store, stamp) as session:
        mine = (GuideItem.workspace_id == viewer.workspace, GuideItem.uid == item, GuideItem.void_change.is_(None))
        found = select(GuideItem, Meeting.uid).join(Meeting, Meeting.id == GuideItem.meeting_id).where(*mine)
        row, uid = session.execute(found.where(GuideItem.answer.is_not(None))).one_or_none() or (None, "")
        meeting = changeable_meeting(session, viewer, uid)
        if row is None:
            raise Refusal(NOT_FOUND)
        if (known := session.get(Note, row.note_id) if row.note_id else None) and known.void_change is None:
            raise Refusal(KEPT_ALREADY)
        number(session, stamp.workspace)
        heard = _who_came(session, meeting)
        note = Note(
            workspace_id=stamp.workspace,
            customer_id=meeting.customer_id,
            journey_id=meeting.journey_id,
            channel_id=meeting.channel_id,
            author_id=viewer.person_id,
            kept_at=stamp.at,
        )
        journey = journey_of(session, meeting)
        keeping.fill(session, stamp, note, _read(session, row.answer or "", kind, meeting, journey), journey)
        session.add(note)
        session.flush()
        keeping.mark(session, stamp, note, "heard", heard, _at_noon(session, meeting))
        if viewer.person_id not in heard:
            keeping.mark(session, stamp, note, "read", [viewer.person_id])
        row.note_id = note.id
        kept = keeping.recorded(session, stamp, viewer, note, "meeting.noted")
        return Met(meeting=meeting_shown(session, viewer, meeting), change_uid=kept.change_uid or "", what=kept.what)


def said_by(session: Session, stamp: Stamp, meeting: Meeting, name: str) -> None:
    """The sentence is that person's from now on; as it was where the name is the one that stands there."""
    before = session.get(Person, meeting.quote_by_id) if meeting.quote_by_id else None
    if names.fold(name) != (before.fold if before else ""):
        meeting.quote_by_id = keeping.who_said(session, stamp, journey_of(session, meeting), name)


def journey_of(session: Session, meeting: Meeting) -> Journey | None:
    return session.get(Journey, meeting.journey_id) if meeting.journey_id else None


def _read(session: Session, answer: str, kind: str, meeting: Meeting, journey: Journey | None) -> WantedNote:
    """Who said it and which system it is about, as in a typed note: "…, from Bo Ek"."""
    systems = session.scalars(select(System.name).where(System.journey_id == journey.id)) if journey else ()
    people = keeping.speakers(session, journey.id) if journey else ()
    customer = session.get_one(Customer, journey.customer_id if journey else meeting.customer_id)
    read = read_note(f"{kind}: {answer}", people, systems, customer.name)
    return WantedNote(text=read.text, kind=kind, said_by=read.said_by, speaker=read.speaker, system=read.system)


def _items(session: Session, meeting: Meeting) -> list[GuideItem]:
    mine = (GuideItem.meeting_id == meeting.id, GuideItem.void_change.is_(None))
    return list(session.scalars(select(GuideItem).where(*mine)))


def _merged(stored: str | None, told: str, seen: int | None) -> str | None:
    """What stands from now on. Both, where somebody else wrote while the form was open."""
    before, now = stored or "", written(told)
    if mark(now) == seen or now == before:
        return stored
    if mark(before) == seen or not before:
        return now or None
    return f"{before}\n{now}" if now else stored


def _came(session: Session, stamp: Stamp, meeting: Meeting, people: Collection[int]) -> None:
    """Who was there has heard what was noted of it; of whom it is not known stays open where nobody is named."""
    if not people:
        return
    rows = {row.person_id: row for row in _attending(session, meeting)}
    for person_id in people:
        if person_id not in rows:
            person = person_of(session, stamp, person_id)
            row = MeetingPerson(workspace_id=stamp.workspace, meeting_id=meeting.id, person_id=person.id)
            session.add(row)
            rows[person_id] = row
    for person_id, row in rows.items():
        row.came = person_id in people
    session.flush()
    notes = select(Note).join(GuideItem, GuideItem.note_id == Note.id).where(GuideItem.meeting_id == meeting.id)
    for note in session.scalars(notes.where(Note.void_change.is_(None))).all():
        keeping.mark(session, stamp, note, "heard", people, _at_noon(session, meeting))


def _attending(session: Session, meeting: Meeting) -> list[MeetingPerson]:
    return list(session.scalars(select(MeetingPerson).where(MeetingPerson.meeting_id == meeting.id)))


def _who_came(session: Session, meeting: Meeting) -> list[int]:
    return [row.person_id for row in _attending(session, meeting) if row.came]


def _at_noon(session: Session, meeting: Meeting) -> datetime:
    """When it was heard: on the day of the meeting, wherever the reader is."""
    return instant(meeting.day, NOON, session.get_one(Workspace, meeting.workspace_id).tz)
