"""Who carries most: on whom the handovers to come hang, over all journeys the viewer may read and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from bot.rules import portfolio as rules
from bot.rules.portfolio import Carried
from bot.rules.projection import Who
from bot.rules.projection.carrying import Breaking, CarrierLine, Leaving, Portfolio
from bot.rules.texts import Refusal
from bot.usecases.journeys.listing.coming import day, first_day, to_come
from bot.usecases.journeys.listing.lines import phase_shown
from bot.usecases.rights import NOT_FOUND, Viewer, readable, visible
from bot.usecases.who.meaning import Meanings
from storage.engine import Store
from storage.tables import Assignment, Customer, Handover, Journey, Person, Phase

PER_PAGE = 10
SHARE = 50
"""Percent of the handovers for which the fewest people are looked for (`product.md` §8)."""
AT_ONCE = 500


class Coming(NamedTuple):
    """What the rules read of all handovers to come that do not break as planned, and whose customers they are."""

    carried: list[Carried]
    customers: dict[str, int]
    """By handover id."""


def carriers(store: Store, viewer: Viewer, today: date, *, page: int = 1) -> Portfolio:
    """Everybody on whom a handover hangs, a page of them, and the fewest whose leaving breaks half of all."""
    with store.read() as session:
        coming = _coming(session, viewer, today)
        loads = rules.carrier_load(coming.carried)
        steps = rules.fewest(coming.carried, SHARE)
        pages = max(1, -(-len(loads) // PER_PAGE))
        page = min(max(page, 1), pages)
        here = loads[(page - 1) * PER_PAGE : page * PER_PAGE]
        served = _served(coming)
        people = _people(session, [*(one.person for one in here), *(step.person for step in steps)])
    return Portfolio(
        lines=tuple(
            CarrierLine(
                who=people[one.person], handovers=one.handovers, alone=one.alone, customers=len(served[one.person])
            )
            for one in here
        ),
        page=page,
        pages=pages,
        people=len(loads),
        handovers=len(coming.customers),
        fewest=tuple(people[step.person] for step in steps),
        percent=steps[-1].percent if steps else 0.0,
    )


def without(store: Store, viewer: Viewer, today: date, person_uid: str, *, page: int = 1) -> Leaving:
    """What breaks when the person leaves; somebody unknown, foreign or hidden is NOT_FOUND."""
    with store.read() as session:
        if Meanings(session, viewer).called("person", person_uid) is None:
            raise Refusal(NOT_FOUND)
        person = session.scalars(select(Person).where(Person.uid == person_uid)).one()
        coming = _coming(session, viewer, today, _is_on(person.id))
        broken = [int(one) for one in rules.breaks_without(coming.carried, str(person.id))]
        load = next((one for one in rules.carrier_load(coming.carried) if one.person == str(person.id)), None)
        pages = max(1, -(-len(broken) // PER_PAGE))
        page = min(max(page, 1), pages)
        here = broken[(page - 1) * PER_PAGE : page * PER_PAGE]
        told = {row.Handover.id: row for row in session.execute(_told(here))}
        return Leaving(
            who=_who(person),
            lines=tuple(_breaking(told[one]) for one in here),
            page=page,
            pages=pages,
            broken=len(broken),
            handovers=load.handovers if load else 0,
        )


def _is_on(person_id: int) -> ColumnElement[bool]:
    """Journeys that the person has a part in: nothing else can hang on them."""
    part = aliased(Assignment)
    return exists().where(part.journey_id == Journey.id, part.person_id == person_id, part.void_change.is_(None))


def _coming(session: Session, viewer: Viewer, today: date, *so: ColumnElement[bool]) -> Coming:
    """The nearest first. One statement, read in small pieces."""
    wanted = (
        select(Handover.id, Handover.answer, Journey.customer_id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(
            Handover.state.in_(("holds", "thin")),
            Journey.state == "open",
            to_come(today),
            visible(viewer),
            readable(viewer),
            *so,
        )
        .order_by(first_day.is_(None), first_day, Handover.id)
    )
    coming = Coming([], {})
    for row in session.execute(wanted.execution_options(yield_per=AT_ONCE)):
        coming.customers[str(row.id)] = row.customer_id
        coming.carried.extend(Carried(str(row.id), evidence) for evidence in _evidence(row.answer))
    return coming


def _evidence(answer: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Of the vendor's whole delivery and of each system that does not break: what keeps it from breaking."""
    for scope in answer["scopes"]:
        if scope["side"] == "vendor" and scope["state"] in ("holds", "thin"):
            yield tuple(tuple(map(str, item)) for item in scope["evidence"])


def _served(coming: Coming) -> dict[str, set[int]]:
    """The customers whose handovers hang on each person."""
    served: dict[str, set[int]] = defaultdict(set)
    for one in coming.carried:
        for item in one.evidence:
            for person in item:
                served[person].add(coming.customers[one.handover])
    return served


def _people(session: Session, ids: Sequence[str]) -> dict[str, Who]:
    found = session.scalars(select(Person).where(Person.id.in_({int(one) for one in ids})))
    return {str(person.id): _who(person) for person in found}


def _who(person: Person) -> Who:
    return Who(person.id, person.name, person.slack_id, person.uid)


def _told(ids: Sequence[int]) -> Any:
    giver, leaver = aliased(Phase, name="giver"), aliased(Person, name="leaver")
    return (
        select(Handover, Phase, giver, leaver, Journey.uid, Journey.name, Customer.name.label("customer"))
        .outerjoin(leaver, leaver.id == Handover.person_id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .outerjoin(giver, giver.id == Handover.from_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .join(Customer, Customer.id == Journey.customer_id)
        .where(Handover.id.in_(ids))
    )


def _breaking(row: Any) -> Breaking:
    return Breaking(
        uid=row.uid,
        journey=row.name,
        customer=row.customer,
        from_phase=phase_shown(row.giver) if row.giver else None,
        to_phase=phase_shown(row.Phase),
        start=day(row.Handover.answer.get("start")),
        leaves=_who(row.leaver) if row.leaver else None,
    )
