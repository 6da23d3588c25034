"""As what people meet customers: by the last meeting that says so, else by their role in a plan."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.meetings.profiles import REPRESENTATIVES, profile_of
from bot.usecases.meetings.rights import readable_meetings
from bot.usecases.rights import Viewer, readable, visible
from storage.tables import Assignment, Journey, Meeting, MeetingPerson

MOST = 2000
"""Rows looked through for representatives, the latest first."""


def profiles_known(session: Session, viewer: Viewer, people: Collection[int]) -> dict[int, str]:
    """The profile of these people (ids), as far as the viewer may know it."""
    if not people:
        return {}
    return _profiles(session, viewer, people)


def representatives(session: Session, viewer: Viewer) -> dict[int, str]:
    """Everybody whom a customer meeting fits, with their profile, as far as the viewer may know it."""
    known = _profiles(session, viewer)
    return {person: profile for person, profile in known.items() if profile in REPRESENTATIVES}


def _profiles(session: Session, viewer: Viewer, people: Collection[int] | None = None) -> dict[int, str]:
    """Of everybody where no `people` are given."""
    journeys = select(Journey.id).where(visible(viewer), readable(viewer))
    live = (Assignment.void_change.is_(None), Assignment.side == "vendor", Assignment.journey_id.in_(journeys))
    roles = select(Assignment.person_id, Assignment.role_text).where(*live)
    told = select(MeetingPerson.person_id, MeetingPerson.profile).join(Meeting, Meeting.id == MeetingPerson.meeting_id)
    told = told.where(readable_meetings(viewer), MeetingPerson.profile.is_not(None))
    if people is not None:
        roles, told = roles.where(Assignment.person_id.in_(people)), told.where(MeetingPerson.person_id.in_(people))
    known: dict[int, str] = {}
    for person, role in session.execute(roles.order_by(Assignment.id.desc()).limit(MOST)):
        if (profile := profile_of(role)) is not None:
            known.setdefault(person, profile)
    latest: dict[int, str] = {}
    for person, profile in session.execute(told.order_by(Meeting.day.desc(), Meeting.id.desc()).limit(MOST)):
        latest.setdefault(person, profile or "")
    return known | latest
