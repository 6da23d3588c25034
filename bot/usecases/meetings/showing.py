"""A meeting as it is shown: with whom, who takes part, its kit and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.rules.calling import called
from bot.rules.projection.journeys import Who
from bot.rules.projection.meetings import Attending, GuideItemShown, MeetingShown
from bot.usecases.meetings.holding import held
from bot.usecases.meetings.rights import customer_of, may_change
from bot.usecases.rights import Viewer
from storage.tables import Channel, GuideItem, Journey, Meeting, MeetingPerson, Note, Occasion, Person

TOLD = "told"
"""What tells the occasion that told a channel what was heard."""


def meeting_shown(session: Session, viewer: Viewer, meeting: Meeting) -> MeetingShown:
    """As it is now. The viewer may read it."""
    session.flush()
    journey = session.get(Journey, meeting.journey_id) if meeting.journey_id else None
    rows = attending(session, meeting)
    author = session.get_one(Person, meeting.author_id)
    shown = shown_as([*(person for _, person in rows), author])
    return MeetingShown(
        uid=meeting.uid,
        day=meeting.day,
        held=held(session, viewer, meeting),
        customer=customer_of(session, meeting).name,
        journey=(journey.uid, journey.key, journey.name) if journey else None,
        about=meeting.about,
        author=shown(author),
        people=tuple(Attending(who=shown(person), profile=row.profile, came=row.came) for row, person in rows),
        items=items_of(session, meeting),
        quote=meeting.quote or "",
        quote_by=session.get_one(Person, meeting.quote_by_id).name if meeting.quote_by_id else "",
        cancelled=meeting.cancelled_at is not None,
        may_change=may_change(session, viewer, meeting),
        channel=_slack(place_of(session, meeting)),
        told=is_told(session, meeting),
    )


def attending(session: Session, meeting: Meeting) -> list[tuple[MeetingPerson, Person]]:
    """Who of us is to take part, in the order of their names."""
    found = select(MeetingPerson, Person).join(Person, Person.id == MeetingPerson.person_id)
    rows = session.execute(found.where(MeetingPerson.meeting_id == meeting.id).order_by(Person.fold, Person.id))
    return [(row, person) for row, person in rows]


def shown_as(people: list[Person]) -> Callable[[Person], Who]:
    """People as shown beside each other."""
    short = called({person.id: person.name for person in people})
    return lambda one: Who(one.id, one.name, one.slack_id, one.uid, short[one.id])


def items_of(session: Session, meeting: Meeting) -> tuple[GuideItemShown, ...]:
    """The lines of its kit, each kind in its order."""
    found = select(GuideItem, Note.uid, Note.kind).outerjoin(
        Note, (Note.id == GuideItem.note_id) & Note.void_change.is_(None)
    )
    mine = found.where(GuideItem.meeting_id == meeting.id, GuideItem.void_change.is_(None))
    rows = session.execute(mine.order_by(GuideItem.rank, GuideItem.id))
    return tuple(
        GuideItemShown(
            uid=item.uid,
            kind=item.kind,
            text=item.text,
            place=item.place or "",
            answer=item.answer or "",
            reaction=item.reaction,
            note=note,
            note_kind=kind,
        )
        for item, note, kind in rows
    )


def its_channel(session: Session, meeting: Meeting) -> int | None:
    """The journey's channel (its id); without a journey the one that it was made in."""
    journey = session.get(Journey, meeting.journey_id) if meeting.journey_id else None
    return journey.channel_id if journey else meeting.channel_id


def place_of(session: Session, meeting: Meeting) -> Channel | None:
    """Where it can be told what was heard; None where outsiders read along, or nothing can be said."""
    id_ = its_channel(session, meeting)
    channel = session.get(Channel, id_) if id_ else None
    return None if channel is None or channel.shared or channel.pending or channel.archived else channel


def _slack(channel: Channel | None) -> str | None:
    return channel.slack_id if channel else None


def is_told(session: Session, meeting: Meeting) -> bool:
    """Whether its channel was told, or is about to be, what was heard."""
    mine = (Occasion.meeting_id == meeting.id, Occasion.to_channel_id.is_not(None), Occasion.state != "cancelled")
    return bool(session.scalar(select(exists().where(*mine))))
