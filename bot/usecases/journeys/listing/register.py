"""The register of accepted risks: what goes without overlap on purpose, who said so, why, and until what changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.rules.projection import Who
from bot.rules.projection.listed import AcceptedLine, AcceptedPage, Wanted
from bot.rules.reminders import as_it_stands
from bot.rules.reminders.accepting import ACCEPTED_MOVE, badness, is_whole
from bot.usecases.journeys.listing.coming import accepted_rows, day, handovers_wanted, journeys_wanted
from bot.usecases.journeys.listing.lines import phase_shown
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.tables import Customer, Handover, Journey, Person, Phase

PER_PAGE = 10


def register(store: Store, viewer: Viewer, today: date, wanted: Wanted, *, page: int = 1) -> AcceptedPage:
    """One page of the accepted handovers to come of journeys the viewer may read, the nearest first."""
    states = Wanted(breaks=wanted.breaks, thin=wanted.thin, unstaffed=wanted.unstaffed)
    conditions = [*journeys_wanted(viewer, wanted), handovers_wanted(states, [])]
    with store.read() as session:
        rows = accepted_rows(session, viewer, today, *conditions)
        rows.sort(key=lambda row: (row.start is None, row.start, row.id))
        pages = max(1, -(-len(rows) // PER_PAGE))
        page = min(max(page, 1), pages)
        here = [row.id for row in rows[(page - 1) * PER_PAGE : page * PER_PAGE]]
        lines = {row.Handover.id: _line(row) for row in session.execute(_told(here))}
    return AcceptedPage(lines=tuple(lines[one] for one in here), page=page, pages=pages, total=len(rows))


def _told(ids: list[int]) -> Any:
    by, giver, leaver = Person.__table__, aliased(Phase, name="giver"), aliased(Person, name="leaver")
    return (
        select(
            Handover,
            Phase,
            giver,
            leaver,
            Journey.uid,
            Journey.name,
            Customer.name.label("customer"),
            by.c.id.label("by_id"),
            by.c.name.label("by_name"),
        )
        .outerjoin(leaver, leaver.id == Handover.person_id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .outerjoin(giver, giver.id == Handover.from_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .join(Customer, Customer.id == Journey.customer_id)
        .join(by, by.c.id == Handover.accepted_by)
        .where(Handover.id.in_(ids))
    )


def _line(row: Any) -> AcceptedLine:
    handover: Handover = row.Handover
    then = handover.accepted_state or as_it_stands(handover.state, handover.answer["scopes"])
    around = handover.accepted_start
    return AcceptedLine(
        uid=row.uid,
        journey=row.name,
        customer=row.customer,
        from_phase=phase_shown(row.giver) if row.giver else None,
        to_phase=phase_shown(row.Phase),
        start=day(handover.answer.get("start")),
        state=handover.state,
        by=Who(row.by_id, row.by_name),
        on=handover.accepted_at and handover.accepted_at.date(),
        reason=handover.accepted_reason or "",
        worse=_worse(then),
        earliest=around and around - ACCEPTED_MOVE,
        latest=around and around + ACCEPTED_MOVE,
        leaves=Who(row.leaver.id, row.leaver.name) if row.leaver else None,
    )


def _worse(then: str) -> str | None:
    if is_whole(then):
        return None
    return "breaks" if badness(then) < badness("breaks") else "more"
