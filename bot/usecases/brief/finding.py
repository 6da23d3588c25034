"""The handover that a brief is for: for who may read its journey, also when it is paused, closed or long past."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection import AssignmentShown, HandoverShown, JourneyShown
from bot.rules.reminders.receiving import BEFORE
from bot.rules.texts import Refusal
from bot.usecases.handovers import GONE
from bot.usecases.projection import journey_shown
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, alone, must_read
from storage.tables import Handover, Journey, Person


class Passing(NamedTuple):
    """A handover with its journey as it is now, and who is on both of its sides."""

    row: Handover
    journey: Journey
    shown: JourneyShown
    handover: HandoverShown
    today: date

    @property
    def giving(self) -> tuple[AssignmentShown, ...]:
        """Ours who hand over; of a change of hands who leaves."""
        giver = self.handover.from_phase
        found = self._ours(giver.uid if giver else None)
        return tuple(one for one in found if not self.handover.within or one.who == self.handover.leaves)

    @property
    def receiving(self) -> tuple[AssignmentShown, ...]:
        """Ours who take over; of a change of hands the others of the phase."""
        found = self._ours(self.handover.to_phase.uid)
        return tuple(one for one in found if not self.handover.within or one.who != self.handover.leaves)

    @property
    def newcomers(self) -> frozenset[int]:
        """Ids of those who take over and were not there before: not in the giving phase; of a change of hands, who
        comes in about then."""
        if not self.handover.within:
            return frozenset({one.who.id for one in self.receiving} - {one.who.id for one in self.giving})
        since = self.handover.start - BEFORE if self.handover.start else date.min
        return frozenset(one.who.id for one in self.receiving if one.first is not None and one.first > since)

    def receives(self, person_id: int) -> bool:
        return any(one.who.id == person_id for one in self.receiving)

    def gives(self, person_id: int) -> bool:
        return any(one.who.id == person_id for one in self.giving)

    def _ours(self, phase: str | None) -> tuple[AssignmentShown, ...]:
        rows = (one for one in self.shown.assignments if one.phase_uid == phase)
        return tuple(one for one in rows if one.side == "vendor" and one.given != "declined")


def passing(session: Session, viewer: Viewer, uid: str, today: date) -> Passing:
    """The handover with that uid, for who may read its journey; unknown, foreign and hidden ones get the same words."""
    so = (Handover.workspace_id == viewer.workspace, Handover.uid == uid)
    row = session.scalar(select(Handover).where(*so))
    if row is None:
        raise Refusal(NOT_FOUND)
    journey = session.get_one(Journey, row.journey_id)
    must_read(session, viewer, journey)
    shown = journey_shown(session, viewer.workspace, journey.id, today)
    handover = next((one for one in shown.handovers if one.uid == uid), None)
    if handover is None:
        raise Refusal(GONE)
    return Passing(row, journey, shown, handover, today)


def reads(session: Session, person_id: int, found: Passing) -> bool:
    """Whether somebody else may read the journey, wherever they are: what is asked of them tells of it."""
    person = session.get_one(Person, person_id)
    return access(session, alone(person, found.today), found.journey) >= Access.READ
