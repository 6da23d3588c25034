"""Who has met which customer, and when last: the one finder for `who`, the brief, `visit` and reminders.

It goes by who was said to have come, in the meetings that the viewer may read: others are not told of, nor counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.values import value
from bot.usecases.meetings.rights import held, its_customer, readable_meetings
from bot.usecases.rights import Viewer
from storage.tables import Meeting, MeetingPerson


@value
class HasMet:
    """Somebody has met a customer (ids), so many times, the last one on that day."""

    person_id: int
    customer_id: int
    last: date
    times: int


def met(
    session: Session,
    viewer: Viewer,
    *,
    customers: Collection[int] | None = None,
    people: Collection[int] | None = None,
) -> list[HasMet]:
    """Who has met whom, one row for each person and customer; of these `customers` (ids) and `people`, None: of all."""
    found = (
        select(MeetingPerson.person_id, its_customer, func.max(Meeting.day), func.count())
        .join(Meeting, Meeting.id == MeetingPerson.meeting_id)
        .outerjoin(held, held.id == Meeting.journey_id)
        .where(readable_meetings(viewer), Meeting.cancelled_at.is_(None), MeetingPerson.came.is_(True))
        .group_by(MeetingPerson.person_id, its_customer)
    )
    if customers is not None:
        found = found.where(its_customer.in_(customers))
    if people is not None:
        found = found.where(MeetingPerson.person_id.in_(people))
    return [HasMet(*row) for row in session.execute(found)]


def last_by_person(found: Iterable[HasMet]) -> dict[int, date]:
    """The day on which each person last met any of these customers."""
    return _last((one.person_id, one.last) for one in found)


def last_by_customer(found: Iterable[HasMet]) -> dict[int, date]:
    """The day on which each customer was last met by any of these people."""
    return _last((one.customer_id, one.last) for one in found)


def _last(found: Iterable[tuple[int, date]]) -> dict[int, date]:
    days: dict[int, date] = {}
    for id_, day in found:
        days[id_] = max(day, days.get(id_, day))
    return days
