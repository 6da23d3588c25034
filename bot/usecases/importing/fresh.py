"""Journeys of a source that are new here: written table by table, thousands at once, with answers from the facts alone.

What comes of it is what the house would have written journey by journey; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.reminders import LONGEST_REST
from bot.usecases.changing import Stamp
from bot.usecases.importing.judged import handovers as handovers_of
from bot.usecases.importing.new import New, Values, insert_many, insert_with_ids
from bot.usecases.importing.recorded import record_all
from bot.usecases.importing.rows import Known, phase_columns
from bot.usecases.journeys.keys import set_free
from bot.usecases.journeys.starting import RANK_STEP
from storage.columns import new_uid
from storage.tables import Assignment, AssignmentSystem, Handover, Journey, Phase, System

LONG_OVER = timedelta(days=LONGEST_REST + 2)
"""A start that lies so far back is not spoken of any more (`planning.reading`)."""


def write(session: Session, known: Known, journeys: Sequence[New], import_uid: str) -> list[int]:
    """Write them all, each a change of its own. Returns the ids of those with a handover that is not long over."""
    _free_keys(session, known.stamp, journeys)
    insert_with_ids(session, Journey, [one.columns for one in journeys])
    for one in journeys:
        _plan(known, one)
    insert_with_ids(session, Phase, [row for one in journeys for row in one.phases.values()])
    systems = _systems(session, known.stamp, journeys)
    for one in journeys:
        _staff(known, one)
    insert_with_ids(session, Assignment, [row for one in journeys for row in one.assignments])
    for one in journeys:
        one.links = [
            {
                "workspace_id": known.stamp.workspace,
                "assignment_id": row["id"],
                "system_id": systems[one.columns["id"], fold],
            }
            for row, fold in one.covered
        ]
    insert_many(session, AssignmentSystem, [row for one in journeys for row in one.links])
    handovers = list(handovers_of(session, known, journeys))
    insert_many(session, Handover, handovers)
    record_all(session, known.stamp, journeys, import_uid)
    over = (known.stamp.at - LONG_OVER).date().isoformat()
    return sorted({row["journey_id"] for row in handovers if (row["answer"]["start"] or "") > over})


# -- rows -------------------------------------------------------------------------------------------------------------


def _free_keys(session: Session, stamp: Stamp, journeys: Sequence[New]) -> None:
    """Keys that journeys which are gone still have are given back."""
    gone = select(Journey.key).where(Journey.workspace_id == stamp.workspace, Journey.void_change.is_not(None))
    for key in set(session.scalars(gone)) & {one.columns["key"] for one in journeys}:
        set_free(session, stamp.workspace, key)


def _plan(known: Known, one: New) -> None:
    for place, phase in enumerate(one.told.phases, start=1):
        one.phases[phase.id] = {
            "uid": new_uid(),
            "workspace_id": known.stamp.workspace,
            "journey_id": one.columns["id"],
            "rank": place * RANK_STEP,
            **phase_columns(phase),
        }


def _systems(session: Session, stamp: Stamp, journeys: Sequence[New]) -> Mapping[tuple[int, str], int]:
    """The systems of the journeys, by journey and folded name."""
    rows: dict[tuple[int, str], Values] = {}
    for one in journeys:
        for name in one.systems:
            bare, main = name.removesuffix("*"), name.endswith("*")
            kept, fold, here = names.tidy(bare), names.fold(bare), one.columns["id"]
            if fold and (here, fold) not in rows:
                told = {"name": kept, "fold": fold, "main": main}
                rows[here, fold] = {"workspace_id": stamp.workspace, "journey_id": here, **told}
                one.named[fold] = kept
    before = session.scalar(select(func.max(System.id))) or 0
    insert_many(session, System, list(rows.values()))
    mine = select(System.journey_id, System.fold, System.id)
    found = session.execute(mine.where(System.workspace_id == stamp.workspace, System.id > before))
    return {(journey, fold): id_ for journey, fold, id_ in found}


def _staff(known: Known, one: New) -> None:
    for each in one.told.assignments:
        row = {
            "uid": new_uid(),
            "workspace_id": known.stamp.workspace,
            "journey_id": one.columns["id"],
            "added_at": known.stamp.at,
            **known.columns(each, one.phases[each.phase]["id"]),
        }
        one.assignments.append(row)
        one.covered += [(row, names.fold(system)) for system in each.systems]
