"""The handovers to come over which somebody stays on: planned on both sides, and named by the answer kept with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.rules.projection.home import Carried
from bot.usecases.digest import Reader
from bot.usecases.journeys.listing.coming import first_day, to_come
from bot.usecases.projection import handover_shown
from bot.usecases.rights import readable, visible
from storage.tables import Assignment, Handover, Journey, Phase

SHOWN = 5
LOOKED_AT = 40
"""Of the nearest for which the plan has them on both sides."""


def carried(session: Session, reader: Reader) -> Carried:
    """Of open journeys that the reader may read."""
    planned = (
        select(Handover.id, Handover.answer)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(_is_on(reader, Handover.to_phase_id), _is_on(reader, Handover.from_phase_id))
        .where(Journey.state == "open", to_come(reader.today), visible(reader.viewer), readable(reader.viewer))
        .order_by(first_day.is_(None), first_day, Handover.id)
        .limit(LOOKED_AT)
    )
    mine = [row.id for row in session.execute(planned) if reader.id in set(_carriers(row.answer))]
    return Carried(
        handovers=tuple(handover_shown(session, reader.workspace.id, one, reader.today) for one in mine[:SHOWN]),
        more=len(mine) > SHOWN,
    )


def _is_on(reader: Reader, phase: Any) -> ColumnElement[bool]:
    mine = select(Assignment.phase_id).where(
        Assignment.person_id == reader.id, Assignment.void_change.is_(None), Assignment.given != "declined"
    )
    found: ColumnElement[bool] = phase.in_(mine)
    return found


def _carriers(answer: dict[str, Any]) -> Iterator[int]:
    for scope in answer["scopes"]:
        yield from scope["carriers"]
