"""When those who know last met the customer, as far as the viewer may read the meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection.knowing import Knower
from bot.usecases.meetings.met import met
from bot.usecases.rights import Viewer
from storage.tables import Customer


def with_meetings(session: Session, viewer: Viewer, knowers: Iterable[Knower]) -> tuple[Knower, ...]:
    """Each with the last day on which they met one of their customers."""
    people = list(knowers)
    found = met(session, viewer, people={one.who.id for one in people})
    if not found:
        return tuple(people)
    names = select(Customer.id, Customer.name).where(Customer.id.in_({one.customer_id for one in found}))
    called = {row.id: row.name for row in session.execute(names)}
    days = {(one.person_id, called[one.customer_id]): one.last for one in found}
    return tuple(replace(one, met=_last(one, days)) for one in people)


def _last(one: Knower, days: Mapping[tuple[int, str], date]) -> date | None:
    """`days` by person and the customer's name."""
    mine = (days.get((one.who.id, name)) for name in one.customers)
    return max((day for day in mine if day is not None), default=None)
