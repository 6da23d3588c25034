"""Who may read and change a meeting: as a note, the readers of its journey, else the people of its channel.

Who takes part reads it too, where the journey or the channel is public, and tells how it went.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from bot.rules.texts import N_, Refusal
from bot.usecases.belonging import readable_of
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, must_change, visible
from storage.tables import Channel, Customer, Journey, Meeting, MeetingPerson

CANCELLED = N_("This meeting was called off. Undo that first, or make a new one.")

held = aliased(Journey, name="held")
"""The journey of a meeting where both are read: under a name of its own, as the rights look into journeys too."""
_mine = aliased(MeetingPerson, name="mine")
its_customer: ColumnElement[int] = func.coalesce(held.customer_id, Meeting.customer_id)
"""The customer a meeting is with (its id), where `held` is joined to it."""


def readable_meetings(viewer: Viewer) -> ColumnElement[bool]:
    """A condition on Meeting: meetings that the viewer may read, those called off among them."""
    if viewer.kind != "member":
        return false()
    public = select(Channel.id).where(Channel.workspace_id == viewer.workspace, Channel.private.is_(False))
    journeys = select(Journey.id).where(visible(viewer))
    there = or_(Meeting.journey_id.in_(journeys), and_(Meeting.journey_id.is_(None), Meeting.channel_id.in_(public)))
    mine = (Meeting.workspace_id == viewer.workspace, Meeting.void_change.is_(None), takes_part(viewer))
    return or_(readable_of(viewer, Meeting), and_(*mine, there))


def takes_part(viewer: Viewer) -> ColumnElement[bool]:
    """A condition on Meeting: the viewer is among those who meet the customer."""
    return exists().where(_mine.meeting_id == Meeting.id, _mine.person_id == viewer.person_id)


def meeting_of(session: Session, viewer: Viewer, uid: str) -> Meeting:
    """The meeting with that uid; unknown, foreign and hidden ones get the same words."""
    found = session.scalar(select(Meeting).where(readable_meetings(viewer), Meeting.uid == uid))
    if found is None:
        raise Refusal(NOT_FOUND)
    return found


def changeable_meeting(session: Session, viewer: Viewer, uid: str) -> Meeting:
    """The same for a change: of a journey's meeting by who may change the journey, or takes part; not of one that was
    called off."""
    meeting = meeting_of(session, viewer, uid)
    if meeting.journey_id is not None and not _is_in(session, viewer, meeting):
        must_change(session, viewer, session.get_one(Journey, meeting.journey_id))
    if meeting.cancelled_at is not None:
        raise Refusal(CANCELLED)
    return meeting


def may_change(session: Session, viewer: Viewer, meeting: Meeting) -> bool:
    """Of a meeting that the viewer may read."""
    if meeting.journey_id is None or _is_in(session, viewer, meeting):
        return True
    return access(session, viewer, session.get_one(Journey, meeting.journey_id)) == Access.CHANGE


def _is_in(session: Session, viewer: Viewer, meeting: Meeting) -> bool:
    return session.get(MeetingPerson, (meeting.id, viewer.person_id)) is not None


def customer_of(session: Session, meeting: Meeting) -> Customer:
    """Whom it is with: of a journey's meeting, whoever the journey is for now."""
    journey = session.get(Journey, meeting.journey_id) if meeting.journey_id else None
    return session.get_one(Customer, journey.customer_id if journey else meeting.customer_id)
