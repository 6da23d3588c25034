"""All journeys somebody may see, the most urgent first, in pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.facts import State
from bot.rules.projection import JourneyLine, JourneyPage, PhaseShown
from bot.rules.standing import has_begun
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Assignment, Customer, Handover, Journey, Phase

PER_PAGE = 10
STAFFING_DAYS = 30
"""Not staffed counts as urgent this close to the start (`product.md` §4)."""


def listing(
    store: Store,
    viewer: Viewer,
    today: date,
    *,
    breaks: bool = False,
    mine: bool = False,
    customer: str | None = None,
    page: int = 1,
) -> JourneyPage:
    """One page of the journeys; `breaks` only those whose next handover breaks, `mine` those the viewer is on."""
    with store.read() as session:
        rows = _rows(session, viewer, mine=mine, customer=customer)
        lines = [_line(row, handover) for row, handover in _next(session, rows, today)]
    if breaks:
        lines = [line for line in lines if line.handover == State.BREAKS]
    lines.sort(key=lambda line: _urgency(line, today))
    pages = max(1, -(-len(lines) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = tuple(lines[(page - 1) * PER_PAGE : page * PER_PAGE])
    return JourneyPage(lines=shown, page=page, pages=pages, total=len(lines))


def _rows(session: Session, viewer: Viewer, *, mine: bool, customer: str | None) -> list[Any]:
    wanted = (
        select(
            Journey.id,
            Journey.uid,
            Journey.key,
            Journey.name,
            Journey.state,
            Customer.name.label("customer"),
            readable(viewer).label("readable"),
        )
        .join(Customer, Customer.id == Journey.customer_id)
        .where(visible(viewer))
    )
    if mine:
        wanted = wanted.where(
            exists().where(
                Assignment.journey_id == Journey.id,
                Assignment.person_id == viewer.person_id,
                Assignment.void_change.is_(None),
            )
        )
    if customer is not None:
        wanted = wanted.where(Customer.fold.contains(names.fold(customer), autoescape=True))
    return list(session.execute(wanted))


def _next(session: Session, rows: list[Any], today: date) -> list[tuple[Any, Any]]:
    """Each journey with its next handover still to come: the first that has not begun, else None."""
    every = (
        select(Handover.journey_id, Handover.state, Handover.answer, Phase)
        .join(Phase, and_(Phase.id == Handover.to_phase_id, Phase.void_change.is_(None)))
        .where(Handover.closed_at.is_(None), Handover.journey_id.in_([row.id for row in rows]))
        .order_by(Phase.rank)
    )
    following: dict[int, Any] = {}
    for found in session.execute(every):
        phase: Phase = found.Phase
        if not has_begun(_start(found), phase.begun_on, phase.tentative, today):
            following.setdefault(found.journey_id, found)
    return [(row, following.get(row.id)) for row in rows]


def _start(found: Any) -> date | None:
    text = found.answer.get("start")
    return date.fromisoformat(text) if text else None


def _line(row: Any, handover: Any) -> JourneyLine:
    told = handover is not None and row.readable
    return JourneyLine(
        uid=row.uid,
        key=row.key,
        name=row.name,
        customer=row.customer,
        state=row.state,
        handover=handover.state if told else None,
        start=_start(handover) if handover is not None else None,
        to_phase=_shown(handover.Phase) if handover is not None else None,
    )


def _shown(phase: Phase) -> PhaseShown:
    return PhaseShown(
        uid=phase.uid,
        kind=phase.kind,
        name=phase.name,
        start=phase.start,
        start_latest=phase.start_latest,
        end=phase.end,
        tentative=phase.tentative,
        begun=False,
    )


def _urgency(line: JourneyLine, today: date) -> tuple[bool, int, date, str]:
    """Open ones first; of those what breaks, or is not staffed and near; then what is thin; then by date."""
    near = line.start is not None and (line.start - today).days <= STAFFING_DAYS
    urgent = line.handover == State.BREAKS or (line.handover == State.UNSTAFFED and near)
    rank = 0 if urgent else 1 if line.handover == State.THIN else 2
    return line.state != "open", rank, line.start or date.max, line.key
