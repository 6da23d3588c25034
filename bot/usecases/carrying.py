"""Who could carry a handover, by all that is known: the plan, other journeys of the customer, the figures given."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from bot.rules.candidates import EVERYWHERE, Around, Candidate, Known, Where, candidates
from bot.rules.continuity import loads
from bot.rules.projection import HandoverShown
from bot.rules.projection.offered import Offered
from bot.usecases.facts import constants, journey_facts, years_of
from bot.usecases.loads import journeys_of
from bot.usecases.projection import as_called
from bot.usecases.rights import Viewer, readable
from storage.tables import Assignment, Journey, Person, Phase, System, Title

MOST_KNOWN = 100
"""Parts on the customer's other journeys that are looked at, the latest first."""


def offered(
    session: Session,
    row: Any,
    shown: HandoverShown,
    today: date,
    *,
    may_read: ColumnElement[bool],
    viewer: Viewer | None = None,
    system: str | None = None,
    where: Sequence[Where] = EVERYWHERE,
) -> tuple[Offered, ...]:
    """The likeliest first, without those who said no or were asked. `row` is of the handover; `system`: for that one.

    `may_read` is a condition on Journey: only journeys that every reader may read count as time that is taken.
    Without a `viewer` (a card, which many read) nobody is offered from other journeys: not all may know of them.
    """
    known = _known(session, viewer, row.journey_id, today) if viewer is not None else []
    answered = {str(word.who.id) for word in shown.words if word.answer == "no" or word.asked_on}
    return _found(session, row, shown, today, known, may_read=may_read, refused=answered, system=system, where=where)


def fitting(
    session: Session, row: Any, shown: HandoverShown, today: date, *, person_id: int, viewer: Viewer
) -> Offered | None:
    """One person with the days that fit them, be it that they know the customer from nowhere yet.

    None: they are on both sides of the handover already, or gone by then.
    """
    mine = [(one, name) for one, name in _known(session, viewer, row.journey_id, today) if one.person == str(person_id)]
    named = mine or [(Known(person=str(person_id), journey=""), "")]
    found = _found(session, row, shown, today, named, may_read=readable(viewer))
    return next((one for one in found if one.who.id == person_id), None)


def _found(
    session: Session,
    row: Any,
    shown: HandoverShown,
    today: date,
    known: Sequence[tuple[Known, str]],
    *,
    may_read: ColumnElement[bool],
    refused: Container[str] = (),
    system: str | None = None,
    where: Sequence[Where] = EVERYWHERE,
) -> tuple[Offered, ...]:
    journey = journey_facts(session, row.journey_id)
    people = _askable(session, {*map(int, journey.people), *(int(one.person) for one, _ in known)}, today)
    counted = or_(Journey.id == row.journey_id, may_read)
    theirs = journeys_of(session, row.workspace_id, [one.id for one in people.values()], counted)
    around = Around(
        known=tuple(one for one, _ in known),
        loads=loads(theirs, people),
        main_system=session.scalar(select(System.name).where(System.journey_id == row.journey_id, System.main)),
        today=today,
        constants=constants(session, row.workspace_id, years_of(journey)),
    )
    giver, receiver = str(row.from_phase_id), str(row.to_phase_id)
    ranked = candidates(
        journey, giver, receiver, askable=people, refused=refused, system=system, where=where, around=around
    )
    named = {one.journey: name for one, name in known}
    return tuple(_offered(one, people, named, shown) for one in ranked)


def _offered(one: Candidate, people: Mapping[str, Person], named: Mapping[str, str], shown: HandoverShown) -> Offered:
    partner = people.get(one.partner or "")
    return Offered(
        who=as_called(people[one.person], shown.people),
        candidate=one,
        partner=as_called(partner, shown.people) if partner else None,
        journey=named.get(one.journey or ""),
    )


def _known(session: Session, viewer: Viewer, journey_id: int, today: date) -> list[tuple[Known, str]]:
    """Who has been on other journeys of the same customer that the viewer may read, with the journey's name."""
    part = aliased(Assignment)  # `readable` asks for the viewer's own
    begun = func.coalesce(part.first, Phase.start)
    customer = session.get_one(Journey, journey_id).customer_id
    theirs = (
        select(
            *(part.person_id, part.role_text, part.key, part.lead, Title.carries),
            *(Journey.id, Journey.name, begun.label("since")),
            func.coalesce(part.last, Phase.end).label("until"),
        )
        .join(Phase, Phase.id == part.phase_id)
        .join(Journey, Journey.id == part.journey_id)
        .outerjoin(Title, Title.id == part.title_id)
        .where(
            *(Journey.workspace_id == viewer.workspace, Journey.customer_id == customer, Journey.id != journey_id),
            *(Journey.void_change.is_(None), Phase.void_change.is_(None), part.void_change.is_(None)),
            *(part.side == "vendor", part.given != "declined", readable(viewer)),
            or_(begun.is_(None), begun <= today),
        )
        .order_by(begun.desc(), part.id)
        .limit(MOST_KNOWN)
    )
    found = [(_as_known(row), row.name) for row in session.execute(theirs)]
    return sorted(found, key=lambda one: (not one[0].key, not one[0].lead, one[0].since or date.max))


def _as_known(row: Any) -> Known:
    return Known(
        person=str(row.person_id),
        journey=str(row.id),
        role=row.role_text,
        key=row.key,
        lead=row.lead,
        carries=row.carries or "solution",
        since=row.since,
        until=row.until,
    )


def _askable(session: Session, ids: Collection[int], today: date) -> dict[str, Person]:
    """Members and guests with an open account, by id as the rules have it."""
    rows = session.scalars(
        select(Person).where(
            *(Person.id.in_(ids), Person.slack_id.is_not(None), Person.kind.in_(("member", "guest"))),
            or_(Person.active_to.is_(None), Person.active_to >= today),
        )
    )
    return {str(row.id): row for row in rows}
