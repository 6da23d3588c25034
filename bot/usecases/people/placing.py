"""Assignments: which a person has on a journey, and a new one written by the rules of the trade."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.titles import of_role
from bot.rules.typed import Placement
from bot.usecases import titles
from bot.usecases.changing import Stamp
from storage.tables import Assignment, AssignmentSystem, Journey, Phase


def assignments(session: Session, journey_id: int, *, person_id: int | None = None) -> list[Assignment]:
    """The journey's live assignments, in the order they were added in."""
    here = select(Assignment).where(Assignment.journey_id == journey_id, Assignment.void_change.is_(None))
    if person_id is not None:
        here = here.where(Assignment.person_id == person_id)
    return list(session.scalars(here.order_by(Assignment.id)))


def systems_of(session: Session, assignment_id: int) -> list[int]:
    """Ids of the systems an assignment names."""
    return list(
        session.scalars(
            select(AssignmentSystem.system_id)
            .where(AssignmentSystem.assignment_id == assignment_id)
            .order_by(AssignmentSystem.system_id)
        )
    )


class Placing:
    """Puts one person on phases of a journey.

    1. The same person on the same phase in the same role is not doubled but updated; so is who is placed again
       without a role and stands there once.
    2. The first person on a phase without a lead, on the vendor's side, is its lead; a lead is key, and so is who has
       a title that is key.
    3. An architect covers all systems unless some are named. Who stays on keeps their systems.
    4. Days of their own cut the phases they fall into.
    """

    def __init__(self, session: Session, stamp: Stamp, journey: Journey, wanted: Placement, systems: list[int]) -> None:
        self.session = session
        self.stamp = stamp
        self.journey = journey
        self.wanted = wanted
        self.systems = systems
        self.role = names.tidy(wanted.role)
        self.title = of_role(self.role, titles.table(session, stamp.workspace))
        self.title_id = titles.keep_title(session, stamp.workspace, self.title) if self.title else None

    def put(self, person_id: int, phases: Sequence[Phase], order: Sequence[int]) -> list[Assignment]:
        """Place the person on `phases`; `order` is the ids of all the journey's phases in their order."""
        return [self._on(person_id, phase, phases, order) for phase in phases]

    def _on(self, person_id: int, phase: Phase, phases: Sequence[Phase], order: Sequence[int]) -> Assignment:
        mine = assignments(self.session, self.journey.id, person_id=person_id)
        row = self._known([one for one in mine if one.phase_id == phase.id and one.side == self._side])
        new = row is None
        if row is None:
            row = self._new(person_id, phase)
        self._describe(row, phase, phases)
        self.session.add(row)
        self.session.flush()
        if self.systems or self.wanted.all_systems:
            self._cover(row, self.systems, everything=self.wanted.all_systems)
        elif new:
            self._cover(row, *self._kept(mine, phase, order))
        return row

    @property
    def _side(self) -> str:
        return "customer" if self.wanted.customer else "vendor"

    def _known(self, here: list[Assignment]) -> Assignment | None:
        if not self.role:
            return here[0] if len(here) == 1 else None
        same = [one for one in here if names.fold(one.role_text) == names.fold(self.role)]
        return same[0] if same else None

    def _new(self, person_id: int, phase: Phase) -> Assignment:
        return Assignment(
            workspace_id=self.stamp.workspace,
            journey_id=self.journey.id,
            phase_id=phase.id,
            person_id=person_id,
            side=self._side,
            lead=self._side == "vendor" and not self._has_lead(phase),
            given="unconfirmed",
            added_by=self.stamp.by,
            added_at=self.stamp.at,
        )

    def _has_lead(self, phase: Phase) -> bool:
        lead = select(Assignment.id).where(
            Assignment.phase_id == phase.id,
            Assignment.lead.is_(True),
            Assignment.side == "vendor",
            Assignment.given != "declined",
            Assignment.void_change.is_(None),
        )
        return self.session.scalar(lead.limit(1)) is not None

    def _describe(self, row: Assignment, phase: Phase, phases: Sequence[Phase]) -> None:
        wanted = self.wanted
        if self.role:
            row.role_text, row.title_id = self.role, self.title_id
        row.lead = row.lead or wanted.lead
        row.key = bool(row.key or row.lead or wanted.key or (self.title and self.title.key))
        if wanted.percent is not None:
            row.percent = wanted.percent
        if wanted.first is not None and (phase is phases[0] or _later(wanted.first, phase.start)):
            row.first = wanted.first
        if wanted.last is not None and (phase is phases[-1] or _later(phase.end, wanted.last)):
            row.last = wanted.last
        if row.person_id == self.stamp.by:
            row.given = "confirmed"
        elif row.given == "declined":
            row.given = "unconfirmed"

    def _kept(self, mine: list[Assignment], phase: Phase, order: Sequence[int]) -> tuple[list[int], bool]:
        """The systems of who stays on: those of their nearest earlier phase; an architect's are all."""
        if self.title is not None and self.title.kind == "architect":
            return [], True
        earlier = [one for one in mine if order.index(one.phase_id) < order.index(phase.id) and one.side == self._side]
        if not earlier:
            return [], False
        nearest = max(earlier, key=lambda one: order.index(one.phase_id))
        return systems_of(self.session, nearest.id), nearest.all_systems

    def _cover(self, row: Assignment, systems: list[int], everything: bool) -> None:
        row.all_systems = everything
        cover(self.session, row, systems)


def cover(session: Session, row: Assignment, systems: Sequence[int]) -> None:
    """Make these, and no others, the systems that the assignment names."""
    known = set(systems_of(session, row.id))
    for gone in known - set(systems):
        session.delete(session.get_one(AssignmentSystem, (row.id, gone)))
    for system in sorted(set(systems) - known):
        session.add(AssignmentSystem(workspace_id=row.workspace_id, assignment_id=row.id, system_id=system))
    session.flush()


def _later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


def copy(row: Assignment, **changes: Any) -> Assignment:
    """A new assignment like another: same phase, side, role, title, lead, key and systems' breadth."""
    kept = ("workspace_id", "journey_id", "phase_id", "side", "title_id", "role_text", "lead", "key", "all_systems")
    own = ("last", "percent")
    return Assignment(**{name: getattr(row, name) for name in (*kept, *own)}, **changes)
