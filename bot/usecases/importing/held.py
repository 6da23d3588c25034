"""What the workspace holds already of the journeys of a source: read in a few statements, not journey by journey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names
from storage.keeping import keep_new
from storage.tables import Assignment, AssignmentSystem, Customer, Phase, System

AT_ONCE = 500
"""Values in one statement."""
T = TypeVar("T")


@dataclass(slots=True)
class Held:
    """The rows of one journey that are not voided; a journey that is being made has none."""

    phases: dict[int, Phase] = field(default_factory=dict)
    """By rank."""
    assignments: list[Assignment] = field(default_factory=list)
    """In the order they were added in."""
    systems: dict[str, System] = field(default_factory=dict)
    """By folded name."""
    links: dict[tuple[int, int], AssignmentSystem] = field(default_factory=dict)
    """By assignment and system."""


def held(session: Session, journeys: Iterable[int]) -> dict[int, Held]:
    """The rows of those journeys, by our id of them."""
    found: dict[int, Held] = defaultdict(Held)
    for some in in_parts(journeys):
        here = Phase.journey_id.in_(some)
        for phase in session.scalars(select(Phase).where(here, Phase.void_change.is_(None))):
            found[phase.journey_id].phases[phase.rank] = phase
        live = select(Assignment).where(Assignment.journey_id.in_(some), Assignment.void_change.is_(None))
        for assignment in session.scalars(live.order_by(Assignment.id)):
            found[assignment.journey_id].assignments.append(assignment)
        for system in session.scalars(select(System).where(System.journey_id.in_(some))):
            found[system.journey_id].systems[system.fold] = system
        links = select(AssignmentSystem, System.journey_id).join(System, System.id == AssignmentSystem.system_id)
        for link, journey in session.execute(links.where(System.journey_id.in_(some))):
            found[journey].links[(link.assignment_id, link.system_id)] = link
    return found


def customers(session: Session, workspace: int, called: Iterable[str]) -> dict[str, Customer]:
    """The customers of those names, by folded name; those that are new are made."""
    wanted = {names.fold(name): name for name in called}
    known = _customers(session, workspace, wanted)
    for fold, name in wanted.items():
        if fold not in known:
            keep_new(session, Customer, workspace_id=workspace, name=name, fold=fold)
    return known | _customers(session, workspace, wanted.keys() - known.keys())


def _customers(session: Session, workspace: int, folds: Iterable[str]) -> dict[str, Customer]:
    return {
        row.fold: row
        for some in in_parts(folds)
        for row in session.scalars(select(Customer).where(Customer.workspace_id == workspace, Customer.fold.in_(some)))
    }


def in_parts(values: Iterable[T]) -> Iterator[list[T]]:
    """The same, AT_ONCE at a time."""
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some
