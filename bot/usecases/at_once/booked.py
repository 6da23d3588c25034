"""Who carries a handover and is booked past what they have on its first day, by given figures (`continuity.md` D13)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.continuity import Double, double, loads
from bot.rules.projection import Who
from bot.rules.projection.supposed import TooMuch
from bot.usecases import planning
from bot.usecases.changing import Stamp
from bot.usecases.loads import journeys_of, told
from bot.usecases.planning.reading import rests_on
from bot.usecases.projection import owner_of
from bot.usecases.projection.drawing import Drawing
from bot.usecases.rights import Viewer, readable
from storage.tables import Handover, Journey, Occasion

BOOKED = "booked"
FILLS = ("person.put", "person.replaced", "phase.")
"""Changes, by the beginning of their message id, after which somebody may have more to do than fits."""


def after_booking(session: Session, stamp: Stamp, what: str, drawing: Drawing | None) -> None:
    """Owners hear of it once for each person, handover and start. Where nobody has a figure, nothing is read."""
    if drawing is None or not what.startswith(FILLS):
        return
    people = {row.person_id for row in drawing.rows.assignments if row.percent is not None}
    runs = _runs(journeys_of(session, stamp.workspace, people), people) if people else ()
    for row in session.scalars(_carried(stamp.workspace, runs)) if runs else ():
        owner = owner_of(session, stamp.workspace, row.journey_id, drawing.today).id
        for person in rests_on(row) if owner != stamp.by and _is_ahead(row, drawing.today) else ():
            if _is_full(runs, person, row):
                _tell(session, stamp, row, owner, person)


def still_booked(session: Session, occasion: Occasion, rows: Iterable[Handover], viewer: Viewer) -> list[Handover]:
    """Of the handovers those that it is still true of, by the journeys that their reader may read."""
    person = occasion.values["who"]
    theirs = journeys_of(session, occasion.workspace_id, (person,), readable(viewer))
    runs = _runs(theirs, (person,))
    return [row for row in rows if person in rests_on(row) and _is_full(runs, person, row)]


def too_much(session: Session, row: Handover, who: Who, viewer: Viewer) -> TooMuch | None:
    """The days and journeys of it, as that reader may know them."""
    theirs = journeys_of(session, row.workspace_id, (who.id,), readable(viewer))
    start = date.fromisoformat(row.answer["start"])
    every = told(session, viewer, theirs, str(row.journey_id), {who.id: who})
    return next((one for one in every if one.last is None or one.last >= start), None)


def _runs(journeys: Iterable[facts.Journey], people: Collection[int]) -> tuple[Double, ...]:
    return double(loads(journeys, [str(person) for person in people]))


def _carried(workspace: int, runs: Iterable[Double]) -> Select[Any]:
    """Handovers that hold, of the journeys that take too much of somebody."""
    return (
        select(Handover)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(
            Handover.workspace_id == workspace,
            Handover.journey_id.in_({int(journey) for run in runs for journey in run.journeys}),
            Handover.kind == "boundary",
            Handover.closed_at.is_(None),
            Handover.state.in_(("holds", "thin")),
            Journey.state == "open",
        )
        .order_by(Handover.id)
    )


def _is_ahead(row: Handover, today: date) -> bool:
    return row.answer["start"] is not None and row.answer["start"] > today.isoformat()


def _is_full(runs: Iterable[Double], person: int, row: Handover) -> bool:
    if row.answer["start"] is None:
        return False
    start = date.fromisoformat(row.answer["start"])
    return any(
        run.person == str(person)
        and str(row.journey_id) in run.journeys
        and (run.first is None or run.first <= start)
        and (run.last is None or start <= run.last)
        for run in runs
    )


def _tell(session: Session, stamp: Stamp, row: Handover, owner: int, person: int) -> None:
    start = row.answer["start"]
    mark = {"cause": BOOKED, "who": person, "start": start}
    if not _was_told(session, row, owner, mark):
        values = {**mark, "by": stamp.by, "handovers": [row.id], "hold": 0}
        apart = f"{BOOKED} {person} {start}"
        planning.say_now(session, stamp, row.id, kind="alert", to_person_id=owner, values=values, apart=apart)


def _was_told(session: Session, row: Handover, owner: int, mark: dict[str, Any]) -> bool:
    """Whether it was said, or waits to be."""
    said = select(Occasion.values).where(
        Occasion.handover_id == row.id,
        Occasion.kind == "alert",
        Occasion.to_person_id == owner,
        Occasion.state != "cancelled",
    )
    return any(all(values.get(key) == mark[key] for key in mark) for values in session.scalars(said))
