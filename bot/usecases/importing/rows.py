"""The phases and assignments of one imported journey: new rows, and those known again brought up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from bot.rules import facts, names
from bot.rules.titles import of_role
from bot.usecases.changing import Stamp
from bot.usecases.importing.held import Held
from bot.usecases.journeys.starting import RANK_STEP
from bot.usecases.recording import number
from bot.usecases.titles import keep_title, table
from storage.tables import Assignment, AssignmentSystem, Journey, Phase

KINDS = frozenset({"sales", "project", "maintenance"})
Key = tuple[int, int, str, str]
"""Phase, person, side, folded role: by which an assignment is known again."""


@dataclass(slots=True, kw_only=True)
class Known:
    """What an import knows of the workspace while it runs."""

    session: Session
    stamp: Stamp
    people: dict[str, int]
    """Our id by the source's."""
    titles: dict[str, tuple[int | None, str, str]] = field(default_factory=dict)
    """Row of the title by role as written, what it carries and its kind."""

    def columns(self, one: facts.Assignment, phase_id: int) -> dict[str, Any]:
        """An assignment of the source as columns. Lead and key are the source's own: titles do not add to them."""
        role = names.tidy(one.role)
        return {
            "phase_id": phase_id,
            "person_id": self.people[one.person],
            "side": one.side.value,
            "role_text": role,
            "title_id": self.title(role)[0],
            "lead": one.lead,
            "key": one.key or one.lead,
            "all_systems": one.all_systems,
            "first": one.first,
            "last": one.last,
            "percent": one.percent,
            "given": one.given.value,
        }

    def title(self, role: str) -> tuple[int | None, str, str]:
        """Row of the title in a role, what it carries and its kind; a role without one carries the solution."""
        if role not in self.titles:
            title = of_role(role, table(self.session, self.stamp.workspace))
            self.titles[role] = (None, "solution", "")
            if title is not None:
                row = keep_title(self.session, self.stamp.workspace, title)
                self.titles[role] = (row, title.carries, title.kind)
        return self.titles[role]


def keep_phases(session: Session, journey: Journey, held: Held, told: facts.Journey) -> dict[str, Phase]:
    """The journey's phases by the source's id of them, each known again by its place in the order."""
    kept: dict[str, Phase] = {}
    for place, phase in enumerate(told.phases, start=1):
        row = held.phases.get(place * RANK_STEP)
        if row is None:
            row = Phase(workspace_id=journey.workspace_id, journey_id=journey.id, rank=place * RANK_STEP)
            session.add(row)
        for column, value in phase_columns(phase).items():
            setattr(row, column, value)
        kept[phase.id] = row
    session.flush()
    return kept


def phase_columns(phase: facts.Phase) -> dict[str, Any]:
    """A kind of our own is shown in the reader's language; any other phase is called what the source calls it."""
    kind = phase.kind.casefold()
    name = names.tidy(phase.name or "") or None
    if kind in KINDS:
        name = None if name is None or names.fold(name) == kind else name
    else:
        kind, name = "other", name or names.tidy(phase.kind)
    dates = {"start": phase.start, "start_latest": phase.start_latest, "end": phase.end}
    return {"kind": kind, "name": name, **dates, "tentative": phase.tentative}


def keep_assignments(
    known: Known, journey: Journey, held: Held, told: facts.Journey, phases: Mapping[str, Phase]
) -> None:
    """The journey's assignments; those of an earlier import that the source no longer has are voided."""
    waiting: dict[Key, list[Assignment]] = defaultdict(list)
    for row in held.assignments:
        waiting[(row.phase_id, row.person_id, row.side, names.fold(row.role_text))].append(row)
    kept: list[tuple[Assignment, facts.Assignment]] = []
    for one in told.assignments:
        columns = known.columns(one, phases[one.phase].id)
        key = (columns["phase_id"], columns["person_id"], columns["side"], names.fold(columns["role_text"]))
        row = waiting[key].pop(0) if waiting[key] else _made(journey, known.stamp)
        for column, value in columns.items():
            setattr(row, column, value)
        known.session.add(row)
        kept.append((row, one))
    for row in (row for rows in waiting.values() for row in rows if row.added_by is None):
        row.void_change = number(known.session, journey.workspace_id)
    known.session.flush()
    _keep_links(known.session, journey, held, kept)


def _made(journey: Journey, stamp: Stamp) -> Assignment:
    """Nobody added it: so a later import may take it away again."""
    return Assignment(workspace_id=journey.workspace_id, journey_id=journey.id, added_at=stamp.at)


def _keep_links(
    session: Session, journey: Journey, held: Held, kept: list[tuple[Assignment, facts.Assignment]]
) -> None:
    ours = {row.id for row, _ in kept}
    wanted = {(row.id, held.systems[names.fold(system)].id) for row, one in kept for system in one.systems}
    for pair in sorted(wanted - held.links.keys()):
        session.add(AssignmentSystem(workspace_id=journey.workspace_id, assignment_id=pair[0], system_id=pair[1]))
    for pair in held.links.keys() - wanted:
        if pair[0] in ours:
            session.delete(held.links[pair])
