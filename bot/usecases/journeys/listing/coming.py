"""The handovers that are still to come, as conditions and columns for the statements of lists."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, not_, or_, select, true
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.facts import State
from bot.rules.projection.listed import Wanted
from bot.rules.reminders import as_it_stands, is_accepted
from bot.rules.reminders.tracks import UNSTAFFED_BEFORE
from bot.usecases.rights import Viewer, readable, visible
from storage.tables import Assignment, Customer, Handover, Journey, Phase

first_day: ColumnElement[Any] = Handover.answer["start"].as_string()
"""First day of the receiving phase (D2), or the last of who leaves it, as ISO text, which sorts as days do."""


def to_come(today: date) -> ColumnElement[bool]:
    """Whether a Handover's receiving Phase has not begun: `rules.standing.has_begun`, said to the database.

    Of a change of hands within a phase: whether the last day of who leaves is not past.
    """
    begun = case(
        (Handover.kind == "within", first_day < today.isoformat()),
        (Phase.begun_on.is_not(None), Phase.begun_on <= today),
        else_=and_(first_day.is_not(None), first_day <= today.isoformat(), Phase.tentative.is_(False)),
    )
    return and_(Handover.closed_at.is_(None), Phase.void_change.is_(None), not_(begun))


def journeys_wanted(viewer: Viewer, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a Journey joined with its Customer must be, whatever its handovers are like."""
    found = [visible(viewer)]
    if wanted.whole:
        found.append(readable(viewer))
    if wanted.outline:
        found.append(not_(readable(viewer)))
    if wanted.mine:
        mine = (Assignment.journey_id == Journey.id, Assignment.person_id == viewer.person_id)
        found.append(exists().where(*mine, Assignment.void_change.is_(None)))
    if wanted.customer:
        found.append(Customer.fold.contains(names.fold(wanted.customer), autoescape=True))
    if wanted.paused:
        found.append(Journey.state == "paused")
    elif wanted.states or wanted.accepted:
        found.append(Journey.state == "open")
    return found


def handovers_wanted(wanted: Wanted, accepted: list[int]) -> ColumnElement[bool]:
    """What a Handover must be like for its journey to be listed. `accepted`: ids of those let go on purpose."""
    state = Handover.state.in_(wanted.states) if wanted.states else true()
    return and_(state, Handover.id.in_(accepted)) if wanted.accepted else state


def urgency(viewer: Viewer, today: date, accepted: list[int]) -> ColumnElement[int]:
    """0 breaks, or is not staffed and near; 1 is thin; 2 the rest, what is accepted, and what is not theirs to know."""
    near = (today + timedelta(days=UNSTAFFED_BEFORE)).isoformat()
    unstaffed = and_(Handover.state == State.UNSTAFFED.value, first_day <= near)
    return case(
        (not_(readable(viewer)), 2),
        (Handover.id.in_(accepted), 2),
        (or_(Handover.state == State.BREAKS.value, unstaffed), 0),
        (Handover.state == State.THIN.value, 1),
        else_=2,
    )


def accepted_rows(session: Session, viewer: Viewer, today: date, *wanted: ColumnElement[bool]) -> list[Any]:
    """The handovers to come that somebody let go without overlap, as long as that holds; few, as each is a decision."""
    every: Select[Any] = (
        select(
            Handover.id,
            Handover.state,
            Handover.answer,
            first_day.label("start"),
            Handover.accepted_state,
            Handover.accepted_start,
        )
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .join(Customer, Customer.id == Journey.customer_id)
        .where(
            Handover.accepted_by.is_not(None),
            Handover.state != State.HOLDS.value,
            to_come(today),
            visible(viewer),
            readable(viewer),
            *wanted,
        )
    )
    return [row for row in session.execute(every) if _still(row)]


def _still(row: Any) -> bool:
    now = as_it_stands(row.state, row.answer["scopes"])
    return is_accepted(row.accepted_state or now, row.accepted_start, now, day(row.start))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
