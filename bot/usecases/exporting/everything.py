"""All journeys that somebody may read whole, with people and notes, in the form that an import reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from bot.rules.tabled import Table, without_blank
from bot.rules.values import fact
from bot.usecases.exporting.notes import notes
from bot.usecases.exporting.plans import absences, assignments, customers, journeys, people, phases
from bot.usecases.figures import readable_figures
from bot.usecases.notes.rights import readable_notes
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Journey, Note, ToldFigures, Workspace


@fact
class Exported:
    """The tables, and how much they hold."""

    tables: tuple[Table, ...]
    journeys: int
    people: int
    notes: int


def everything(store: Store, viewer: Viewer) -> Exported:
    """As of now. Journeys of which only name, owner and dates may be seen are not among them."""
    mine = (visible(viewer), readable(viewer))
    return _exported(store, mine, readable_notes(viewer), readable_figures(viewer))


def teams(store: Store) -> dict[str, int]:
    """The workspaces that are here: Slack's id of each, and ours."""
    with store.read() as session:
        return {one.team_id: one.id for one in session.scalars(select(Workspace).order_by(Workspace.id))}


def whole(store: Store, workspace: int) -> Exported:
    """All of a workspace, for whoever runs the installation."""
    kept, noted, told = (
        and_(one.workspace_id == workspace, one.void_change.is_(None)) for one in (Journey, Note, ToldFigures)
    )
    there = or_(Note.journey_id.is_(None), Note.journey_id.in_(select(Journey.id).where(kept)))
    return _exported(store, (kept,), and_(noted, there), told)


def _exported(
    store: Store, so: Sequence[ColumnElement[bool]], noted: ColumnElement[bool], told: ColumnElement[bool]
) -> Exported:
    with store.read() as session:
        plans = _plans(session, select(Journey.id).where(*so))
        found = [*plans, customers(session, told), notes(session, noted)]
        counted = {table.name: len(table.rows) for table in found}
        kept = tuple(table for table in found if table.rows or table.name in ("journeys", "phases", "assignments"))
        return Exported(tables=kept, journeys=counted["journeys"], people=counted["people"], notes=counted["notes"])


def _plans(session: Session, mine: Select[Any]) -> Sequence[Table]:
    return (
        without_blank(journeys(session, mine), "state", "systems"),
        without_blank(phases(session, mine), "start_latest"),
        assignments(session, mine),
        without_blank(people(session, mine), "name"),
        absences(session, mine),
    )
